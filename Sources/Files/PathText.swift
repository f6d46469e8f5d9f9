/// Paths are bytes to the system and texts to us: what is not UTF-8 comes through unharmed all the same.
///
/// A byte that is not UTF-8, as in names that an old program wrote in GBK, stands in the text as one of the private
/// characters U+EF80 to U+EFFF, by its lower seven bits; the bytes of those characters themselves do, too. So every
/// name has a text of its own, and every text leads back to the bytes that it came from.
enum PathText {
    private static let escapes: ClosedRange<UInt32> = 0xEF80...0xEFFF

    /// The text of a path's bytes.
    static func text(of bytes: some Collection<UInt8>) -> String {
        let bytes = Array(bytes)
        if let text = String(validating: bytes, as: UTF8.self), !hasEscapes(text) { return text }
        var text = ""
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var place = 0
        func escape(_ range: Range<Int>) {
            for byte in bytes[range] {
                if let scalar = Unicode.Scalar(0xEF00 | UInt32(byte)) { text.unicodeScalars.append(scalar) }
            }
        }
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded):
                let scalar = Unicode.UTF8.decode(encoded)
                if escapes.contains(scalar.value) {
                    escape(place..<place + encoded.count)
                } else {
                    text.unicodeScalars.append(scalar)
                }
                place += encoded.count
            case .error(let length):
                escape(place..<place + length)
                place += length
            case .emptyInput: return text
            }
        }
    }

    /// The bytes that a text stands for.
    static func bytes(of text: String) -> [UInt8] {
        guard hasEscapes(text) else { return Array(text.utf8) }
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if escapes.contains(scalar.value) {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                bytes += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
        return bytes
    }

    private static func hasEscapes(_ text: String) -> Bool {
        // U+EF80 to U+EFFF are EE BE 80 to EE BF BF.
        var isLed = false
        for byte in text.utf8 {
            if isLed, byte == 0xBE || byte == 0xBF { return true }
            isLed = byte == 0xEE
        }
        return false
    }
}

extension String {
    /// Hands the system the bytes of a path.
    ///
    /// One with a zero in it would be cut there: the system gets an empty path in its place, which is not a file.
    public func withSystemPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        var bytes = PathText.bytes(of: self)
        if bytes.contains(0) { bytes = [] }
        bytes.append(0)
        return bytes.withUnsafeBytes { buffer in
            body(buffer.baseAddress!.assumingMemoryBound(to: CChar.self))
        }
    }
}
