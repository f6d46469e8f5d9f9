public import Performance

/// Why a form cannot be read or laid out as asked.
public enum LayoutError: Error, Hashable, Sendable {
    /// There is no layout of this id; `known` are those there are.
    case unknownLayout(String, known: [String])
    /// There is no fund type of this id; `known` are those there are.
    case unknownFundType(String, known: [String])
    /// The fund type has no form of this kind; `known` are those it has.
    case unknownKind(FormKind, fundType: String, known: [FormKind])
    /// The layout makes forms of another kind than the one asked for.
    case otherKind(layout: String, kind: FormKind)
    /// The form is not a target form that a self-evaluation could be made out of.
    case noTarget(FormKind)
    /// The layout has no place for a field that the form fills, and would lose it.
    case noPlace(FieldPath, layout: String)
    /// What would be written does not read back: the field would come back otherwise.
    case ambiguous(FieldPath, layout: String)
    /// A field that was changed since the form was read would come back otherwise out of the officer's own
    /// sheet.
    case notKept(FieldPath)
}
