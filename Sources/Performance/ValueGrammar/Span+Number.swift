import Primitives

/// A number as it stands in a text, and what its spelling says beyond its value.
struct WrittenNumber {
    var number: ExactDecimal
    /// Whether it begins with a needless zero, as telephone numbers and months do.
    var hasLeadingZero: Bool
    /// Whether it is four digits from 1900 to 2099.
    var isYear: Bool
}

extension Span where Element == UInt8 {
    /// Reads `-12`, `1,619.90`, `.5`, `１２` or `1e-7` and moves the place behind it; nil where no number
    /// stands there, or one with too many digits to be kept exactly.
    func readNumber(at place: inout Int) -> WrittenNumber? {
        let isNegative = readSign(at: &place)
        let leading = digit(at: place)?.value
        var digits = DecimalAccumulator()
        guard let wholeCount = readDigits(into: &digits, at: &place) else { return nil }
        if (1...3).contains(wholeCount) {
            while let separator = groupSeparatorWidth(at: place) {
                place += separator
                guard readDigits(into: &digits, at: &place) != nil else { return nil }
            }
        }
        let point = ascii(at: place)
        if point.byte == UInt8(ascii: "."), digit(at: place + point.width) != nil {
            digits.beginFraction()
            place += point.width
            guard readDigits(into: &digits, at: &place) != nil else { return nil }
        }
        let power = digits.hasDigits ? readExponent(at: &place) : 0
        guard let number = digits.number(isNegative: isNegative, power: power) else { return nil }
        return WrittenNumber(
            number: number, hasLeadingZero: wholeCount > 1 && leading == 0,
            isYear: wholeCount == 4 && number.exponent >= 0
                && number >= ExactDecimal(1900) && number <= ExactDecimal(2099))
    }

    /// Appends the digits at a place; nil where they are too many, else how many they were.
    private func readDigits(into digits: inout DecimalAccumulator, at place: inout Int) -> Int? {
        var count = 0
        while let (value, width) = digit(at: place) {
            guard digits.append(value) else { return nil }
            place += width
            count += 1
        }
        return count
    }

    /// The width of a thousands separator with just three digits behind it; nil where there is none.
    private func groupSeparatorWidth(at place: Int) -> Int? {
        let (byte, separator) = ascii(at: place)
        guard byte == UInt8(ascii: ",") else { return nil }
        var next = place + separator
        for _ in 0..<3 {
            guard let (_, width) = digit(at: next) else { return nil }
            next += width
        }
        return digit(at: next) == nil ? separator : nil
    }

    /// Reads a plus or a minus; whether it was a minus.
    private func readSign(at place: inout Int) -> Bool {
        let (byte, width) = ascii(at: place)
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
            place += width
            return byte == UInt8(ascii: "-")
        }
        let minus: StaticString = "−"  // U+2212
        guard place < count, hasPrefix(minus, in: place..<count) else { return false }
        place += minus.utf8CodeUnitCount
        return true
    }

    /// Reads `e-7` where it ends the text; 0 where there is none.
    private func readExponent(at place: inout Int) -> Int {
        let end = count
        guard place < end, self[place] | 0x20 == UInt8(ascii: "e") else { return 0 }
        var next = place + 1
        let isNegative = next < end && self[next] == UInt8(ascii: "-")
        if isNegative || next < end && self[next] == UInt8(ascii: "+") { next += 1 }
        // Four digits are more than any exponent that is read.
        guard next < end, end - next <= 4 else { return 0 }
        var exponent = 0
        while next < end {
            let digit = self[next] &- UInt8(ascii: "0")
            guard digit <= 9 else { return 0 }
            exponent = exponent * 10 + Int(digit)
            next += 1
        }
        place = end
        return isNegative ? -exponent : exponent
    }

    /// Reads ¥ or ￥; the run it took, empty where there is none.
    func readCurrencySign(at place: inout Int) -> Range<Int> {
        let start = place
        guard place < count, self[place] == 0xC2 || self[place] == 0xEF else { return start..<start }
        let rest = place..<count
        if hasPrefix("¥", in: rest) || hasPrefix("￥", in: rest) {
            place += self[place] == 0xC2 ? 2 : 3
        }
        let sign = start..<place
        skipWhiteSpace(at: &place)
        return sign
    }
}
