package import Primitives

/// A number format by its code, for those that ask now and then what it makes of a number.
package struct FormatCode {
    private let format: NumberFormat

    /// Takes a code; whatever it does not know is shown as it stands.
    package init(_ code: String) {
        format = NumberFormat(compiling: Array(code.utf8))
    }

    /// What is seen of a number; dates are counted from 1900.
    package func text(of number: ExactDecimal) -> String {
        guard let stored = FormatCode.stored(number) else { return number.description }
        var bytes = ByteArena(capacity: 64)
        if format.kind == .general {
            stored.writeGeneral(to: &bytes)
        } else {
            format.write(stored, usesEpoch1904: false, to: &bytes)
        }
        return String(decoding: bytes[0..<bytes.count], as: UTF8.self)
    }

    /// The power of ten that a number is multiplied by before it is shown: 2 under `0%`.
    package func power(of number: ExactDecimal) -> Int {
        guard var stored = FormatCode.stored(number), let section = format.section(for: &stored) else {
            return 0
        }
        return format.sections[section].scale
    }

    /// The day, time or duration that a number counted from 1900 is shown as; nil where there is none, as for
    /// negative numbers.
    ///
    /// Under a format such as `[h]:mm`, any number is a duration.
    ///
    /// - Parameter inFull: whether a time is wanted that the format does not show.
    package func date(of number: ExactDecimal, inFull: Bool = false) -> CalendarTime? {
        guard var stored = FormatCode.stored(number), let index = format.section(for: &stored),
            let seconds = Int(exactly: (number.double * 86_400).rounded()), seconds.magnitude < 1 << 50
        else { return nil }
        let section = format.sections[index]
        if section.isElapsed { return .duration(seconds: seconds) }
        guard seconds >= 0 else { return nil }
        let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let second = rest % 60
        let time = TimeOfDay(hour: rest / 3600, minute: rest / 60 % 60, second: second > 0 ? second : nil)
        guard let time else { return nil }
        if days == 0 { return section.showsDay && rest == 0 ? nil : .time(time) }
        if !section.showsDay, !inFull { return .time(time) }
        // The 1900 system has a 29 February 1900, which no calendar has.
        guard days != 60, let day = CivilDate(daysSince1970: days - (days < 60 ? 25_568 : 25_569)) else {
            return nil
        }
        return rest > 0 && (inFull || section.showsTime) ? .moment(day, time) : .day(day)
    }

    private static func stored(_ number: ExactDecimal) -> StoredNumber? {
        var bytes: [UInt8] = []
        number.write(to: &bytes)
        return bytes.withUnsafeBufferPointer { StoredNumber($0) }
    }
}

extension NumberFormat.Section {
    /// Whether it shows anything of the day.
    fileprivate var showsDay: Bool {
        tokens.contains { token in
            switch token.kind {
            case .year, .month, .day, .weekday, .chineseWeekday: true
            default: false
            }
        }
    }

    /// Whether it shows anything of the time of day.
    fileprivate var showsTime: Bool {
        tokens.contains { token in
            switch token.kind {
            case .hour, .minute, .second: true
            default: token.kind.isHalfDay
            }
        }
    }
}

extension FormatCode {
    /// The number, counted from 1900, that a cell stores for what `date(of:)` gives; nil for a month or span.
    package static func number(of date: CalendarTime) -> ExactDecimal? {
        func seconds(_ time: TimeOfDay) -> Int { time.hour * 3600 + time.minute * 60 + (time.second ?? 0) }
        switch date {
        case .day(let day): return serial(day).map { ExactDecimal($0) }
        case .time(let time): return days(seconds(time))
        case .moment(let day, let time): return serial(day).flatMap { days($0 * 86_400 + seconds(time)) }
        case .duration(let duration): return days(duration)
        case .month, .days, .months: return nil
        }
    }

    private static func serial(_ day: CivilDate) -> Int? {
        let number = day.daysSince1970 + 25_569
        // Before March 1900 the count has a day too many.
        return number > 60 ? number : number > 1 ? number - 1 : nil
    }

    /// Seconds as days, to the 15 digits that a spreadsheet stores.
    private static func days(_ seconds: Int) -> ExactDecimal? {
        ExactDecimal(seconds).divided(by: ExactDecimal(86_400), places: 20)?.rounded(toDigits: 15)
    }
}

extension FormatCode {
    /// Whether it shows dates or times.
    package var isDate: Bool { format.kind == .date }
}
