import Glibc
import Primitives

/// The escapes `_xHHHH_` that spreadsheets write for characters XML cannot hold.
enum EscapedText {
    /// Decodes them in the bytes from `start` on, in place: `_x000D_` is a carriage return, and `_x005F_` an
    /// underscore that would otherwise start such an escape. Half surrogate pairs and NUL stay as written.
    static func decode(_ bytes: inout ByteArena, from start: Int) {
        let tail = bytes[start..<bytes.count]
        guard let base = tail.baseAddress, let found = memchr(base, Int32(UInt8(ascii: "_")), tail.count)
        else {
            return
        }
        let first = start + UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
        var read = first
        var write = first
        while read < bytes.count {
            if bytes[read] == UInt8(ascii: "_"), let unit = codeUnit(bytes, read), unit != 0 {
                if let scalar = Unicode.Scalar(UInt32(unit)) {
                    write = put(scalar, &bytes, write)
                    read += 7
                    continue
                }
                if unit < 0xDC00, let low = codeUnit(bytes, read + 7), low & 0xFC00 == 0xDC00,
                    let scalar = Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF)))
                {
                    write = put(scalar, &bytes, write)
                    read += 14
                    continue
                }
            }
            bytes[write] = bytes[read]
            write += 1
            read += 1
        }
        bytes.truncate(to: write)
    }

    private static func put(_ scalar: Unicode.Scalar, _ bytes: inout ByteArena, _ index: Int) -> Int {
        var write = index
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            bytes[write] = byte
            write += 1
        }
        return write
    }

    /// The code unit that `_xHHHH_` at an index means; nil where none stands there.
    private static func codeUnit(_ bytes: borrowing ByteArena, _ index: Int) -> UInt16? {
        guard index + 6 < bytes.count, bytes[index] == UInt8(ascii: "_"),
            bytes[index + 1] == UInt8(ascii: "x"),
            bytes[index + 6] == UInt8(ascii: "_")
        else { return nil }
        var unit: UInt16 = 0
        for place in (index + 2)...(index + 5) {
            switch bytes[place] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt16(bytes[place] - 0x30)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt16(bytes[place] - 0x37)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt16(bytes[place] - 0x57)
            default: return nil
            }
        }
        return unit
    }
}
