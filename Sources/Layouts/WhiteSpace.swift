/// White space in UTF-8, as Unicode has it: ideographic and no-break spaces too.
enum WhiteSpace {
    /// How many bytes the white space at the start of some bytes takes; 0 where there is none.
    private static func length(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
        switch bytes[index] {
        case 0x09...0x0D, 0x20: return 1
        case 0xC2:
            guard index + 1 < bytes.endIndex else { return 0 }
            return bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : 0
        case 0xE1...0xE3:
            guard index + 2 < bytes.endIndex else { return 0 }
            switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
            case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
                (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
                return 3
            default: return 0
            }
        default: return 0
        }
    }

    /// Whether bytes are white space only.
    static func isAll(of bytes: ArraySlice<UInt8>) -> Bool {
        trimmed(bytes).isEmpty
    }

    /// The bytes without white space at either end.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while !rest.isEmpty {
            let length = length(rest, at: rest.startIndex)
            if length == 0 { break }
            rest = rest.dropFirst(length)
        }
        while let last = rest.last {
            if last <= 0x20 {
                guard length(rest, at: rest.endIndex - 1) == 1 else { break }
                rest = rest.dropLast()
            } else if last >= 0x80, last < 0xC0, rest.count >= 2 {
                if length(rest, at: rest.endIndex - 2) == 2 {
                    rest = rest.dropLast(2)
                } else if rest.count >= 3, length(rest, at: rest.endIndex - 3) == 3 {
                    rest = rest.dropLast(3)
                } else {
                    break
                }
            } else {
                break
            }
        }
        return rest
    }

    /// The bytes without any white space; the same slice where there is none.
    static func removed(from bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.indices.contains(where: { length(bytes, at: $0) > 0 }) else { return bytes }
        var kept: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let length = length(bytes, at: index)
            if length == 0 { kept.append(bytes[index]) }
            index += max(1, length)
        }
        return kept[...]
    }

    /// A text without any white space.
    static func removed(from text: String) -> String {
        String(decoding: removed(from: Array(text.utf8)[...]), as: UTF8.self)
    }
}
