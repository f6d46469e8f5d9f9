public import Performance
public import Sheets

/// What was read of one input.
public struct Reading: Sendable {
    /// The forms, in the order of sheets and rows.
    public var forms: [Form] = []
    /// What was doubtful or not understood.
    public var problems: [Problem] = []
    /// The sheets that the forms were read of; none for JSON.
    public var sheets: [Sheet] = []
    /// The encoding of delimited text.
    public var encoding: String?

    /// Whether something must be put right.
    public var hasErrors: Bool { problems.contains { $0.severity == .error } }
}
