/// A number as a cell stores it, read from its digits and rounded as a spreadsheet shows it.
///
/// The value is `±digits × 10^exponent`, with at most 15 digits: a spreadsheet stores binary doubles,
/// whose 16th and 17th digit are noise (`28.799999999999997` is 28.8).
struct StoredNumber {
    /// The digits as a whole number below 10^15, not ending in zero unless it is zero.
    var digits: UInt64
    /// How many digits there are; 0 for zero.
    var digitCount: Int
    /// The power of ten of the last digit.
    var exponent: Int
    /// Whether it is below zero.
    var isNegative: Bool
    /// Whether the stored text is how the number is shown without a format.
    var isPlain: Bool
    /// Whether it was stored with more digits than a double can account for, or is a whole number with more
    /// than 15: its last digits may have been lost already.
    var hasTooManyDigits: Bool

    /// Reads a number; nil where the bytes are none or lie outside a double's range.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        let count = bytes.count
        var isPlain = true
        isNegative = false
        if index < count, bytes[index] == UInt8(ascii: "-") {
            isNegative = true
            index += 1
        } else if index < count, bytes[index] == UInt8(ascii: "+") {
            isPlain = false
            index += 1
        }
        var digits: UInt64 = 0
        var kept = 0  // significant digits in `digits`, up to 18
        var written = 0  // significant digits in all
        var trailingZeros = 0  // of those, at the end
        var exponent = 0
        var wholeDigits = 0
        var fractionDigits = 0
        var firstDigit: UInt8 = 0
        var sawPoint = false
        while index < count {
            let byte = bytes[index]
            let digit = byte &- UInt8(ascii: "0")
            if digit <= 9 {
                if sawPoint { fractionDigits += 1 } else { wholeDigits += 1 }
                if wholeDigits + fractionDigits == 1 { firstDigit = digit }
                if written > 0 || digit > 0 {
                    written += 1
                    trailingZeros = digit == 0 ? trailingZeros + 1 : 0
                    if kept < 18 {
                        digits = digits * 10 + UInt64(digit)
                        kept += 1
                        if sawPoint { exponent -= 1 }
                    } else if !sawPoint {
                        exponent += 1
                    }
                } else if sawPoint {
                    exponent -= 1
                }
            } else if byte == UInt8(ascii: "."), !sawPoint {
                sawPoint = true
            } else {
                break
            }
            index += 1
        }
        guard wholeDigits + fractionDigits > 0 else { return nil }
        if index < count {
            guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
            index += 1
            isPlain = false
            var isDown = false
            if index < count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
                isDown = bytes[index] == UInt8(ascii: "-")
                index += 1
            }
            guard index < count else { return nil }
            var power = 0
            while index < count {
                let digit = bytes[index] &- UInt8(ascii: "0")
                guard digit <= 9 else { return nil }
                power = min(power * 10 + Int(digit), 1_000_000)
                index += 1
            }
            exponent += isDown ? -power : power
        }
        let significant = written - trailingZeros
        if wholeDigits == 0 || (wholeDigits > 1 && firstDigit == 0) || (sawPoint && fractionDigits == 0)
            || (sawPoint && (trailingZeros > 0 || written == 0)) || significant > 15
        {
            isPlain = false
        }
        if digits == 0 {
            self.digits = 0
            digitCount = 0
            self.exponent = 0
            self.isPlain = isPlain && !isNegative
            isNegative = false
            hasTooManyDigits = false
            return
        }
        if kept > 15 {
            let unit = StoredNumber.powersOfTen(kept - 15)
            let rest = digits % unit
            digits /= unit
            if rest >= unit / 2 { digits += 1 }
            exponent += kept - 15
            kept = 15
        }
        while digits % 10 == 0 {
            digits /= 10
            exponent += 1
            kept -= 1
        }
        // Rounding 999… up gave one digit more, which the loop has taken off again.
        kept = max(kept, 1)
        self.digits = digits
        digitCount = kept
        self.exponent = exponent
        let magnitude = exponent + kept
        guard
            magnitude <= 308
                || (magnitude == 309 && digits < 18 * StoredNumber.powersOfTen(max(0, kept - 2))),
            magnitude >= -330
        else { return nil }
        hasTooManyDigits = significant > 17 || (significant > 15 && magnitude >= significant)
        self.isPlain = isPlain && magnitude <= 21 && exponent >= -20
    }

    /// 10 to a power from 0 to 19.
    @inline(__always)
    static func powersOfTen(_ power: Int) -> UInt64 {
        var value: UInt64 = 1
        for _ in 0..<min(max(power, 0), 19) { value *= 10 }
        return value
    }

    /// The power of ten of the first digit, plus one: how many digits stand before the point.
    var magnitude: Int { exponent + digitCount }

    /// Takes the number's sign away.
    mutating func makePositive() { isNegative = false }

    /// Rounds half away from zero to so many places behind the point.
    mutating func round(toPlaces places: Int) {
        let drop = -exponent - places
        guard drop > 0, digits > 0 else { return }
        if drop > digitCount {
            digits = 0
        } else {
            let unit = StoredNumber.powersOfTen(drop)
            let rest = digits % unit
            digits = digits / unit + (rest >= unit / 2 ? 1 : 0)
        }
        exponent += drop
        countDigits()
    }

    /// Brings digits, count and exponent into order again.
    private mutating func countDigits() {
        guard digits > 0 else {
            digitCount = 0
            exponent = 0
            return
        }
        while digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
        var rest = digits
        digitCount = 0
        while rest > 0 {
            rest /= 10
            digitCount += 1
        }
    }

    /// The digit that stands for 10 to this power.
    @inline(__always)
    func digit(ofPower power: Int) -> UInt8 {
        let place = power - exponent
        guard place >= 0, place < digitCount else { return 0 }
        return UInt8(digits / StoredNumber.powersOfTen(place) % 10)
    }

    /// The whole part, and the rest; nil where it is larger than any date.
    var wholePart: Int? {
        guard magnitude <= 15 else { return nil }
        guard magnitude > 0 else { return 0 }
        if exponent >= 0 { return Int(digits * StoredNumber.powersOfTen(exponent)) }
        return Int(digits / StoredNumber.powersOfTen(-exponent))
    }

    /// Writes the number as it is shown without a format: up to 15 digits, an exponent from 10^21 on and where
    /// more than 20 places would be needed.
    func writeGeneral(to bytes: inout ByteArena) {
        guard digits > 0 else {
            bytes.append(UInt8(ascii: "0"))
            return
        }
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        if magnitude > 21 || exponent < -20 {
            writeScientific(to: &bytes)
            return
        }
        var power = max(magnitude - 1, 0)
        while power >= min(exponent, 0) {
            if power == -1 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + digit(ofPower: power))
            power -= 1
        }
    }

    private func writeScientific(to bytes: inout ByteArena) {
        for place in 0..<digitCount {
            if place == 1 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + digit(ofPower: magnitude - 1 - place))
        }
        let power = magnitude - 1
        bytes.append(UInt8(ascii: "E"))
        bytes.append(power < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        bytes.appendDecimal(abs(power), width: 2)
    }
}
