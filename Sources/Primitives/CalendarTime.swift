/// What a form says of the calendar or the clock: a day, a month, a time of day, a time on a day, how long
/// something takes, or a span of days or months.
///
/// Its text is ISO 8601: `2022-12-31`, `2021-12`, `T08:30`, `2022-12-31T08:30`, `PT26H30M`,
/// `2022-03-01/2022-12-31`, `2023-07/2024-01`.
public enum CalendarTime: Hashable, Sendable {
    /// `2022年12月31日`
    case day(CivilDate)
    /// `2021年12月`
    case month(CivilMonth)
    /// `8:30`
    case time(TimeOfDay)
    /// `2022年12月31日 8:30`
    case moment(CivilDate, TimeOfDay)
    /// How many seconds a cell under a format such as `[h]:mm` counts; negative where it counts down.
    case duration(seconds: Int)
    /// From a day to another, both counted in.
    case days(ClosedRange<CivilDate>)
    /// From a month to another, both counted in.
    case months(ClosedRange<CivilMonth>)

    /// The years it lies in, the first and the last; nil for a time of day.
    public var years: ClosedRange<Int>? {
        switch self {
        case .day(let day): day.year...day.year
        case .month(let month): month.year...month.year
        case .moment(let day, _): day.year...day.year
        case .time, .duration: nil
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
        } else if let day = CivilDate(iso.prefix(10)), let time = TimeOfDay(iso.dropFirst(10)) {
            self = .moment(day, time)
        } else if let seconds = CalendarTime.seconds(ofDuration: iso) {
            self = .duration(seconds: seconds)
        } else {
            return nil
        }
    }

    /// The seconds of `PT26H30M`, `-PT5S`; nil where the text is anything else.
    private static func seconds(ofDuration iso: some StringProtocol) -> Int? {
        let isNegative = iso.hasPrefix("-")
        var rest = isNegative ? iso.dropFirst() : iso[...]
        guard rest.hasPrefix("PT"), rest.utf8.count > 2 else { return nil }
        rest = rest.dropFirst(2)
        var seconds = 0
        for (unit, worth) in [("H", 3600), ("M", 60), ("S", 1)] {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty, rest.dropFirst(digits.count).hasPrefix(unit) else { continue }
            // Longer than any form's, and far from what overflows.
            guard digits.utf8.count <= 12, let count = Int(digits) else { return nil }
            seconds += count * worth
            rest = rest.dropFirst(digits.count + 1)
        }
        guard rest.isEmpty else { return nil }
        return isNegative ? -seconds : seconds
    }

    private static func text(ofDuration seconds: Int) -> String {
        let all = seconds.magnitude
        var text = seconds < 0 ? "-PT" : "PT"
        if all >= 3600 { text += "\(all / 3600)H" }
        if all / 60 % 60 > 0 { text += "\(all / 60 % 60)M" }
        if all % 60 > 0 || all == 0 { text += "\(all % 60)S" }
        return text
    }

    /// ISO 8601.
    public var description: String {
        switch self {
        case .day(let day): day.description
        case .month(let month): month.description
        case .time(let time): time.description
        case .moment(let day, let time): "\(day)\(time)"
        case .duration(let seconds): CalendarTime.text(ofDuration: seconds)
        case .days(let days): "\(days.lowerBound)/\(days.upperBound)"
        case .months(let months): "\(months.lowerBound)/\(months.upperBound)"
        }
    }
}
