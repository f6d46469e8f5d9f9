/// Text as the parts of a workbook have it.
///
/// XML has no place for control characters, U+FFFE and U+FFFF: spreadsheet programs spell one of them `_xHHHH_`,
/// and the first underscore of a text that looks like such a spelling `_x005F_`.
extension ByteArena {
    /// Appends a `t` element; white space at the ends of its text is kept by saying so.
    mutating func appendTextElement(_ text: Span<UInt8>) {
        let hasOuterSpace =
            !text.isEmpty && (isWhiteSpace(text[0]) || isWhiteSpace(text[text.count - 1]))
        append(hasOuterSpace ? "<t xml:space=\"preserve\">" : "<t>")
        appendEscaped(text)
        append("</t>")
    }

    /// Appends a text with what XML cannot hold spelt in characters that it can.
    mutating func appendEscaped(_ text: Span<UInt8>) {
        var copied = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            guard mayNeedEscape(byte), let escape = Escape(text, at: index) else {
                index += 1
                continue
            }
            append(text.extracting(copied..<index))
            append(escape)
            index += escape.length
            copied = index
        }
        append(text.extracting(copied..<text.count))
    }

    private mutating func append(_ text: Span<UInt8>) {
        text.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    /// Chinese text is nearly all letters of which no byte does.
    @inline(__always)
    private func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte <= UInt8(ascii: ">") || byte == UInt8(ascii: "_") || byte == 0xEF
    }

    private func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
    }

    private mutating func append(_ escape: Escape) {
        switch escape {
        case .entity(let name): append(name)
        case .code(let code, _):
            append("_x")
            for shift in [12, 8, 4, 0] {
                let nibble = UInt8(truncatingIfNeeded: code >> UInt16(shift)) & 0xF
                append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") + nibble - 10)
            }
            append(UInt8(ascii: "_"))
        }
    }

    /// What a character is written as.
    private enum Escape {
        /// One of XML's own.
        case entity(StaticString)
        /// The spelling of a character that takes so many bytes of the text.
        case code(UInt16, length: Int)

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
                    Escape.areHexDigits(text.extracting((index + 2)...(index + 5)))
                else { return nil }
                self = .code(UInt16(UInt8(ascii: "_")), length: 1)
            case 0xEF:
                guard index + 2 < text.count, text[index + 1] == 0xBF, text[index + 2] >= 0xBE else {
                    return nil
                }
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
}
