internal import Glibc

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
    /// Where the field being read begins in the record's bytes.
    var fieldStart = 0
    /// The line in which the open quote stands.
    var quoteLine = 1
    /// The record stays until more is read, and is cleared then.
    var isDelivered = false
    /// A carriage return ended the last record, and a line feed now would belong to it.
    var mayDropLineFeed = false
    /// The last byte read within quotes was a carriage return.
    var quotedCarriageReturn = false

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
    }

    /// Reads on from `position`, which moves past what was read; true where that completed `record`, false
    /// where the chunk is used up.
    ///
    /// - Throws: `nul`, `tooManyRecords`, `tooManyFields`, `fieldTooLong` or `recordTooLong`. The reader is
    ///   of no more use then.
    public mutating func next(_ chunk: Span<UInt8>, from position: inout Int) throws(CSVError) -> Bool {
        try chunk.withUnsafeBufferPointer { (bytes) throws(CSVError) -> Bool in
            try read(bytes, from: &position)
        }
    }

    /// Ends the text; true where that completed a last `record` without a line break.
    ///
    /// - Throws: `unclosedQuote`, and what `next` throws.
    public mutating func finish() throws(CSVError) -> Bool {
        if mayDropLineFeed { resolveCarriageReturn(isFollowedByLineFeed: false) }
        beginRecordIfDelivered()
        if state == .quoted { throw .unclosedQuote(line: quoteLine) }
        guard state != .fieldStart || record.count > 0 else { return false }
        try endField(at: record.bytes.count)
        try deliver()
        return true
    }

    private mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int
    ) throws(CSVError) -> Bool {
        guard position < bytes.count else { return false }
        if mayDropLineFeed {
            let isLineFeed = bytes[position] == UInt8(ascii: "\n")
            resolveCarriageReturn(isFollowedByLineFeed: isLineFeed)
            if isLineFeed { position += 1 }
        }
        beginRecordIfDelivered()
        while position < bytes.count {
            switch state {
            case .fieldStart, .unquoted:
                if try readUnquoted(bytes, from: &position) { return true }
            case .quoted:
                try readQuoted(bytes, from: &position)
            case .quoteInQuoted:
                if try readAfterQuote(bytes, from: &position) { return true }
            }
        }
        try checkLength(upTo: record.bytes.count)
        return false
    }

    private mutating func beginRecordIfDelivered() {
        guard isDelivered else { return }
        isDelivered = false
        record.clear(line: line)
        fieldStart = 0
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

    /// Ends the field at an offset of the record's bytes.
    @inline(__always)
    mutating func endField(at end: Int) throws(CSVError) {
        try checkLength(upTo: end)
        guard record.fields.count < limits.fields else {
            throw .tooManyFields(line: record.line, limit: limits.fields)
        }
        record.fields.append(CSVRecord.Field(start: fieldStart, end: end))
    }

    /// Refuses a field or record that is too long; of two limits passed, names the one passed first, so
    /// that the answer does not hang on the chunks.
    @inline(__always)
    mutating func checkLength(upTo end: Int) throws(CSVError) {
        if end - fieldStart > limits.fieldBytes || end > recordLimit { try refuseLength(upTo: end) }
    }

    private mutating func refuseLength(upTo end: Int) throws(CSVError) {
        if end - fieldStart > limits.fieldBytes,
            end <= recordLimit || fieldStart < recordLimit - limits.fieldBytes
        {
            throw .fieldTooLong(line: record.line, limit: limits.fieldBytes)
        }
        throw .recordTooLong(line: record.line, limit: recordLimit)
    }

    /// Fields are found again by 32-bit offsets.
    private var recordLimit: Int { min(limits.recordBytes, Int(Int32.max)) }
}
