import Primitives

extension JSONReader {
    /// Reads a number exactly.
    mutating func number() throws(CanonicalJSONError) -> ExactDecimal {
        try expect(.number)
        let start = position
        try skipNumber()
        guard let number = ExactDecimal(utf8: bytes[start..<position]) else {
            throw .numberOutOfRange(excerpt(start..<position), at: place(at: start))
        }
        return number
    }

    /// Reads a whole number within bounds.
    mutating func whole(in bounds: ClosedRange<Int>) throws(CanonicalJSONError) -> Int {
        skipWhiteSpace()
        let start = position
        let number = try number()
        // Between the bounds, no significand overflows when its zeros come back.
        guard number >= ExactDecimal(bounds.lowerBound), number <= ExactDecimal(bounds.upperBound),
            number.exponent >= 0, let whole = Int(number.description)
        else { throw .numberOutOfRange(excerpt(start..<position), at: place(at: start)) }
        return whole
    }

    /// Reads a length that is not negative.
    mutating func size() throws(CanonicalJSONError) -> Double {
        skipWhiteSpace()
        let start = position
        let number = try number()
        let size = number.double
        guard !number.isNegative, size.isFinite else {
            throw .numberOutOfRange(excerpt(start..<position), at: place(at: start))
        }
        return size
    }

    /// Moves past a number that begins here, in JSON's spelling: no sign but minus, no needless zero before
    /// the point, a digit on either side of it.
    mutating func skipNumber() throws(CanonicalJSONError) {
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") {
            position += 1
        } else {
            try skipDigits()
        }
        if next == UInt8(ascii: ".") {
            position += 1
            try skipDigits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try skipDigits()
        }
    }

    private mutating func skipDigits() throws(CanonicalJSONError) {
        let start = position
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") <= 9 { position += 1 }
        guard position > start else { throw malformed(.digit) }
    }
}
