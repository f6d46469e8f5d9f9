import Glibc
package import Primitives

extension NumberFormat {
    /// A day and a time of day, counted as a workbook does.
    package struct Moment {
        /// The serial number of the day in the 1900 system.
        var day: Int
        var year: Int
        var month: Int
        var dayOfMonth: Int
        /// The time in seconds since the day began, subseconds cut off.
        var second: Int
        /// The time behind the second, as a whole number of the places asked for.
        var subsecond: Int

        init(day: Int, year: Int, month: Int, dayOfMonth: Int, second: Int, subsecond: Int) {
            self.day = day
            self.year = year
            self.month = month
            self.dayOfMonth = dayOfMonth
            self.second = second
            self.subsecond = subsecond
        }

        /// The moment that a serial number means; nil where a spreadsheet shows none (before the epoch, or
        /// after the year 9999).
        ///
        /// The 1900 system has a 29 February 1900, and a day 0 before 1 January 1900.
        init?(_ number: StoredNumber, places: Int, usesEpoch1904: Bool) {
            guard !number.isNegative, let whole = number.wholePart, whole <= 2_958_465 else { return nil }
            let unit = Int(StoredNumber.powersOfTen(places))
            // Most dates are whole days, without a time to be worked out.
            var ticks =
                number.exponent >= 0
                ? 0 : Int(((number.double - Double(whole)) * 86_400 * Double(unit)).rounded())
            day = whole + (usesEpoch1904 ? 1462 : 0)
            if ticks >= 86_400 * unit {
                ticks = 0
                day += 1
            }
            second = max(ticks, 0) / unit
            subsecond = max(ticks, 0) % unit
            switch day {
            case 0: (year, month, dayOfMonth) = (1900, 1, 0)
            case 60: (year, month, dayOfMonth) = (1900, 2, 29)
            default:
                guard let date = CivilDate(daysSince1970: day - (day < 60 ? 25_568 : 25_569)) else {
                    return nil
                }
                (year, month, dayOfMonth) = (date.year, date.month, date.day)
            }
        }

        /// The day of the week, 0 for Sunday; by the 1900 system's own count before March 1900.
        var weekday: Int { ((day + 6) % 7 + 7) % 7 }
    }

    package func write(_ moment: Moment, in section: Section, to bytes: inout ByteArena) {
        let start = bytes.count
        for (index, token) in section.tokens.enumerated() {
            switch token.kind {
            case .literal:
                for place in token.first..<(token.first + token.count) { bytes.append(literals[place]) }
            case .padding:
                if index + 1 < section.tokens.count, bytes.count > start { bytes.append(0x20) }
            case .year:
                if section.numerals != .none {
                    section.numerals.writeYear(token.first <= 2 ? moment.year % 100 : moment.year, to: &bytes)
                } else if token.first <= 2 {
                    bytes.appendDecimal(moment.year % 100, width: 2)
                } else {
                    bytes.appendDecimal(moment.year, width: 4)
                }
            case .month: writeMonth(moment.month, letters: token.first, section, to: &bytes)
            case .day: writePart(moment.dayOfMonth, token, section, to: &bytes)
            case .weekday:
                let names = section.isChinese ? DateNames.chineseWeekdays : DateNames.weekdays
                let name = names[moment.weekday]
                if section.isChinese {
                    bytes.append(contentsOf: (token.first == 3 ? "周" : "星期").utf8)
                    bytes.append(contentsOf: name.utf8)
                } else {
                    bytes.append(contentsOf: token.first == 3 ? name.utf8.prefix(3) : name.utf8.prefix(9))
                }
            case .chineseWeekday:
                if token.first > 3 { bytes.append(contentsOf: "星期".utf8) }
                bytes.append(contentsOf: DateNames.chineseWeekdays[moment.weekday].utf8)
            case .hour:
                let hour = moment.second / 3600
                writePart(section.isTwelveHour ? (hour + 11) % 12 + 1 : hour, token, section, to: &bytes)
            case .minute: writePart(moment.second / 60 % 60, token, section, to: &bytes)
            case .second: writePart(moment.second % 60, token, section, to: &bytes)
            case .subsecond:
                bytes.append(UInt8(ascii: "."))
                bytes.appendDecimal(moment.subsecond, width: token.first)
            case .elapsedHours:
                bytes.appendDecimal(moment.day * 24 + moment.second / 3600, width: token.first)
            case .elapsedMinutes:
                bytes.appendDecimal(moment.day * 1440 + moment.second / 60, width: token.first)
            case .elapsedSeconds: bytes.appendDecimal(moment.day * 86_400 + moment.second, width: token.first)
            case .halfDay, .chineseHalfDay:
                let isMorning = moment.second < 43_200
                let isChinese = token.kind == .chineseHalfDay || section.isChinese
                bytes.append(
                    contentsOf: (isChinese ? (isMorning ? "上午" : "下午") : (isMorning ? "AM" : "PM")).utf8)
            case .halfDayLetter: bytes.append(moment.second < 43_200 ? UInt8(ascii: "A") : UInt8(ascii: "P"))
            case .zero: bytes.append(UInt8(ascii: "0"))
            case .point: bytes.append(UInt8(ascii: "."))
            case .percent: bytes.append(UInt8(ascii: "%"))
            default: continue
            }
        }
    }

    private func writePart(_ number: Int, _ token: Token, _ section: Section, to bytes: inout ByteArena) {
        if section.numerals != .none {
            section.numerals.writeSmall(number, to: &bytes)
        } else {
            bytes.appendDecimal(number, width: min(token.first, 2))
        }
    }

    private func writeMonth(_ month: Int, letters: Int, _ section: Section, to bytes: inout ByteArena) {
        switch letters {
        case 1, 2:
            if section.numerals != .none {
                section.numerals.writeSmall(month, to: &bytes)
            } else {
                bytes.appendDecimal(month, width: letters)
            }
        case 3 where section.isChinese:
            bytes.appendDecimal(month)
            bytes.append(contentsOf: "月".utf8)
        case 4 where section.isChinese:
            ChineseNumerals.plain.writeSmall(month, to: &bytes)
            bytes.append(contentsOf: "月".utf8)
        case 5 where section.isChinese:
            // The first character of 一月 … 十二月.
            ChineseNumerals.plain.writeSmall(min(month, 10), to: &bytes)
        case 3: bytes.append(contentsOf: DateNames.months[month - 1].utf8.prefix(3))
        case 5: bytes.append(contentsOf: DateNames.months[month - 1].utf8.prefix(1))
        default: bytes.append(contentsOf: DateNames.months[month - 1].utf8)
        }
    }
}

/// The names that dates are shown with.
package enum DateNames {
    package static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
    package static let weekdays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
    package static let chineseWeekdays = ["日", "一", "二", "三", "四", "五", "六"]
}
