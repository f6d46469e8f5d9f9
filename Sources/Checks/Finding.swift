import Performance
import Primitives

/// What a check found, without what its rule and the source map add.
struct Finding {
    /// The field that it is about.
    var field: FieldPath?
    /// The cell, where no field has it.
    var cell: CellReference?
    /// What stands there.
    var found: String?
    /// What should stand there.
    var expected: String?
    /// How the expected figure comes about.
    var working: String?
    /// What the text may mean.
    var readings: [String] = []
}
