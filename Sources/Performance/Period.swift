public import Primitives

/// The time that a value is of, where it is not the form's own year.
///
/// Its text is `2019`, `2023-01/2023-06`, `previous` or `term`.
public enum Period: Hashable, Sendable {
    /// A year that is named; 1 to 9999.
    case year(Int)
    /// Months, the first and the last counted in.
    case months(ClosedRange<CivilMonth>)
    /// The year before the form's, where it is not said which: 上年.
    case previous
    /// The whole implementation period: 实施期.
    case term
}

extension Period: CustomStringConvertible {
    /// Reads the text of `description`; nil where it is anything else.
    public init?(_ text: some StringProtocol) {
        switch text {
        case "previous": self = .previous
        case "term": self = .term
        default:
            if case .months(let months)? = CalendarTime(text) {
                self = .months(months)
            } else if text.utf8.count == 4, let month = CivilMonth("\(text)-01"), month.year > 0 {
                self = .year(month.year)
            } else {
                return nil
            }
        }
    }

    /// The period as JSON spells it; a year has four digits.
    public var description: String {
        switch self {
        case .year(let year): String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
        case .months(let months): CalendarTime.months(months).description
        case .previous: "previous"
        case .term: "term"
        }
    }
}
