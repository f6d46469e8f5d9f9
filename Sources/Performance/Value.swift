public import Primitives

/// What an officer wrote in a value cell: the text as seen, and what it says.
///
/// `≥12个` is `comparator` ≥, `number` 12, `unit` 个; `3-5天` is `number` 3, `upper` 5, `unit` 天;
/// `效果显著` has its text alone. An empty cell is no `Value` at all.
public struct Value: Hashable, Sendable {
    /// The display text: number format applied, outer white space trimmed.
    public var text: String
    /// The relation that the text demands, however it was typed.
    public var comparator: Comparator?
    /// The number as an exact decimal, in the unit as typed: `99.82%` is 99.82.
    public var number: ExactDecimal?
    /// The far end of a range.
    public var upper: ExactDecimal?
    /// What follows the number, as typed: `家`, `万元`, `人/天`, `%`.
    public var unit: String?
    /// Whether the cell says that nothing applies: `—`, `-`, `/`, `无` alone.
    public var notApplicable: Bool
    /// The day, month, time of day or span of them, where the text is one; it has no number then.
    public var date: CalendarTime?

    /// A relation between a target and what was reached.
    public enum Comparator: String, CaseIterable, Sendable {
        /// At least: ≥, ≧, >=, 不低于, …以上
        case atLeast = "≥"
        /// At most: ≤, ≦, <=, 不超过, …以下
        case atMost = "≤"
        /// Exactly: =
        case equal = "="
        /// More than: >
        case moreThan = ">"
        /// Less than: <
        case lessThan = "<"
    }

    /// Makes a value of its parts; to read one from a text, use `init(reading:)`.
    public init(
        text: String, comparator: Comparator? = nil, number: ExactDecimal? = nil, upper: ExactDecimal? = nil,
        unit: String? = nil, notApplicable: Bool = false, date: CalendarTime? = nil
    ) {
        self.text = text
        self.comparator = comparator
        self.number = number
        self.upper = upper
        self.unit = unit
        self.notApplicable = notApplicable
        self.date = date
    }
}
