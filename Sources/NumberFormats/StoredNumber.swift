package import Primitives

/// A number as a cell stores it, read from its digits and rounded as a spreadsheet shows it.
///
/// The value is `±digits × 10^exponent`, with at most 15 digits: a spreadsheet stores binary doubles,
/// whose 16th and 17th digit are noise (`28.799999999999997` is 28.8).
package struct StoredNumber {
    /// The digits as a whole number below 10^15, not ending in zero unless it is zero.
    package var digits: UInt64
    /// How many digits there are; 0 for zero.
    package var digitCount: Int
    /// The power of ten of the last digit.
    package var exponent: Int
    /// Whether it is below zero.
    package var isNegative: Bool
    /// Whether the stored text is how the number is shown without a format.
    package var isPlain: Bool
    /// Whether it was stored with more digits than a double can account for, or is a whole number with more
    /// than 15: its last digits may have been lost already.
    package var hasTooManyDigits: Bool

    /// Reads a number; nil if the bytes are not a number or lie outside a double's range.
    package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
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
        let first = index
        StoredNumber.skipZeros(bytes, &index)
        var significant = index
        StoredNumber.take(bytes, &index, into: &digits, &kept)
        let wholeDigits = index - first
        var written = index - significant  // significant digits in all
        var exponent = written - kept
        var fractionDigits = 0
        let sawPoint = index < count && bytes[index] == UInt8(ascii: ".")
        if sawPoint {
            index += 1
            let point = index
            if written == 0 { StoredNumber.skipZeros(bytes, &index) }
            exponent -= index - point
            significant = index
            let whole = kept
            StoredNumber.take(bytes, &index, into: &digits, &kept)
            fractionDigits = index - point
            written += index - significant
            exponent -= kept - whole
        }
        // Of the significant digits, how many zeros stand at the end.
        var trailingZeros = 0
        var last = index - 1
        while trailingZeros < written {
            if bytes[last] == UInt8(ascii: "0") {
                trailingZeros += 1
            } else if bytes[last] != UInt8(ascii: ".") {
                break
            }
            last -= 1
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
        significant = written - trailingZeros
        if wholeDigits == 0 || (wholeDigits > 1 && bytes[first] == UInt8(ascii: "0"))
            || (sawPoint && fractionDigits == 0)
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

    /// Goes past zeros.
    @inline(__always)
    private static func skipZeros(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        while index < bytes.count, bytes[index] == UInt8(ascii: "0") { index += 1 }
    }

    /// Goes past digits, and takes in as many as there is room for.
    @inline(__always)
    private static func take(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, into digits: inout UInt64, _ kept: inout Int
    ) {
        while index < bytes.count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return }
            if kept < 18 {
                digits = digits * 10 + UInt64(digit)
                kept += 1
            }
            index += 1
        }
    }

    /// 10 to a power from 0 to 19; a table once compiled.
    @inline(__always)
    package static func powersOfTen(_ power: Int) -> UInt64 {
        switch power {
        case ...0: 1
        case 1: 10
        case 2: 100
        case 3: 1000
        case 4: 10_000
        case 5: 100_000
        case 6: 1_000_000
        case 7: 10_000_000
        case 8: 100_000_000
        case 9: 1_000_000_000
        case 10: 10_000_000_000
        case 11: 100_000_000_000
        case 12: 1_000_000_000_000
        case 13: 10_000_000_000_000
        case 14: 100_000_000_000_000
        case 15: 1_000_000_000_000_000
        case 16: 10_000_000_000_000_000
        case 17: 100_000_000_000_000_000
        case 18: 1_000_000_000_000_000_000
        default: 10_000_000_000_000_000_000
        }
    }

    /// The power of ten of the first digit, plus one: how many digits stand before the point.
    package var magnitude: Int { exponent + digitCount }

    /// Takes the number's sign away.
    package mutating func makePositive() { isNegative = false }

    /// Rounds half away from zero to so many places behind the point.
    package mutating func round(toPlaces places: Int) {
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
    package func digit(ofPower power: Int) -> UInt8 {
        let place = power - exponent
        guard place >= 0, place < digitCount else { return 0 }
        return UInt8(digits / StoredNumber.powersOfTen(place) % 10)
    }

    /// The whole part, and the rest; nil where it is larger than any date.
    package var wholePart: Int? {
        guard magnitude <= 15 else { return nil }
        guard magnitude > 0 else { return 0 }
        if exponent >= 0 { return Int(digits * StoredNumber.powersOfTen(exponent)) }
        return Int(digits / StoredNumber.powersOfTen(-exponent))
    }

    /// Writes the number as it is shown without a format: up to 15 digits, an exponent from 10^21 on and where
    /// more than 20 places would be needed.
    package func writeGeneral(to bytes: inout ByteArena) {
        guard digits > 0 else {
            bytes.append(UInt8(ascii: "0"))
            return
        }
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        if magnitude > 21 || exponent < -20 {
            writeScientific(to: &bytes)
            return
        }
        if exponent >= 0 {
            bytes.appendDecimal(Int(digits), width: digitCount)
            for _ in 0..<exponent { bytes.append(UInt8(ascii: "0")) }
        } else if magnitude > 0 {
            let unit = StoredNumber.powersOfTen(-exponent)
            bytes.appendDecimal(Int(digits / unit), width: magnitude)
            bytes.append(UInt8(ascii: "."))
            bytes.appendDecimal(Int(digits % unit), width: -exponent)
        } else {
            bytes.append(UInt8(ascii: "0"))
            bytes.append(UInt8(ascii: "."))
            bytes.appendDecimal(Int(digits), width: -exponent)
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
