import Primitives

extension NumberFormat.Moment {
    /// The moment that an ISO 8601 date means, `2022-12-31` or `2022-12-31T06:30:00.5Z`; nil where it is none.
    package init?(iso text: UnsafeBufferPointer<UInt8>, places: Int) {
        func number(_ start: Int, _ count: Int) -> Int? {
            guard start + count <= text.count else { return nil }
            return WholeNumber.read(UnsafeBufferPointer(rebasing: text[start..<(start + count)]))
        }
        func holds(_ byte: UInt8, at index: Int) -> Bool { index < text.count && text[index] == byte }
        guard let year = number(0, 4), holds(UInt8(ascii: "-"), at: 4), let month = number(5, 2),
            holds(UInt8(ascii: "-"), at: 7), let dayOfMonth = number(8, 2),
            CivilDate(year: year, month: month, day: dayOfMonth) != nil
        else { return nil }
        var second = 0
        var subsecond = 0
        if text.count > 10 {
            guard holds(UInt8(ascii: "T"), at: 10), let hour = number(11, 2), hour < 24,
                holds(UInt8(ascii: ":"), at: 13), let minute = number(14, 2), minute < 60
            else { return nil }
            second = hour * 3600 + minute * 60
            var end = 16
            if holds(UInt8(ascii: ":"), at: 16) {
                guard let seconds = number(17, 2), seconds < 60 else { return nil }
                second += seconds
                end = 19
            }
            if holds(UInt8(ascii: "."), at: end) {
                end += 1
                var unit = Int(StoredNumber.powersOfTen(places))
                while end < text.count, text[end] &- UInt8(ascii: "0") <= 9 {
                    unit /= 10
                    subsecond += Int(text[end] - UInt8(ascii: "0")) * unit
                    end += 1
                }
            }
            if holds(UInt8(ascii: "Z"), at: end) { end += 1 }
            guard end == text.count else { return nil }
        }
        // Years are counted from March, so that the leap day comes last.
        let shifted = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + dayOfMonth - 1
        let day = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 693_900
        self.init(
            day: day, year: year, month: month, dayOfMonth: dayOfMonth, second: second, subsecond: subsecond)
    }
}
