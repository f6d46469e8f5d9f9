import Primitives

extension Span where Element == UInt8 {
    /// The day, month, time of day or span of days or months that fills the text from a place to its end; nil
    /// if it is not one, or words follow it.
    ///
    /// | text | read as |
    /// | --- | --- |
    /// | `2022年12月31日`, `2022-12-31`, `2020/12/31`, `2022.12.31` | `2022-12-31` and so on |
    /// | `2021年12月`; not `2021.12` or `2021-12`, which may be other numbers | `2021-12` |
    /// | `2022-12-31 08:30`, `2022年12月31日8时30分` | `2022-12-31T08:30` |
    /// | `08:30`, `8时30分`; not `1:20`, which may be a ratio | `T08:30` |
    /// | `2023.07-2024.01`, `2023年1-6月` | `2023-07/2024-01`, `2023-01/2023-06` |
    /// | `2023年3月1日至12月31日` | `2023-03-01/2023-12-31` |
    func calendarTime(at start: Int) -> CalendarTime? {
        guard digit(at: start) != nil || ascii(at: start).byte == UInt8(ascii: "T") else { return nil }
        var place = start
        if let time = readTime(at: &place) { return place == count ? .time(time) : nil }
        place = start
        guard let first = readMoment(at: &place) else { return nil }
        if place == count { return first.lacksMonthWord || first.needsOther ? nil : first.time }
        if case .day(let day)? = first.time {
            var next = place
            skipWhiteSpace(at: &next)
            if let time = readTime(at: &next, afterDay: true), next == count {
                // Programs write the start of a day behind dates that have no time.
                return time.isMidnight ? .day(day) : .moment(day, time)
            }
        }
        skipWhiteSpace(at: &place)
        guard readSpanSign(at: &place) else { return nil }
        skipWhiteSpace(at: &place)
        guard let last = readMoment(at: &place, endOf: first), place == count, !last.lacksMonthWord else {
            return nil
        }
        return first.span(to: last)
    }

    /// Reads year and month, and the day where one follows.
    private func readMoment(at place: inout Int) -> WrittenMoment? {
        guard let year = readDigits(4...4, at: &place) else { return nil }
        skipWhiteSpace(at: &place)
        let isChinese = readWord("年", at: &place)
        let mark = ascii(at: place)
        if !isChinese {
            // Hyphen, point and slash are neighbours in ASCII.
            guard (UInt8(ascii: "-")...UInt8(ascii: "/")).contains(mark.byte) else { return nil }
            place += mark.width
        }
        skipWhiteSpace(at: &place)
        guard let month = readDigits(1...2, at: &place) else { return nil }
        let afterMonth = place
        skipWhiteSpace(at: &place)
        if isChinese {
            guard readWord("月", at: &place) else {
                place = afterMonth
                var moment = WrittenMoment(year: year, month: month)
                moment?.lacksMonthWord = true
                return moment
            }
        } else {
            guard ascii(at: place).byte == mark.byte else {
                place = afterMonth
                return monthWithoutWord(year, month)
            }
            place += mark.width
        }
        let afterMark = place
        skipWhiteSpace(at: &place)
        if let day = readDigits(1...2, at: &place) {
            skipWhiteSpace(at: &place)
            if !isChinese || readWord("日", at: &place) || readWord("号", at: &place) {
                return WrittenMoment(year: year, month: month, day: day)
            }
        }
        if isChinese {
            place = afterMark
            return WrittenMoment(year: year, month: month)
        }
        place = afterMonth
        return monthWithoutWord(year, month)
    }

    /// `2021-12`, `2021.12`, `2021.7`: the end of a span of months.
    private func monthWithoutWord(_ year: Int, _ month: Int) -> WrittenMoment? {
        guard (1900...2099).contains(year) else { return nil }
        var moment = WrittenMoment(year: year, month: month)
        moment?.needsOther = true
        return moment
    }

    /// Reads the far end of a span, which may leave out the year, or year and month.
    private func readMoment(at place: inout Int, endOf first: WrittenMoment) -> WrittenMoment? {
        let start = place
        if !first.lacksMonthWord, let whole = readMoment(at: &place) { return whole }
        place = start
        guard let number = readDigits(1...2, at: &place) else { return nil }
        skipWhiteSpace(at: &place)
        if first.day != nil, readWord("日", at: &place) {
            return WrittenMoment(year: first.year, month: first.month, day: number)
        }
        if readWord("月", at: &place) {
            skipWhiteSpace(at: &place)
            guard first.day != nil else { return WrittenMoment(year: first.year, month: number) }
            guard let day = readDigits(1...2, at: &place) else { return nil }
            skipWhiteSpace(at: &place)
            guard readWord("日", at: &place) else { return nil }
            return WrittenMoment(year: first.year, month: number, day: day)
        }
        let mark = ascii(at: place)
        guard first.day != nil, (UInt8(ascii: ".")...UInt8(ascii: "/")).contains(mark.byte) else {
            return nil
        }
        place += mark.width
        guard let day = readDigits(1...2, at: &place) else { return nil }
        return WrittenMoment(year: first.year, month: number, day: day)
    }

    /// Reads `08:30`, `08:30:15`, `8时30分`; behind a day, the hour may have one digit.
    private func readTime(at place: inout Int, afterDay: Bool = false) -> TimeOfDay? {
        var next = place
        let hasMark = ascii(at: next).byte == UInt8(ascii: "T")
        if hasMark { next += ascii(at: next).width }
        let start = next
        guard let hour = readDigits(1...2, at: &next), hour < 24 else { return nil }
        let hasTwoDigits = digit(at: start).map { start + $0.width < next } ?? false
        let isChinese = readWord("时", at: &next)
        if !isChinese {
            guard hasTwoDigits || afterDay, ascii(at: next).byte == UInt8(ascii: ":") else { return nil }
            next += ascii(at: next).width
        }
        guard let minute = readDigits(isChinese ? 1...2 : 2...2, at: &next), minute < 60 else { return nil }
        if isChinese, !readWord("分", at: &next) { return nil }
        var second: Int?
        if isChinese, digit(at: next) != nil {
            guard let seconds = readDigits(1...2, at: &next), readWord("秒", at: &next) else { return nil }
            second = seconds
        } else if !isChinese, ascii(at: next).byte == UInt8(ascii: ":") {
            next += ascii(at: next).width
            guard let seconds = readDigits(2...2, at: &next) else { return nil }
            second = seconds
        }
        guard let time = TimeOfDay(hour: hour, minute: minute, second: second) else { return nil }
        place = next
        return time
    }

    private func readSpanSign(at place: inout Int) -> Bool {
        guard let sign = RangeSigns.first(in: self, at: place) else { return false }
        place += sign
        return true
    }

    /// Reads so many digits and no more; nil where there are fewer or more.
    private func readDigits(_ counts: ClosedRange<Int>, at place: inout Int) -> Int? {
        var number = 0
        var digits = 0
        while let (value, width) = digit(at: place) {
            digits += 1
            guard digits <= counts.upperBound else { return nil }
            number = number * 10 + Int(value)
            place += width
        }
        return counts.contains(digits) ? number : nil
    }

    private func readWord(_ word: StaticString, at place: inout Int) -> Bool {
        guard place < count, hasPrefix(word, in: place..<count) else { return false }
        place += word.utf8CodeUnitCount
        return true
    }
}
