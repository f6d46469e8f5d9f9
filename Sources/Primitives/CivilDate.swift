/// A day of the calendar without a time zone, as forms print it.
public struct CivilDate: Hashable, Sendable {
    /// The year, such as 2022.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// Makes a date of the years 0 to 9999; nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, (0...9999).contains(year) else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date so many days after 1970-01-01 (before it where negative).
    public init?(daysSince1970 days: Int) {
        guard (-4_000_000...4_000_000).contains(days) else { return nil }
        // Years are counted from March, so that the leap day comes last.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

extension CivilDate {
    /// How many days after 1970-01-01 it is; negative before.
    public var daysSince1970: Int {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let era = (yearFromMarch >= 0 ? yearFromMarch : yearFromMarch - 399) / 400
        let yearOfEra = yearFromMarch - era * 400
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension CivilDate: Comparable {
    /// The earlier day comes first.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CivilDate: CustomStringConvertible {
    /// Reads ISO 8601, `2022-12-31`, with every digit; nil where the text is anything else or the
    /// calendar has no such day.
    public init?(_ iso: some StringProtocol) {
        var numbers = (0, 0, 0)
        var index = 0
        for byte in iso.utf8 {
            let digit = Int(byte) - Int(UInt8(ascii: "0"))
            switch index {
            case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
            case 0..<4, 5, 6, 8, 9:
                guard (0...9).contains(digit) else { return nil }
                if index < 4 {
                    numbers.0 = numbers.0 * 10 + digit
                } else if index < 7 {
                    numbers.1 = numbers.1 * 10 + digit
                } else {
                    numbers.2 = numbers.2 * 10 + digit
                }
            default: return nil
            }
            index += 1
        }
        guard index == 10 else { return nil }
        self.init(year: numbers.0, month: numbers.1, day: numbers.2)
    }

    /// ISO 8601, `2022-12-31`.
    public var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text of `description` to a buffer of UTF-8.
    public func write(to bytes: inout [UInt8]) {
        func digits(_ number: Int) {
            bytes.append(UInt8(ascii: "0") + UInt8(number / 10 % 10))
            bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
        }
        digits(year / 100)
        digits(year % 100)
        bytes.append(UInt8(ascii: "-"))
        digits(month)
        bytes.append(UInt8(ascii: "-"))
        digits(day)
    }
}
