public import Performance

/// One difference between two forms, by field or by row.
public struct FormDifference: Hashable, Sendable {
    /// What happened to it.
    public var kind: Kind
    /// The field on the left; nil where the row is on the right only. Of a whole row, its first column.
    public var left: FieldPath?
    /// The field on the right; nil where the row is on the left only.
    public var right: FieldPath?
    /// The name of the row that the field belongs to: an indicator's wording, a fund's label; nil for a field
    /// of the form itself.
    public var row: String?
    /// What stands on the left.
    public var leftText: String?
    /// What stands on the right.
    public var rightText: String?
    /// Whether both texts give the same number, so that only the spelling differs: `100%` and `1`.
    public var isSameNumber = false

    /// What can happen to a field or row.
    public enum Kind: String, CaseIterable, Sendable {
        /// It says otherwise.
        case changed
        /// The row is on the right only.
        case added
        /// The row is on the left only.
        case removed
        /// The row stands in another place or under other levels.
        case moved
    }
}
