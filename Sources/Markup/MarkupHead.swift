/// The beginning of a file that may be XML or HTML, as far as is needed to tell what it is.
///
/// Bytes are looked at as ASCII; of UTF-16 those are taken that are ASCII.
package struct MarkupHead {
    private let text: [UInt8]

    /// Takes the first bytes of a file; nil where they do not begin with `<`, white space and byte-order mark aside.
    package init?(_ bytes: ArraySlice<UInt8>) {
        let isWide =
            bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.starts(with: [0x3C, 0x00]) || bytes.starts(with: [0x00, 0x3C])
        let text = isWide ? bytes.filter { $0 != 0 && $0 < 0x80 } : Array(bytes)
        let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let first = text[start...].firstIndex(where: { !MarkupHead.isSpace($0) }),
            text[first] == UInt8(ascii: "<")
        else { return nil }
        self.text = Array(text[first...])
    }

    /// Whether these characters occur.
    package func contains(_ words: String) -> Bool { firstIndex(of: Array(words.utf8), from: 0) != nil }

    /// The local name of the first element; nil where it does not come within the head.
    package var rootName: String? {
        var index = 0
        while index < text.count {
            if MarkupHead.isSpace(text[index]) {
                index += 1
                continue
            }
            guard text[index] == UInt8(ascii: "<"), index + 1 < text.count else { return nil }
            let ending: [UInt8]
            switch text[index + 1] {
            case UInt8(ascii: "?"): ending = Array("?>".utf8)
            case UInt8(ascii: "!"):
                if text[index...].starts(with: Array("<!--".utf8)) {
                    ending = Array("-->".utf8)
                } else {
                    guard let end = endOfDeclaration(index) else { return nil }
                    index = end
                    continue
                }
            default: return name(at: index + 1)
            }
            guard let end = firstIndex(of: ending, from: index) else { return nil }
            index = end + ending.count
        }
        return nil
    }

    /// A document without its XML declaration, for one whose characters are UTF-8 whatever that says.
    package static func withoutDeclaration(_ document: [UInt8]) -> ArraySlice<UInt8> {
        let start = document.firstIndex { !isSpace($0) } ?? 0
        guard document[start...].starts(with: Array("<?xml".utf8)), start + 5 < document.count,
            isSpace(document[start + 5]), let end = document[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return document[start...] }
        return document[(end + 1)...]
    }

    // MARK: Pieces

    /// A document type declaration may hold others in square brackets.
    private func endOfDeclaration(_ start: Int) -> Int? {
        var isInside = false
        for index in text.indices[start...] {
            switch text[index] {
            case UInt8(ascii: "["): isInside = true
            case UInt8(ascii: "]"): isInside = false
            case UInt8(ascii: ">") where !isInside: return index + 1
            default: break
            }
        }
        return nil
    }

    private func name(at start: Int) -> String? {
        let stops: [UInt8] = Array(" \t\r\n/>".utf8)
        let end = text[start...].firstIndex { stops.contains($0) } ?? text.endIndex
        let name = text[start..<end]
        return name.split(separator: UInt8(ascii: ":")).last.map { String(decoding: $0, as: UTF8.self) }
    }

    private func firstIndex(of words: [UInt8], from start: Int) -> Int? {
        guard let first = words.first, text.count >= words.count, start <= text.count - words.count else {
            return nil
        }
        for index in start...(text.count - words.count)
        where text[index] == first && text[index...].starts(with: words) { return index }
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x0C
    }
}
