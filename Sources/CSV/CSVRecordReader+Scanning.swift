internal import Glibc

extension CSVRecordReader {
    /// Reads unquoted fields, as many as follow one another, up to the end of the record, an opening quote
    /// or the end of the chunk; true where the record ended.
    ///
    /// Eight bytes at a time: only delimiters and bytes below `#` (line breaks, NUL, quotes, spaces) are
    /// looked at singly. The fields and the delimiters between them are copied in one run.
    mutating func readUnquoted(
        _ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int
    ) throws(CSVError) -> Bool {
        let runStart = position
        // An offset in the chunk plus this is the offset in the record's bytes.
        let shift = record.bytes.count - runStart
        var openingQuote = state == .fieldStart ? runStart : -1
        var index = runStart
        while index < bytes.count {
            var matches = wordMatches(in: bytes, at: index)
            while matches != 0 {
                let offset = index + matches.trailingZeroBitCount >> 3
                matches &= matches &- 1
                let byte = bytes[offset]
                if byte == delimiter {
                    try endField(at: offset + shift)
                    fieldStart = offset + 1 + shift
                    openingQuote = offset + 1
                    continue
                }
                switch byte {
                case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                    try endField(at: offset + shift)
                    append(bytes, runStart..<offset)
                    position = offset + 1
                    try endRecord(after: byte)
                    return true
                case UInt8(ascii: "\""):
                    guard offset == openingQuote else {
                        strayQuotes += 1
                        continue
                    }
                    append(bytes, runStart..<offset)
                    fieldStart = record.bytes.count
                    quoteLine = line
                    quotedCarriageReturn = false
                    state = .quoted
                    position = offset + 1
                    return false
                case 0:
                    try checkLength(upTo: offset + shift)
                    throw .nul(line: line)
                default: continue
                }
            }
            index += 8
        }
        append(bytes, runStart..<bytes.count)
        state = openingQuote == bytes.count ? .fieldStart : .unquoted
        position = bytes.count
        return false
    }

    /// Reads within quotes up to the next quote or the end of the chunk.
    mutating func readQuoted(
        _ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int
    ) throws(CSVError) {
        let end = bytes.firstIndex(of: UInt8(ascii: "\""), in: position..<bytes.count) ?? bytes.count
        if let nul = bytes.firstIndex(of: 0, in: position..<end) {
            countLines(in: bytes, position..<nul)
            try checkLength(upTo: record.bytes.count + nul - position)
            throw .nul(line: line)
        }
        countLines(in: bytes, position..<end)
        append(bytes, position..<end)
        position = end
        guard end < bytes.count else { return }
        position += 1
        state = .quoteInQuoted
    }

    /// Reads the byte after a quote within quotes; true where it ended the record.
    mutating func readAfterQuote(
        _ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int
    ) throws(CSVError) -> Bool {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "\""):
            record.bytes.append(byte)
            quotedCarriageReturn = false
            state = .quoted
            position += 1
        case delimiter:
            try endField(at: record.bytes.count)
            fieldStart = record.bytes.count
            state = .fieldStart
            position += 1
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            try endField(at: record.bytes.count)
            position += 1
            try endRecord(after: byte)
            return true
        default:
            // Spreadsheet programs read `"a"b` as `ab`.
            strayQuotes += 1
            state = .unquoted
        }
        return false
    }

    /// The high bit of each byte of the word that has to be looked at singly; past the end there is none.
    @inline(__always)
    private func wordMatches(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
        let word: UInt64
        if index + 8 <= bytes.count, let base = bytes.baseAddress {
            word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
        } else {
            var rest: UInt64 = .max
            for offset in (index..<bytes.count).reversed() { rest = rest << 8 | UInt64(bytes[offset]) }
            word = rest
        }
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        // A byte is zero where neither its high bit is set nor adding 7F to the others sets it.
        let difference = word ^ (ones &* UInt64(delimiter))
        let isDelimiter = ~(((difference & low) &+ low) | difference)
        let isBelowHash = ~(((word & low) &+ ones &* UInt64(0x80 - UInt8(ascii: "#"))) | word)
        return (isDelimiter | isBelowHash) & ~low
    }

    /// Copies a run of the chunk into the record.
    @inline(__always)
    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        if range.isEmpty { return }
        record.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
    }

    /// Counts the line breaks of a quoted run: a CR LF is one, even where the chunks part it.
    private mutating func countLines(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var wasReturn = quotedCarriageReturn
        var breaks = 0
        for index in range {
            let byte = bytes[index]
            let isReturn = byte == UInt8(ascii: "\r")
            if isReturn || (byte == UInt8(ascii: "\n") && !wasReturn) { breaks += 1 }
            wasReturn = isReturn
        }
        line += breaks
        quotedCarriageReturn = wasReturn
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first place of a byte in a range, found by the C library's vector search.
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard let base = baseAddress, !range.isEmpty,
            let found = memchr(base + range.lowerBound, Int32(byte), range.count)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
