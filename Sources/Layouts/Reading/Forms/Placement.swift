import Performance
import Primitives

/// Which cell of a sheet stands for which field of a form: the step that reading, drawing and the source
/// map share.
///
/// Read from a sheet, it comes from the labels found there; drawn anew, from a layout and the form.
struct Placement {
    /// The fields and their cells, in reading order of the form.
    var fields: [PlacedField] = []
    /// The blocks, from top to bottom.
    var blocks: [PlacedBlock] = []
    /// The form with its rows, their sources and heads, before their fields are filled.
    var skeleton = Form(kind: .projectTarget, layout: "")
}

/// A field and the cell that stands for it.
struct PlacedField {
    var field: FieldPath
    /// The cell or merged range.
    var range: CellRange
    /// The cell's position in the sheet's cells; nil where it is empty.
    var cell: Int?
    /// How many leading bytes of the cell are a label printed in the same cell (`填报单位：`).
    var labelBytes = 0
    /// Where the field's bytes end in its cell, where another label follows them; nil at the cell's end.
    var endBytes: Int?
    /// Whether the field is that label itself, rather than what follows it.
    var isLabel = false
    /// The cells with the comparator before a target and the unit after it, where they have columns of their
    /// own; positions in the sheet's cells.
    var before: Int?
    var after: Int?
}

/// A block of rows of a form.
struct PlacedBlock {
    var kind: Kind
    /// The rows, heads included.
    var rows: ClosedRange<Int>
    /// The rows of the heads; nil where it has none.
    var headRows: ClosedRange<Int>?
    /// The first column of each column of a table, from the left.
    var columns: [PlacedColumn] = []
    /// The first column of the labels of a funds table.
    var labelColumn: Int?

    enum Kind { case title, year, head, funds, goals, indicators, total, notes, other }
}

/// A column of a table as it was found.
struct PlacedColumn {
    var columns: ClosedRange<Int>
    var fund: Fund.Column?
    var goal: Layout.GoalColumn?
    var indicator: Indicator.Column?
    /// The key of its head.
    var label: UInt64
}
