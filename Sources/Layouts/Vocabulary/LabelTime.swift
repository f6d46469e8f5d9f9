import Performance
import Primitives

/// The time that a label speaks of.
enum LabelTime: Hashable, Sendable {
    /// The form's own year: 全年, 年度, 当年.
    case year
    /// The year before: 上年.
    case previous
    /// The whole term of a project: 实施期.
    case term
    /// Several years up to now: 近两年.
    case recent
    /// A quarter that the label does not give by its months.
    case quarter
    /// A single month.
    case month(UInt8)
    /// The months from the first to the last: 1～7月.
    case months(UInt8, UInt8)
    /// A year by its number: 2019年.
    case named(UInt16)

    /// Reads a time's word in the vocabulary: `year`, `term`, `months 1-6`; nil if it is not one.
    init?(_ word: String) {
        switch word {
        case "year": self = .year
        case "previous": self = .previous
        case "term": self = .term
        case "recent": self = .recent
        case "quarter": self = .quarter
        default:
            guard word.hasPrefix("months ") else { return nil }
            let ends = word.dropFirst(7).split(separator: "-").compactMap { UInt8($0) }
            guard ends.count == 2, (1...12).contains(ends[0]), (ends[0]...12).contains(ends[1]) else {
                return nil
            }
            self = .months(ends[0], ends[1])
        }
    }

    /// The words of the vocabulary, for messages.
    static let words = ["year", "previous", "term", "recent", "quarter", "months 1-6"]

    /// Whether values of this time are the form's own: of its year, or of the months that it watches.
    func isOwn(year: Int?) -> Bool {
        switch self {
        case .year, .months: true
        case .named(let named): year == Int(named)
        case .previous, .term, .recent, .quarter, .month: false
        }
    }

    /// The period that the canonical form names beside a value of another time; nil where it has no name for it.
    func period(year: Int?) -> Period? {
        switch self {
        case .year, .recent, .quarter: nil
        case .previous: year.map { .year($0 - 1) } ?? .previous
        case .term: .term
        case .month(let month): LabelTime.months(year, month, month).map { .months($0) }
        case .months(let first, let last): LabelTime.months(year, first, last).map { .months($0) }
        case .named(let year): .year(Int(year))
        }
    }

    /// Months of a year; nil if the year is unknown or the months are impossible.
    static func months(_ year: Int?, _ first: UInt8, _ last: UInt8) -> ClosedRange<CivilMonth>? {
        guard let year, (1...9999).contains(year), (1...12).contains(first), (first...12).contains(last),
            let from = CivilMonth(year, first), let to = CivilMonth(year, last)
        else { return nil }
        return from...to
    }

}

extension CivilMonth {
    /// A month of a year, both by their numbers.
    fileprivate init?(_ year: Int, _ month: UInt8) {
        let digits = String(year)
        self.init(
            String(repeating: "0", count: max(0, 4 - digits.count)) + digits + (month < 10 ? "-0" : "-")
                + String(month))
    }
}
