import Primitives

/// Text as the parts of a workbook have it.
extension ByteArena {
    /// Appends a `t` element; white space at the ends of its text is kept by saying so.
    mutating func appendTextElement(_ text: Span<UInt8>) {
        let hasOuterSpace =
            !text.isEmpty && (isWhiteSpace(text[0]) || isWhiteSpace(text[text.count - 1]))
        append(hasOuterSpace ? "<t xml:space=\"preserve\">" : "<t>")
        appendEscaped(text)
        append("</t>")
    }

    /// Appends a text with what XML cannot hold spelt in characters that it can, and, where asked, XML's own
    /// characters by name.
    mutating func appendEscaped(_ text: Span<UInt8>, entities: Bool = true) {
        var copied = 0
        var index = 0
        while index < text.count {
            guard TextEscape.mayBegin(with: text[index]), let escape = TextEscape(text, at: index),
                entities || !escape.isEntity
            else {
                index += 1
                continue
            }
            append(contentsOf: text.extracting(copied..<index))
            append(escape)
            index += escape.length
            copied = index
        }
        append(contentsOf: text.extracting(copied..<text.count))
    }

    /// Appends a name, which holds nothing that XML cannot, as the value of an attribute or between tags.
    mutating func appendName(_ name: String, inAttribute: Bool = false) {
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\"") where inAttribute: append("&quot;")
            default: append(byte)
            }
        }
    }

    private func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
    }

    private mutating func append(_ escape: TextEscape) {
        switch escape {
        case .entity(let name): append(name)
        case .code(let code, _):
            append("_x")
            for place in 0..<4 {
                let nibble = UInt8(truncatingIfNeeded: code >> UInt16(12 - 4 * place)) & 0xF
                append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") + nibble - 10)
            }
            append(UInt8(ascii: "_"))
        }
    }
}
