public import Performance

/// What was read from one sheet.
public struct SheetReading: Sendable {
    /// The forms, from top to bottom.
    public var forms: [Form] = []
    /// What was doubtful or not understood, in reading order.
    public var problems: [Problem] = []

    /// Makes an empty reading.
    public init() {}
}
