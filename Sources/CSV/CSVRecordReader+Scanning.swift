extension CSVRecordReader {
    /// Reads up to the end of the record or of the chunk; true where the record ended.
    ///
    /// It goes from sign to sign; what stands between is text. It notes where fields lie in the record as it
    /// stands in the file, quotes and all, and which quotes in the midst of fields are to be left out.
    mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int
    ) throws(CSVError) -> Bool {
        let start = position
        // An offset in the chunk plus this is the offset in the record.
        let shift = length - start
        var state = state
        var openingQuote = state == .fieldStart ? start : -1
        var index = start
        while index < bytes.count {
            var signs = mask.signs(in: bytes, at: index)
            while signs != 0 {
                let offset = index &+ signs.trailingZeroBitCount
                signs &= signs &- 1
                let byte = bytes[offset]
                if state == .quoted {
                    switch byte {
                    case UInt8(ascii: "\""):
                        closingQuote = offset + shift
                        state = .quoteInQuoted
                    case UInt8(ascii: "\r"): line += 1
                    case UInt8(ascii: "\n"):
                        // A CR LF is one line break, even where the chunks part it.
                        let isHalf = offset > start ? bytes[offset - 1] == 0x0D : quotedCarriageReturn
                        if !isHalf { line += 1 }
                    case 0: try refuseNUL(at: offset + shift)
                    default: break
                    }
                    continue
                }
                if state == .quoteInQuoted {
                    if offset + shift == closingQuote + 1 {
                        switch byte {
                        case UInt8(ascii: "\""):
                            leaveOutQuote()
                            state = .quoted
                            continue
                        case delimiter:
                            try endField(at: closingQuote)
                            gaps += 2
                            fieldStart = offset + 1 + shift
                            openingQuote = offset + 1
                            state = .unquoted
                            continue
                        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                            try endField(at: closingQuote)
                            try endRecord(at: offset, after: byte, &position)
                            return true
                        default: break
                        }
                    }
                    leaveOutStrayQuote()
                    state = .unquoted
                }
                if byte == delimiter {
                    try endField(at: offset + shift)
                    fieldStart = offset + 1 + shift
                    openingQuote = offset + 1
                    state = .unquoted
                    continue
                }
                switch byte {
                case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                    try endField(at: offset + shift)
                    try endRecord(at: offset, after: byte, &position)
                    return true
                case UInt8(ascii: "\""):
                    guard offset == openingQuote else {
                        strayQuotes += 1
                        continue
                    }
                    gaps += 1
                    fieldStart = offset + 1 + shift
                    quoteLine = line
                    state = .quoted
                case 0: try refuseNUL(at: offset + shift)
                default: break
                }
            }
            index += SignMask.width
        }
        if start < bytes.count {
            try endChunk(bytes, at: shift, state, isFieldStart: openingQuote == bytes.count)
        }
        position = bytes.count
        return false
    }

    /// Keeps the state for the next chunk.
    private mutating func endChunk(
        _ bytes: UnsafeBufferPointer<UInt8>, at shift: Int, _ state: State, isFieldStart: Bool
    ) throws(CSVError) {
        length = bytes.count + shift
        self.state = state
        switch state {
        case .fieldStart, .unquoted: self.state = isFieldStart ? .fieldStart : .unquoted
        case .quoted: quotedCarriageReturn = bytes[bytes.count - 1] == UInt8(ascii: "\r")
        case .quoteInQuoted:
            if length == closingQuote + 1 { return try checkLength(upTo: closingQuote) }
            leaveOutStrayQuote()
            self.state = .unquoted
        }
        try checkLength(upTo: length)
    }

    private mutating func endRecord(
        at offset: Int, after lineBreak: UInt8, _ position: inout Int
    ) throws(CSVError) {
        length += offset - position
        position = offset + 1
        try endRecord(after: lineBreak)
    }

    /// Leaves out the first half of a doubled quote, which `closingQuote` was taken for.
    private mutating func leaveOutQuote() {
        holes.append(Hole(place: closingQuote, field: record.fields.count))
        fieldHoles += 1
    }

    /// Spreadsheet programs read `"a"b` as `ab`.
    private mutating func leaveOutStrayQuote() {
        strayQuotes += 1
        leaveOutQuote()
    }

    private func refuseNUL(at end: Int) throws(CSVError) {
        try checkLength(upTo: end)
        throw .nul(line: line)
    }
}
