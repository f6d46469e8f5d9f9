extension JSONReader {
    /// Where a byte stands, in words for people; worked out only when something is wrong.
    func place(at offset: Int? = nil) -> CanonicalJSONError.Place {
        let offset = offset ?? position
        var line = 1
        var column = 1
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for byte in bytes[min(start, offset)..<offset] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return CanonicalJSONError.Place(line: line, column: column, path: pathText)
    }

    /// The error that another byte stands here than the grammar asks for.
    func malformed(_ expected: CanonicalJSONError.Token) -> CanonicalJSONError {
        .malformed(expected: expected, found: next, at: place())
    }

    private var pathText: String {
        var text = ""
        for step in path {
            switch step {
            case .element(let index): text += "[\(index)]"
            case .member(let key) where key.isEmpty && !isQuoted(key): continue  // no key has been read yet
            case .member(let key):
                let name = excerpt(key)
                if name.utf8.allSatisfy(JSONReader.isPlain), !name.isEmpty {
                    text += text.isEmpty ? name : ".\(name)"
                } else {
                    text += "[\"\(name)\"]"
                }
            }
        }
        return text
    }

    /// Whether a run stands between quotation marks.
    private func isQuoted(_ run: Range<Int>) -> Bool {
        run.lowerBound > 0 && run.upperBound < bytes.count
            && bytes[run.lowerBound - 1] == UInt8(ascii: "\"") && bytes[run.upperBound] == UInt8(ascii: "\"")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// What stands in a run, for a message: its first 80 bytes, as they are in the document.
    func excerpt(_ run: Range<Int>) -> String {
        guard run.count > 80 else { return String(decoding: bytes[run], as: UTF8.self) }
        var end = run.lowerBound + 80
        while end > run.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: bytes[run.lowerBound..<end], as: UTF8.self) + "…"
    }
}
