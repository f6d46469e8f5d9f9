/// Reads the records of a CSV text from its UTF-8 bytes, chunk by chunk, holding no more than one record.
///
/// It is a state machine: wherever the bytes are cut into chunks, the records are the same. What it takes
/// for a record is what spreadsheet programs do: a quote opens a quoted field only where the field begins,
/// text after the closing quote is kept, spaces are kept, and LF, CR LF and CR each end a record. A line
/// break after the last record begins no other.
///
/// ```swift
/// var reader = CSVRecordReader()
/// while let chunk = next() {
///     var position = 0
///     while try reader.next(chunk.span, from: &position) { use(reader.record) }
/// }
/// if try reader.finish() { use(reader.record) }
/// ```
///
/// The bytes have to be valid UTF-8, which `CSVRecords` makes sure of; a NUL is refused here.
public struct CSVRecordReader: Sendable {
    /// The record last completed; valid until more is read.
    public internal(set) var record = CSVRecord()
    /// The line of the next byte, from 1.
    public internal(set) var line = 1
    /// How many records have been completed.
    public internal(set) var recordCount = 0
    /// What ended the first record; nil while none has ended with a line break.
    public internal(set) var lineEnding: CSVDialect.LineEnding?
    /// The sign between fields.
    public let delimiter: UInt8
    /// What is refused as too much.
    public let limits: CSVLimits

    /// Quotes where a well-formed file has none: within an unquoted field or before more text.
    var strayQuotes = 0
    var state = State.fieldStart
    /// How many bytes of the record have been read, as it stands in the file.
    var length = 0
    /// Where in it the field being read begins.
    var fieldStart = 0
    /// Where in it the quote stands that may have ended the field.
    var closingQuote = 0
    /// Quotes and delimiters beside quoted fields, and what was left out of earlier fields: bytes that count
    /// for no limit.
    var gaps = 0
    /// The quotes that are left out of the record's fields, in order, and how many of the field being read.
    var holes: [Hole] = []
    var fieldHoles = 0
    /// The line in which the open quote stands.
    var quoteLine = 1
    /// The record stays until more is read, and is cleared then.
    var isDelivered = false
    /// A carriage return ended the last record, and a line feed now would belong to it.
    var mayDropLineFeed = false
    /// The last byte read within quotes was a carriage return.
    var quotedCarriageReturn = false

    /// Finds what is not plain text.
    let mask: SignMask

    /// A quote in the midst of a field that is not part of its text.
    struct Hole: Sendable {
        /// Its offset in the record.
        var place: Int
        /// The number of its field.
        var field: Int
    }

    /// Where in a field it stands.
    enum State: Sendable {
        case fieldStart
        case unquoted
        case quoted
        /// After a quote within quotes: the end of the field, or the first half of a doubled quote.
        case quoteInQuoted
    }

    /// Makes a reader for a delimiter, which is ASCII and neither a quote nor a line break.
    public init(delimiter: UInt8 = UInt8(ascii: ","), limits: CSVLimits = .standard) {
        self.delimiter = delimiter
        self.limits = limits
        mask = SignMask(delimiter: delimiter)
    }

    /// Reads on from `position`, which moves past what was read; true where that completed `record`, false
    /// where the chunk is used up.
    ///
    /// - Throws: `nul`, `tooManyRecords`, `tooManyFields`, `fieldTooLong` or `recordTooLong`. The reader is
    ///   of no more use then.
    public mutating func next(_ chunk: Span<UInt8>, from position: inout Int) throws(CSVError) -> Bool {
        try chunk.withUnsafeBufferPointer { (bytes) throws(CSVError) -> Bool in
            guard beginRecord(in: bytes, at: &position) else { return false }
            let start = position
            let isWhole = try scan(bytes, from: &position)
            let end = isWhole ? position - 1 : position
            record.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
            if isWhole { record.close(holes) }
            return isWhole
        }
    }

