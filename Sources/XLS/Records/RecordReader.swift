/// Goes through a stream record by record, and reads their fields.
///
/// A record is two bytes for its kind, two for its length, and its body.
struct RecordReader {
    let bytes: [UInt8]
    /// Where the next record begins.
    private(set) var position: Int
    /// The sheet that an error names.
    var sheet: String?

    /// Makes a reader that begins at an offset of the stream.
    init(_ bytes: [UInt8], at offset: Int = 0, sheet: String? = nil) {
        self.bytes = bytes
        position = offset
        self.sheet = sheet
    }

    /// The next record.
    ///
    /// - Throws: `XLSError.damagedRecord` where the stream ends before the record does: what is read ends with a
    ///   record that says so, and nobody reads past that.
    @inline(__always)
    mutating func next() throws(XLSError) -> Record {
        guard position + 4 <= bytes.count else { throw damaged(at: position) }
        let start = position + 4
        let record = Record(
            type: bytes.unsigned16(at: position), start: start,
            end: start + bytes.unsigned16(at: position + 2))
        guard record.end <= bytes.count else { throw damaged(at: position) }
        position = record.end
        return record
    }

    /// Two bytes of a record's body as a number.
    @inline(__always)
    func unsigned16(_ record: Record, _ offset: Int) throws(XLSError) -> Int {
        try check(record, offset + 2)
        return bytes.unsigned16(at: record.start + offset)
    }

    /// Four bytes of a record's body as a number.
    @inline(__always)
    func unsigned32(_ record: Record, _ offset: Int) throws(XLSError) -> Int {
        try check(record, offset + 4)
        return bytes.unsigned32(at: record.start + offset)
    }

    /// One byte of a record's body.
    @inline(__always)
    func byte(_ record: Record, _ offset: Int) throws(XLSError) -> UInt8 {
        try check(record, offset + 1)
        return bytes[record.start + offset]
    }

    /// A double of a record's body.
    @inline(__always)
    func double(_ record: Record, _ offset: Int) throws(XLSError) -> Double {
        try check(record, offset + 8)
        return Double(bitPattern: bytes.unsigned64(at: record.start + offset))
    }

    /// - Throws: `XLSError.damagedRecord` where a body has fewer bytes.
    @inline(__always)
    func check(_ record: Record, _ count: Int) throws(XLSError) {
        guard record.count >= count else { throw damaged(at: record.start - 4) }
    }

    func damaged(at offset: Int) -> XLSError { .damagedRecord(sheet: sheet, offset: offset) }
}
