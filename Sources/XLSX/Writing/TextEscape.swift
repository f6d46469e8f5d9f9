import Primitives

/// How the parts of a workbook spell a character that cannot stand in them as it is.
///
/// XML has no place for control characters, U+FFFE and U+FFFF: spreadsheet programs spell one of them `_xHHHH_`,
/// and the first underscore of a text that looks like such a spelling `_x005F_`.
enum TextEscape {
    /// A name of XML's own.
    case entity(StaticString)
    /// The spelling of a character that takes so many bytes of the text.
    case code(UInt16, length: Int)

    /// Whether a byte may be the first that is spelt otherwise; none of a usual Chinese letter is.
    @inline(__always)
    static func mayBegin(with byte: UInt8) -> Bool {
        byte <= UInt8(ascii: ">") || byte == UInt8(ascii: "_") || byte == 0xEF
    }

    /// The escape of the character at an index; nil where it stands for itself.
    init?(_ text: Span<UInt8>, at index: Int) {
        switch text[index] {
        case UInt8(ascii: "&"): self = .entity("&amp;")
        case UInt8(ascii: "<"): self = .entity("&lt;")
        case UInt8(ascii: ">"): self = .entity("&gt;")
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"): return nil
        case 0..<0x20: self = .code(UInt16(text[index]), length: 1)
        case UInt8(ascii: "_"):
            // The closing underscore is not asked for: that of a control character's escape may follow.
            guard index + 5 < text.count, text[index + 1] == UInt8(ascii: "x"),
                TextEscape.areHexDigits(text.extracting((index + 2)...(index + 5)))
            else { return nil }
            self = .code(UInt16(UInt8(ascii: "_")), length: 1)
        case 0xEF:
            guard index + 2 < text.count, text[index + 1] == 0xBF, text[index + 2] >= 0xBE else { return nil }
            self = .code(0xFF00 | UInt16(text[index + 2] | 0x40), length: 3)
        default: return nil
        }
    }

    /// How many bytes of the text it stands for.
    var length: Int {
        switch self {
        case .entity: 1
        case .code(_, let length): length
        }
    }

    /// Whether it is one of XML's own names.
    var isEntity: Bool {
        switch self {
        case .entity: true
        case .code: false
        }
    }

    /// The text with its codes spelt, for libxlsxwriter, which puts in XML's own names and not all of the codes.
    static func spelt(_ text: String) -> String {
        var bytes = ByteArena(capacity: text.utf8.count + 1)
        bytes.appendEscaped(text.utf8Span.span, entities: false)
        return bytes.string(0..<bytes.count)
    }

    /// How many UTF-16 units a text has when its codes are spelt out, as a program counts that does not know them.
    static func units(of text: String) -> Int {
        var units = text.utf16.count
        let bytes = text.utf8Span.span
        for index in bytes.indices where mayBegin(with: bytes[index]) {
            if case .code = TextEscape(bytes, at: index) { units += "_xHHHH".utf16.count }
        }
        return units
    }

    private static func areHexDigits(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
                UInt8(ascii: "a")...UInt8(ascii: "f"):
                continue
            default: return false
            }
        }
        return true
    }
}
