import Primitives

/// Writes doubles as the shortest decimals that give them back, as a workbook in XML would have them.
enum StoredDouble {
    /// A compact number (RK): a whole number of 30 bits or the upper half of a double, which may have been
    /// multiplied by a hundred. Source: [MS-XLS] 2.5.217.
    static func value(ofCompact bits: Int) -> Double {
        let isHundredfold = bits & 1 != 0
        let isWhole = bits & 2 != 0
        // The sign is the uppermost of 32 bits.
        let number =
            isWhole
            ? Double(Int32(truncatingIfNeeded: bits) >> 2)
            : Double(bitPattern: UInt64(bits & 0xFFFF_FFFC) << 32)
        // Of a decimal of up to 15 digits the quotient is the nearest double, whose shortest form is that decimal.
        return isHundredfold ? number / 100 : number
    }

    private static let powers: [Double] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

    /// Appends the shortest decimal; an infinite value, or none, as a word that is no number.
    static func write(_ value: Double, to text: inout ByteArena) {
        guard value.magnitude < 1e15 else {
            text.append(contentsOf: value.description.utf8)
            return
        }
        for (places, power) in powers.enumerated() {
            let digits = (value * power).rounded()
            // With 15 digits at most, no other decimal that is as short gives the same double.
            guard digits.magnitude < 1e15 else { break }
            guard digits / power == value else { continue }
            write(Int(digits), places: places, to: &text)
            return
        }
        text.append(contentsOf: value.description.utf8)
    }

    private static func write(_ digits: Int, places: Int, to text: inout ByteArena) {
        if digits < 0 { text.append(UInt8(ascii: "-")) }
        let power = Int(powers[places])
        let (whole, fraction) = Int(digits.magnitude).quotientAndRemainder(dividingBy: power)
        text.appendDecimal(whole)
        guard places > 0 else { return }
        text.append(UInt8(ascii: "."))
        text.appendDecimal(fraction, width: places)
    }
}
