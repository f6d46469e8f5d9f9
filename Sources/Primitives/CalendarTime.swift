/// What a form says of the calendar or the clock: a day, a month, a time of day, or a span of days or months.
///
/// Its text is ISO 8601: `2022-12-31`, `2021-12`, `T08:30`, `2022-03-01/2022-12-31`, `2023-07/2024-01`.
public enum CalendarTime: Hashable, Sendable {
    /// `2022年12月31日`
    case day(CivilDate)
    /// `2021年12月`
    case month(CivilMonth)
    /// `8:30`
    case time(TimeOfDay)
    /// From a day to another, both counted in.
    case days(ClosedRange<CivilDate>)
    /// From a month to another, both counted in.
    case months(ClosedRange<CivilMonth>)

    /// The years it lies in, the first and the last; nil for a time of day.
    public var years: ClosedRange<Int>? {
        switch self {
        case .day(let day): day.year...day.year
        case .month(let month): month.year...month.year
        case .time: nil
        case .days(let days): days.lowerBound.year...days.upperBound.year
        case .months(let months): months.lowerBound.year...months.upperBound.year
        }
    }
}

extension CalendarTime: CustomStringConvertible {
    /// Reads ISO 8601 in the spelling that `description` has; nil where the text is anything else, or a span
    /// ends before it begins.
    public init?(_ iso: some StringProtocol) {
        let ends = iso.split(separator: "/", omittingEmptySubsequences: false)
        if ends.count == 2 {
            if let first = CivilDate(ends[0]), let last = CivilDate(ends[1]), first <= last {
                self = .days(first...last)
            } else if let first = CivilMonth(ends[0]), let last = CivilMonth(ends[1]), first <= last {
                self = .months(first...last)
            } else {
                return nil
            }
        } else if let day = CivilDate(iso) {
            self = .day(day)
        } else if let month = CivilMonth(iso) {
            self = .month(month)
        } else if let time = TimeOfDay(iso) {
            self = .time(time)
        } else {
            return nil
        }
    }

    /// ISO 8601.
    public var description: String {
        switch self {
        case .day(let day): day.description
        case .month(let month): month.description
        case .time(let time): time.description
        case .days(let days): "\(days.lowerBound)/\(days.upperBound)"
        case .months(let months): "\(months.lowerBound)/\(months.upperBound)"
        }
    }
}