    /// Ends the text; true where that completed a last `record` without a line break.
    ///
    /// - Throws: `unclosedQuote`, and what `next` throws.
    public mutating func finish() throws(CSVError) -> Bool {
        guard try endText() else { return false }
        record.close(holes)
        return true
    }

    /// Does what `finish` does, but leaves out no quotes.
    mutating func endText() throws(CSVError) -> Bool {
        if mayDropLineFeed { resolveCarriageReturn(isFollowedByLineFeed: false) }
        beginRecordIfDelivered()
        if state == .quoted { throw .unclosedQuote(line: quoteLine) }
        guard state != .fieldStart || record.count > 0 else { return false }
        try endField(at: state == .quoteInQuoted ? closingQuote : length)
        try deliver()
        return true
    }

    /// Goes to where the next record begins or the last one goes on; false where the chunk ends before.
    mutating func beginRecord(in bytes: UnsafeBufferPointer<UInt8>, at position: inout Int) -> Bool {
        guard position < bytes.count else { return false }
        if mayDropLineFeed {
            let isLineFeed = bytes[position] == UInt8(ascii: "\n")
            resolveCarriageReturn(isFollowedByLineFeed: isLineFeed)
            if isLineFeed { position += 1 }
        }
        beginRecordIfDelivered()
        return position < bytes.count
    }

    private mutating func beginRecordIfDelivered() {
        guard isDelivered else { return }
        isDelivered = false
        record.clear(line: line)
        holes.removeAll(keepingCapacity: true)
        length = 0
        fieldStart = 0
        gaps = 0
        state = .fieldStart
    }

    private mutating func resolveCarriageReturn(isFollowedByLineFeed: Bool) {
        mayDropLineFeed = false
        if lineEnding == nil { lineEnding = isFollowedByLineFeed ? .crlf : .cr }
    }

    /// Ends the record at a line break that has just been passed.
    mutating func endRecord(after lineBreak: UInt8) throws(CSVError) {
        line += 1
        if lineBreak == UInt8(ascii: "\r") {
            mayDropLineFeed = true
        } else if lineEnding == nil {
            lineEnding = .lf
        }
        try deliver()
    }

    private mutating func deliver() throws(CSVError) {
        guard recordCount < limits.records else { throw .tooManyRecords(limit: limits.records) }
        recordCount += 1
        isDelivered = true
    }

    /// Ends the field at an offset of the record.
    @inline(__always)
    mutating func endField(at end: Int) throws(CSVError) {
        try checkLength(upTo: end)
        guard record.fields.count < limits.fields else {
            throw .tooManyFields(line: record.line, limit: limits.fields)
        }
        record.fields.append(CSVRecord.Field(start: fieldStart, end: end))
        gaps += fieldHoles
        fieldHoles = 0
    }

    /// Refuses a field or record that is too long.
    @inline(__always)
    func checkLength(upTo end: Int) throws(CSVError) {
        // Bytes that count for nothing are taken off only where it matters.
        if end - fieldStart > limits.fieldBytes || end > recordLimit { try checkText(upTo: end) }
    }

    /// Refuses texts that are too long; of two limits passed, names the one passed first, so that the answer
    /// does not depend on how the bytes were cut into chunks.
    private func checkText(upTo end: Int) throws(CSVError) {
        // Fields are found again by 32-bit offsets, quotes counted.
        let isTooFar = end > Int(UInt32.max)
        let start = fieldStart - gaps
        let end = end - gaps - fieldHoles
        if end - start > limits.fieldBytes, end <= recordLimit || start < recordLimit - limits.fieldBytes {
            throw .fieldTooLong(line: record.line, limit: limits.fieldBytes)
        }
        if end > recordLimit || isTooFar { throw .recordTooLong(line: record.line, limit: recordLimit) }
    }

    private var recordLimit: Int { min(limits.recordBytes, Int(Int32.max)) }
}
