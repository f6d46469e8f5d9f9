extension TextEncoding {
    /// How many undecodable bytes are tolerated in a document.
    private static let brokenLimit = 10_000
    /// How much is decoded at a time, in bytes.
    private static let windowBytes = 32 << 10

    /// A document as UTF-8, whatever it declares: a byte-order mark decides, then what its bytes are.
    ///
    /// What cannot be decoded becomes U+FFFD; nil where that is too much for a text.
    ///
    /// ```swift
    /// TextEncoding.document(Array("<a/>".utf8))   // the same bytes
    /// ```
    package static func document(_ bytes: [UInt8]) -> [UInt8]? {
        let (encoding, start) = detect(bytes)
        if encoding == .utf8, UTF8Check.validPrefix(of: bytes.span).failure == nil {
            return start == 0 ? bytes : Array(bytes[start...])
        }
        return encoding.decode(bytes[start...])
    }

    /// The encoding of a document, and where it begins behind its byte-order mark.
    private static func detect(_ bytes: [UInt8]) -> (TextEncoding, Int) {
        for encoding in allCases where !encoding.byteOrderMark.isEmpty {
            if bytes.starts(with: encoding.byteOrderMark) { return (encoding, encoding.byteOrderMark.count) }
        }
        // Markup begins with an angle bracket, of which UTF-16 makes two bytes.
        if bytes.starts(with: [0x3C, 0x00]) { return (.utf16LittleEndian, 0) }
        if bytes.starts(with: [0x00, 0x3C]) { return (.utf16BigEndian, 0) }
        return (unmarked(bytes.span, isWhole: true), 0)
    }

    /// Text in this encoding as UTF-8; what cannot be decoded becomes U+FFFD, and nil where that is too much.
    package func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard let decoder = try? TextDecoder(self) else { return nil }
        var output: [UInt8] = []
        var place = bytes.startIndex
        var broken = 0
        while place < bytes.endIndex {
            let end = min(place + TextEncoding.windowBytes, bytes.endIndex)
            let outcome = decoder.decode(bytes[place..<end].span, isLast: end == bytes.endIndex, to: &output)
            place += outcome.consumed
            guard outcome.failure != nil || outcome.consumed == 0 else { continue }
            broken += 1
            guard broken <= TextEncoding.brokenLimit else { return nil }
            output += [0xEF, 0xBF, 0xBD]
            place += isUTF16 ? min(2, bytes.endIndex - place) : 1
        }
        return output
    }
}
