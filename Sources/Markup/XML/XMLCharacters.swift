/// The classes of bytes that the scanner tells apart, and the rules for characters beyond ASCII.
@usableFromInline
package enum XMLCharacters {
    /// Bits of a byte's class.
    @usableFromInline package enum Class {
        /// May start a name (ASCII only).
        @inlinable package static var nameStart: UInt8 { 1 }
        /// May stand in a name (ASCII only).
        @inlinable package static var name: UInt8 { 2 }
        /// White space.
        @inlinable package static var space: UInt8 { 4 }
        /// Needs attention in text: `<`, `&`, `]`, CR, control characters, anything beyond ASCII.
        @inlinable package static var textStop: UInt8 { 8 }
        /// Needs attention in an attribute's value: the same but for `]`, and quotes, tab and line feed.
        @inlinable package static var valueStop: UInt8 { 16 }
    }

    /// The class of each of the 256 bytes; the caller frees it.
    @inlinable package static func makeTable() -> UnsafeMutablePointer<UInt8> {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in 0..<256 {
            var bits: UInt8 = 0
            switch UInt8(byte) {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "_"):
                bits = Class.nameStart | Class.name
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                bits = Class.name
            case 0x20: bits = Class.space
            case 0x09, 0x0A: bits = Class.space | Class.valueStop
            case 0x0D: bits = Class.space | Class.textStop | Class.valueStop
            case UInt8(ascii: "<"), UInt8(ascii: "&"): bits = Class.textStop | Class.valueStop
            case UInt8(ascii: "]"): bits = Class.textStop
            case UInt8(ascii: "\""), UInt8(ascii: "'"): bits = Class.valueStop
            case 0x00...0x1F, 0x80...0xFF: bits = Class.textStop | Class.valueStop
            default: break
            }
            table[byte] = bits
        }
        return table
    }

    /// Whether XML allows the character at all.
    @inlinable package static func isAllowed(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// Whether a character beyond ASCII may start a name.
    @inlinable package static func startsName(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
            0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// Whether a character beyond ASCII may stand in a name.
    @inlinable package static func continuesName(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: startsName(scalar)
        }
    }

    /// A character read from UTF-8.
    @usableFromInline package enum Decoded {
        /// The scalar, and how many bytes it took.
        case scalar(UInt32, length: Int)
        /// The bytes end within it.
        case incomplete
        /// The bytes are not UTF-8, or a character that XML does not allow.
        case invalid
    }

    /// Reads the character beyond ASCII that starts at `bytes`, of which `count` are there.
    @inlinable @inline(__always)
    package static func decode(_ bytes: UnsafeMutablePointer<UInt8>, count: Int) -> Decoded {
        let lead = bytes[0]
        if lead >= 0xE1 && lead <= 0xEC && count >= 3 {
            // Nearly every Chinese character.
            let second = bytes[1]
            let third = bytes[2]
            guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return .invalid }
            let scalar = UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
            return .scalar(scalar, length: 3)
        }
        return decodeAny(bytes, count: count)
    }

    @inlinable static func decodeAny(_ bytes: UnsafeMutablePointer<UInt8>, count: Int) -> Decoded {
        let lead = bytes[0]
        let length: Int
        var scalar: UInt32
        let least: UInt32
        switch lead {
        case 0xC2...0xDF: (length, scalar, least) = (2, UInt32(lead & 0x1F), 0x80)
        case 0xE0...0xEF: (length, scalar, least) = (3, UInt32(lead & 0x0F), 0x800)
        case 0xF0...0xF4: (length, scalar, least) = (4, UInt32(lead & 0x07), 0x10000)
        default: return .invalid
        }
        for index in 1..<length {
            guard index < count else { return .incomplete }
            guard bytes[index] & 0xC0 == 0x80 else { return .invalid }
            scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
        }
        guard scalar >= least, isAllowed(scalar) else { return .invalid }
        return .scalar(scalar, length: length)
    }
}
