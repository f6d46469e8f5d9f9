public import Primitives

/// What stands in one cell of a ledger.
public enum LedgerCell: Hashable, Sendable {
    /// Nothing.
    case blank
    /// Text as the officer sees it.
    case text(String)
    /// A count, a year or a number of a row.
    case whole(Int)
    /// An exact number that was worked out.
    case number(ExactDecimal)
    /// What the officer wrote where a number belongs, and the number where it is one.
    case measure(String, ExactDecimal?)

    /// Text; an empty or missing one is blank.
    init(_ text: String?) {
        if let text, !text.isEmpty { self = .text(text) } else { self = .blank }
    }

    /// A number, or blank.
    init(_ number: ExactDecimal?) {
        self = number.map { .number($0) } ?? .blank
    }
}
