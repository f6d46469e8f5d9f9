public import Performance

/// Why a form cannot be read or laid out as asked.
public enum LayoutError: Error, Hashable, Sendable {
    /// There is no layout of this id; `known` are those there are.
    case unknownLayout(String, known: [String])
    /// The layout has no place for a field that the form fills, and would lose it.
    case noPlace(FieldPath, layout: String)
    /// What would be written does not read back: the field would come back otherwise.
    case ambiguous(FieldPath, layout: String)
}
