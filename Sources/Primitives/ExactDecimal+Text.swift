extension ExactDecimal {
    /// Reads `-12.50`, `.5` or `1.5E-7`; nil where the text is anything else, or has too many digits.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: text.utf8)
    }

    /// Reads a number from its ASCII bytes, as `init(_:)` does.
    @inlinable
    public init?(utf8: some Sequence<UInt8>) {
        var bytes = utf8.makeIterator()
        var next = bytes.next()
        let isNegative = next == UInt8(ascii: "-")
        if isNegative || next == UInt8(ascii: "+") { next = bytes.next() }

        var digits = DecimalAccumulator()
        while let byte = next {
            if let digit = ExactDecimal.digit(byte) {
                guard digits.append(digit) else { return nil }
            } else if byte == UInt8(ascii: "."), !digits.hasPoint {
                digits.beginFraction()
            } else {
                break
            }
            next = bytes.next()
        }

        var power = 0
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            guard let written = ExactDecimal.writtenExponent(&bytes) else { return nil }
            power = written
        } else if next != nil {
            return nil
        }
        guard let number = digits.number(isNegative: isNegative, power: power) else { return nil }
        self = number
    }

    /// Reads what follows `e`, to the end of the bytes.
    @inlinable
    static func writtenExponent(_ bytes: inout some IteratorProtocol<UInt8>) -> Int? {
        var next = bytes.next()
        let isNegative = next == UInt8(ascii: "-")
        if isNegative || next == UInt8(ascii: "+") { next = bytes.next() }
        guard next != nil else { return nil }
        var exponent = 0
        while let byte = next {
            guard let digit = ExactDecimal.digit(byte) else { return nil }
            exponent = exponent * 10 + Int(digit)
            guard exponent <= 4 * ExactDecimal.maximumExponent else { return nil }
            next = bytes.next()
        }
        return isNegative ? -exponent : exponent
    }

    @inlinable
    static func digit(_ byte: UInt8) -> UInt8? {
        let digit = byte &- UInt8(ascii: "0")
        return digit <= 9 ? digit : nil
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// Plain digits with a decimal point, no exponent and no needless zeros: `0.0000001`, `-5`, `120`.
    ///
    /// Only a number beyond `maximumExponent`, which no text is read as, is printed with one: `1E+500`.
    public var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text of `description` to a buffer of UTF-8.
    public func write(to bytes: inout [UInt8]) {
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        let count = digitCount
        if abs(exponent) > ExactDecimal.maximumExponent {
            writeDigits(count, to: &bytes)
            bytes += "E\(exponent < 0 ? "" : "+")\(exponent)".utf8
        } else if exponent >= 0 {
            writeDigits(count, to: &bytes)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: exponent))
        } else {
            let places = -exponent
            if places >= count {
                bytes.append(UInt8(ascii: "0"))
                bytes.append(UInt8(ascii: "."))
                bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: places - count))
                writeDigits(count, to: &bytes)
            } else {
                writeDigits(count, pointBeforeLast: places, to: &bytes)
            }
        }
    }

    /// Appends the significand's digits, with a decimal point before the last so many of them.
    private func writeDigits(_ count: Int, pointBeforeLast places: Int = 0, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "."), count: count + (places > 0 ? 1 : 0)))
        var index = bytes.count
        var written = 0
        func put<Word: FixedWidthInteger>(_ magnitude: Word) {
            var rest = magnitude
            while index > start {
                index -= 1
                if places > 0, written == places {
                    written += 1  // The point that stands here already.
                    continue
                }
                bytes[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
                written += 1
            }
        }
        // 128-bit division is slow, and nearly every number fits a word.
        if let narrow = UInt64(exactly: significand.magnitude) {
            put(narrow)
        } else {
            put(significand.magnitude)
        }
    }
}
