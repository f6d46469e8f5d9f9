public import Glibc

extension XMLScanner {
    /// Hands out the text up to the next tag or the window's end; false where that is nothing yet.
    @inlinable package mutating func scanText() throws(Failure) -> Bool {
        let base = self.base
        let table = self.table
        let end = self.end
        let start = position
        var read = start
        var write = start
        var run = start
        scan: while true {
            while table[Int(base[read])] & XMLCharacters.Class.textStop == 0 { read += 1 }
            let byte = base[read]
            if byte >= 0x80 {
                switch XMLCharacters.decode(base + read, count: end - read) {
                case .scalar(_, let length): read += length
                case .incomplete:
                    guard !isExhausted else { throw malformed(read) }
                    break scan
                case .invalid: throw malformed(read)
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "<"): break scan
            case UInt8(ascii: "&"):
                if write != run { memmove(base + write, base + run, read - run) }
                write += read - run
                run = read
                let after = try decodeReference(read, into: &write)
                guard after >= 0 else {
                    guard !isExhausted else { throw malformed(read) }
                    break scan
                }
                read = after
                run = after
            case 0x0D:
                if read + 1 == end, !isExhausted { break scan }
                if write != run { memmove(base + write, base + run, read - run) }
                write += read - run
                base[write] = 0x0A
                write += 1
                read += base[read + 1] == 0x0A ? 2 : 1
                run = read
            case UInt8(ascii: "]"):
                if read + 2 >= end, !isExhausted { break scan }
                if base[read + 1] == UInt8(ascii: "]"), base[read + 2] == UInt8(ascii: ">") {
                    throw malformed(read)
                }
                read += 1
            case 0 where read == end: break scan
            default: throw malformed(read)
            }
        }
        if write != run { memmove(base + write, base + run, read - run) }
        write += read - run
        textStart = start
        textEnd = write
        position = read
        if write > start { return true }
        guard try fill() else { throw malformed(self.end) }
        return false
    }

    /// Outside the root element only white space may stand.
    @inlinable package mutating func skipSpaceOutsideRoot() throws(Failure) {
        let start = position
        while table[Int(base[position])] & XMLCharacters.Class.space != 0 { position += 1 }
        if position > start {
            isAtStart = false
        } else {
            throw malformed(position)
        }
    }

    /// Writes the character that the reference at `index` stands for; answers where it ends, or -1 where the
    /// window does.
    @inlinable @inline(__always)
    package mutating func decodeReference(_ index: Int, into write: inout Int) throws(Failure) -> Int {
        guard base[index + 1] == UInt8(ascii: "#") else {
            return try decodeNamedReference(index, into: &write)
        }
        var scalar: UInt32 = 0
        var read = index + 2
        if base[read] == UInt8(ascii: "x") {
            read += 1
            let first = read
            while true {
                let byte = base[read]
                let digit: UInt32
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(byte - UInt8(ascii: "0"))
                case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt32(byte - UInt8(ascii: "a")) + 10
                case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = UInt32(byte - UInt8(ascii: "A")) + 10
                default:
                    return try finishReference(scalar, at: read, hasDigits: read > first, into: &write)
                }
                scalar = min(scalar * 16 + digit, 0x110000)
                read += 1
            }
        }
        let first = read
        while base[read] &- UInt8(ascii: "0") <= 9 {
            scalar = min(scalar * 10 + UInt32(base[read] &- UInt8(ascii: "0")), 0x110000)
            read += 1
        }
        return try finishReference(scalar, at: read, hasDigits: read > first, into: &write)
    }

    @inlinable @inline(__always)
    mutating func finishReference(
        _ scalar: UInt32, at index: Int, hasDigits: Bool, into write: inout Int
    ) throws(Failure) -> Int {
        guard base[index] == UInt8(ascii: ";"), hasDigits else {
            if index == end, base[index] == 0 { return -1 }
            throw malformed(index)
        }
        guard XMLCharacters.isAllowed(scalar) else { throw malformed(index) }
        switch scalar {
        case ..<0x80:
            base[write] = UInt8(scalar)
            write += 1
        case ..<0x800:
            base[write] = UInt8(0xC0 | scalar >> 6)
            base[write + 1] = UInt8(0x80 | scalar & 0x3F)
            write += 2
        case ..<0x10000:
            base[write] = UInt8(0xE0 | scalar >> 12)
            base[write + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
            base[write + 2] = UInt8(0x80 | scalar & 0x3F)
            write += 3
        default:
            base[write] = UInt8(0xF0 | scalar >> 18)
            base[write + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
            base[write + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
            base[write + 3] = UInt8(0x80 | scalar & 0x3F)
            write += 4
        }
        return index + 1
    }

    @inlinable mutating func decodeNamedReference(_ index: Int, into write: inout Int) throws(Failure) -> Int
    {
        let name: StaticString
        let byte: UInt8
        switch base[index + 1] {
        case UInt8(ascii: "l"): (name, byte) = ("&lt;", UInt8(ascii: "<"))
        case UInt8(ascii: "g"): (name, byte) = ("&gt;", UInt8(ascii: ">"))
        case UInt8(ascii: "q"): (name, byte) = ("&quot;", UInt8(ascii: "\""))
        case UInt8(ascii: "a") where base[index + 2] == UInt8(ascii: "p"):
            (name, byte) = ("&apos;", UInt8(ascii: "'"))
        default: (name, byte) = ("&amp;", UInt8(ascii: "&"))
        }
        let count = min(name.utf8CodeUnitCount, end - index)
        guard memcmp(base + index, name.utf8Start, count) == 0 else { throw malformed(index) }
        guard count == name.utf8CodeUnitCount else {
            guard !isExhausted else { throw malformed(index) }
            return -1
        }
        base[write] = byte
        write += 1
        return index + name.utf8CodeUnitCount
    }

    /// Decodes an attribute's value in place: references, and each white-space character to a space.
    @inlinable package mutating func decodeValue(_ start: Int, _ end: Int) throws(Failure) -> Int {
        var read = start
        var write = start
        while read < end {
            let byte = base[read]
            switch byte {
            case UInt8(ascii: "&"):
                let after = try decodeReference(read, into: &write)
                guard after >= 0, after <= end else { throw malformed(read) }
                read = after
                continue
            case 0x0D:
                if read + 1 < end, base[read + 1] == 0x0A { read += 1 }
                base[write] = 0x20
            case 0x09, 0x0A: base[write] = 0x20
            default: base[write] = byte
            }
            read += 1
            write += 1
        }
        return write
    }
}
