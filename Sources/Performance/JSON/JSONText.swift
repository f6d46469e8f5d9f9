/// What a JSON string is made of, as the writer and the reader both see it.
enum JSONText {
    /// The place of the first byte from a start on that cannot stand in a string as it is: a quotation
    /// mark, a backslash or a control character; the end where there is none.
    static func nextSpecial(in bytes: Span<UInt8>, from start: Int) -> Int {
        let raw = bytes.bytes
        var place = start
        // Eight bytes at a time: a byte's high bit is set where the byte is one of them. A borrow can only
        // set bits above the first that is rightly set.
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while place + 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
            let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            let special =
                ((word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes
                    | (backslashes &- ones) & ~backslashes) & highs
            if special != 0 { return place + special.trailingZeroBitCount / 8 }
            place += 8
        }
        while place < bytes.count, !isSpecial(bytes[place]) { place += 1 }
        return place
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// The letter behind the backslash for a byte that has a short escape.
    static func shortEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        default: nil
        }
    }
}
