extension XMLScanner {
    /// Hands out what the window holds of a CDATA section; false where that is nothing.
    @inlinable package mutating func scanCDATA() throws(Failure) -> Bool {
        let start = position
        var read = start
        var write = start
        scan: while read < end {
            let byte = base[read]
            switch byte {
            case UInt8(ascii: "]"):
                if read + 2 >= end, !isExhausted { break scan }
                if read + 2 < end, base[read + 1] == UInt8(ascii: "]"), base[read + 2] == UInt8(ascii: ">") {
                    isInCDATA = false
                    textStart = start
                    textEnd = write
                    position = read + 3
                    return write > start
                }
            case 0x0D:
                if read + 1 >= end, !isExhausted { break scan }
                if base[read + 1] == 0x0A { read += 1 }
                base[write] = 0x0A
                write += 1
                read += 1
                continue scan
            case 0x80...:
                switch XMLCharacters.decode(base + read, count: end - read) {
                case .scalar(_, let length):
                    for _ in 0..<length {
                        base[write] = base[read]
                        write += 1
                        read += 1
                    }
                    continue scan
                case .incomplete:
                    guard !isExhausted else { throw malformed(read) }
                    break scan
                case .invalid: throw malformed(read)
                }
            case 0x09, 0x0A, 0x20...: break
            default: throw malformed(read)
            }
            base[write] = byte
            write += 1
            read += 1
        }
        textStart = start
        textEnd = write
        position = read
        if write == start {
            guard try fill() else { throw malformed(end) }
            return false
        }
        return true
    }
}
