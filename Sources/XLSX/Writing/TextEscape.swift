/// Writes text so that the characters XML cannot hold, and text that looks like their escapes, read back.
///
/// Excel spells such a character `_xHHHH_`. libxlsxwriter does so for U+0001 to U+001F by itself, and for
/// nothing else: not for U+0000, which would end its string, nor for U+FFFE and U+FFFF, nor for a text that
/// holds the letters `_x000D_`, whose first underscore Excel writes as `_x005F_`.
enum TextEscape {
    /// The text to hand to libxlsxwriter; nearly always the same text.
    static func escaped(_ text: String) -> String {
        var text = text
        let isPlain = text.withUTF8 { bytes in
            !bytes.indices.contains { needsEscape(bytes, at: $0) }
        }
        if isPlain { return text }
        var result: [UInt8] = []
        text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                guard needsEscape(bytes, at: index) else {
                    result.append(bytes[index])
                    index += 1
                    continue
                }
                switch bytes[index] {
                case 0:
                    result += "_x0000_".utf8
                    index += 1
                case UInt8(ascii: "_"):
                    result += "_x005F_".utf8
                    index += 1
                default:
                    result += (bytes[index + 2] == 0xBE ? "_xFFFE_" : "_xFFFF_").utf8
                    index += 3
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func needsEscape(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        switch bytes[index] {
        case 0:
            return true
        case UInt8(ascii: "_"):
            // The closing underscore is not asked for: that of a control character's escape may follow.
            guard index + 5 < bytes.count, bytes[index + 1] == UInt8(ascii: "x") else { return false }
            return bytes[(index + 2)...(index + 5)].allSatisfy(isHexDigit)
        case 0xEF:
            return index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
        default:
            return false
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
            UInt8(ascii: "a")...UInt8(ascii: "f"):
            return true
        default:
            return false
        }
    }
}
