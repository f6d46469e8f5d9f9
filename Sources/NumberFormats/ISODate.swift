import Primitives

extension NumberFormat.Moment {
    /// The moment, time of day or duration that ISO 8601 means, `2022-12-31`, `2022-12-31T06:30:00.5Z`, `06:30:00`,
    /// `PT26H30M`; nil if it is not one.
    package init?(iso text: UnsafeBufferPointer<UInt8>, places: Int) {
        if text.first == UInt8(ascii: "P") {
            guard let seconds = ISOText(text).duration else { return nil }
            self.init(
                day: seconds / 86_400, year: 1900, month: 1, dayOfMonth: 0, second: seconds % 86_400,
                subsecond: 0)
            return
        }
        var iso = ISOText(text)
        let date = iso.date()
        if iso.index < text.count {
            // A day and a time are parted by T or a space; a time alone may begin with a T.
            let hasMark = iso.take(UInt8(ascii: "T")) || iso.take(0x20)
            guard hasMark || date == nil else { return nil }
        } else if date == nil {
            return nil
        }
        var time = (second: 0, subsecond: 0)
        if iso.index < text.count || date == nil {
            guard let read = iso.time(places: places), iso.takeZone(), iso.index == text.count else {
                return nil
            }
            time = read
        }
        let day = date.map { $0.daysSince1970 + 25_569 } ?? 0
        self.init(
            day: day, year: date?.year ?? 1900, month: date?.month ?? 1, dayOfMonth: date?.day ?? 0,
            second: time.second, subsecond: time.subsecond)
    }
}

/// A text in ISO 8601, read from left to right.
private struct ISOText {
    private let text: UnsafeBufferPointer<UInt8>
    private(set) var index = 0

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
    }

    /// Takes a byte, if it comes next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard index < text.count, text[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func number(_ digits: Int) -> Int? {
        guard index + digits <= text.count else { return nil }
        let number = WholeNumber.read(UnsafeBufferPointer(rebasing: text[index..<(index + digits)]))
        if number != nil { index += digits }
        return number
    }

    /// Reads `2022-12-31`; nil, and nothing read, where something else comes.
    mutating func date() -> CivilDate? {
        let start = index
        guard let year = number(4), take(UInt8(ascii: "-")), let month = number(2), take(UInt8(ascii: "-")),
            let day = number(2), let date = CivilDate(year: year, month: month, day: day)
        else {
            index = start
            return nil
        }
        return date
    }

    /// Reads `06:30`, `06:30:00.5`: the seconds since midnight, and what is behind them in so many places.
    mutating func time(places: Int) -> (second: Int, subsecond: Int)? {
        guard let hour = number(2), hour < 24, take(UInt8(ascii: ":")), let minute = number(2), minute < 60
        else { return nil }
        var second = hour * 3600 + minute * 60
        if take(UInt8(ascii: ":")) {
            guard let seconds = number(2), seconds < 60 else { return nil }
            second += seconds
        }
        var subsecond = 0
        if take(UInt8(ascii: ".")) {
            var unit = Int(StoredNumber.powersOfTen(places))
            while let digit = number(1) {
                unit /= 10
                subsecond += digit * unit
            }
        }
        return (second, subsecond)
    }

    /// Reads `Z` or `+08:00`, if it comes next; a workbook knows no time zones.
    mutating func takeZone() -> Bool {
        if take(UInt8(ascii: "Z")) { return true }
        guard take(UInt8(ascii: "+")) || take(UInt8(ascii: "-")) else { return true }
        return number(2) != nil && take(UInt8(ascii: ":")) && number(2) != nil
    }

    /// The seconds of `P1DT2H30M`, which the text is from end to end.
    var duration: Int? {
        var seconds = 0
        var isTime = false
        var rest = text.dropFirst()
        while let byte = rest.first {
            if byte == UInt8(ascii: "T"), !isTime {
                isTime = true
                rest = rest.dropFirst()
                continue
            }
            let digits = rest.prefix { $0 &- UInt8(ascii: "0") <= 9 }
            guard (1...9).contains(digits.count),
                let count = WholeNumber.read(UnsafeBufferPointer(rebasing: digits))
            else { return nil }
            rest = rest.dropFirst(digits.count)
            if rest.first == UInt8(ascii: ".") {
                // Parts of a second are below what a duration is shown in.
                rest = rest.dropFirst().drop { $0 &- UInt8(ascii: "0") <= 9 }
            }
            switch (rest.first, isTime) {
            case (UInt8(ascii: "D"), false): seconds += count * 86_400
            case (UInt8(ascii: "H"), true): seconds += count * 3600
            case (UInt8(ascii: "M"), true): seconds += count * 60
            case (UInt8(ascii: "S"), true): seconds += count
            default: return nil
            }
            rest = rest.dropFirst()
        }
        return text.count > 2 ? seconds : nil
    }
}
