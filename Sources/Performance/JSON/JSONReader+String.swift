extension JSONReader {
    /// A string as it stands in the document, between its quotation marks.
    struct RawString {
        let range: Range<Int>
        let hasEscapes: Bool
    }

    /// Reads a string value.
    mutating func string() throws(CanonicalJSONError) -> String {
        try expect(.string)
        return try text(rawString())
    }

    /// Moves past a string that begins here, without making one of it.
    mutating func rawString() throws(CanonicalJSONError) -> RawString {
        position += 1
        let start = position
        var hasEscapes = false
        while true {
            position = JSONText.nextSpecial(in: bytes.span, from: position)
            guard position < bytes.count else { throw malformed(.character) }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return RawString(range: start..<(position - 1), hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                // What follows is looked at when the string is made; here only a quotation mark matters.
                position = min(position + 2, bytes.count)
            default: throw malformed(.character)
            }
        }
    }

    /// The text of a raw string, its escapes resolved.
    mutating func text(_ raw: RawString) throws(CanonicalJSONError) -> String {
        guard raw.hasEscapes else { return try validated(raw.range) }
        var unescaped: [UInt8] = []
        unescaped.reserveCapacity(raw.range.count)
        var place = raw.range.lowerBound
        while place < raw.range.upperBound {
            let run = place
            while place < raw.range.upperBound, bytes[place] != UInt8(ascii: "\\") { place += 1 }
            unescaped.append(contentsOf: bytes[run..<place])
            if place < raw.range.upperBound {
                try unescape(at: &place, end: raw.range.upperBound, into: &unescaped)
            }
        }
        guard let text = String(validating: unescaped, as: UTF8.self) else {
            // Escapes are made whole characters, so the fault lies in bytes that stand there plainly.
            _ = try validated(raw.range)
            throw .invalidUTF8(at: self.place(at: raw.range.lowerBound))
        }
        return text
    }

    /// Copies a run that must be UTF-8.
    private func validated(_ range: Range<Int>) throws(CanonicalJSONError) -> String {
        do {
            return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))
        } catch {
            throw .invalidUTF8(at: place(at: range.lowerBound + error.byteOffsets.lowerBound))
        }
    }

    private func unescape(
        at place: inout Int, end: Int, into text: inout [UInt8]
    ) throws(CanonicalJSONError) {
        let start = place
        // A raw string never ends in a lone backslash.
        let letter = bytes[place + 1]
        place += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            let unit = try codeUnit(at: &place, end: end)
            var value = UInt32(unit)
            if (0xD800...0xDBFF).contains(unit), place + 1 < end, bytes[place] == UInt8(ascii: "\\"),
                bytes[place + 1] == UInt8(ascii: "u")
            {
                place += 2
                let low = try codeUnit(at: &place, end: end)
                guard (0xDC00...0xDFFF).contains(low) else { throw .loneSurrogate(at: self.place(at: start)) }
                value = 0x10000 + (value - 0xD800) << 10 + UInt32(low) - 0xDC00
            }
            guard let scalar = Unicode.Scalar(value) else {
                throw .loneSurrogate(at: self.place(at: start))
            }
            text.append(contentsOf: scalar.utf8)
        default:
            throw .malformed(expected: .escape, found: letter, at: self.place(at: start + 1))
        }
    }

    /// Reads the four digits behind `\u`.
    private func codeUnit(at place: inout Int, end: Int) throws(CanonicalJSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            let byte = place < end ? bytes[place] : UInt8(ascii: "\"")
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw .malformed(expected: .escape, found: byte, at: self.place(at: place))
            }
            unit = unit << 4 | UInt16(digit)
            place += 1
        }
        return unit
    }
}
