/// All records of one CSV file, kept compactly: the text in one run of bytes, and eight bytes for each field.
///
/// For long files that are worked on as a whole; those that need to be read only once cost no memory with
/// `CSVRecords`.
///
/// ```swift
/// let table = try CSVTable(CSVRecords(path: "long.csv", limits: .stream))
/// for record in 0..<table.count { print(table.text(at: 0, in: record)) }
/// ```
public struct CSVTable: Sendable {
    /// How the file is written.
    public internal(set) var dialect: CSVDialect
    /// The bytes that the fields' ranges lie in, as UTF-8; between them stand bytes of no field.
    public internal(set) var bytes: [UInt8] = []
    /// The fields of all records, with offsets in their record.
    private var fields: [CSVRecord.Field] = []
    private var records: [Entry] = []

    /// Where a record lies.
    private struct Entry {
        /// The line in which it begins.
        var line: Int
        /// Its offset in `bytes`.
        var start: Int
        /// The number of its first field.
        var firstField: Int
    }

    /// How many records there are, empty ones too.
    public var count: Int { records.count }

    /// How many fields a record has; `record` is from 0 to `count - 1` here and below.
    public func fieldCount(in record: Int) -> Int {
        let end = record + 1 < records.count ? records[record + 1].firstField : fields.count
        return end - records[record].firstField
    }

    /// The line in which a record begins, from 1.
    public func line(of record: Int) -> Int { records[record].line }

    /// Where a field lies in `bytes`; `index` is from 0 to `fieldCount(in: record) - 1`.
    public func range(at index: Int, in record: Int) -> Range<Int> {
        let entry = records[record]
        let field = fields[entry.firstField + index]
        return entry.start + Int(field.start)..<entry.start + Int(field.end)
    }

    /// A field as it stands in the file, without its quotes.
    public subscript(index: Int, in record: Int) -> String {
        String(decoding: bytes[range(at: index, in: record)], as: UTF8.self)
    }

    /// What a spreadsheet program shows of a field, as `CSVRecord.text(at:)` gives it.
    public func text(at index: Int, in record: Int) -> String {
        let field = bytes[range(at: index, in: record)]
        var text: [UInt8] = []
        let isFormula = field.first == UInt8(ascii: "=") && TextFormula.appendText(of: field, to: &text)
        return isFormula ? String(decoding: text, as: UTF8.self) : String(decoding: field, as: UTF8.self)
    }

    /// Reads all records, or those that have not been read.
    ///
    /// - Throws: what `CSVRecords.next()` throws.
    public init(_ records: consuming CSVRecords) throws(CSVError) {
        let expected = records.expectedTextCount
        self = try CSVTableReading(records, expected: expected, isParallel: expected > CSVTable.longText)
            .table()
    }

    /// From how many bytes on a second thread is worth its start.
    private static let longText = 1 << 20

    /// Makes a table without records, to be filled.
    init(dialect: CSVDialect) {
        self.dialect = dialect
    }

    /// Makes room for the records of so many bytes, which are taken to be like those of the first bytes, or a
    /// little shorter.
    mutating func reserve(_ expected: Int, asIn count: Int) {
        guard count < expected else { return }
        let pieces = expected / count + 1
        fields.reserveLargePages(pieces * (fields.count + fields.count / 16))
        records.reserveLargePages(pieces * (records.count + records.count / 16))
    }

    /// Takes the records that end in the bytes from `start`.
    mutating func take(
        _ reader: inout CSVRecordReader, from start: Int, in bytes: UnsafeMutableBufferPointer<UInt8>
    ) throws(CSVError) {
        let chunk = UnsafeBufferPointer(rebasing: bytes[start...])
        var position = 0
        while reader.beginRecord(in: chunk, at: &position) {
            let recordStart = start + position - reader.length
            guard try reader.scan(chunk, from: &position) else { return }
            keep(&reader, at: recordStart, in: bytes)
        }
    }

    /// Takes the last record if it has no line break.
    mutating func takeEnd(
        _ reader: inout CSVRecordReader, in bytes: UnsafeMutableBufferPointer<UInt8>
    ) throws(CSVError) {
        if try reader.endText() { keep(&reader, at: bytes.count - reader.length, in: bytes) }
    }

    /// Keeps the reader's record, whose bytes begin at `start`.
    private mutating func keep(
        _ reader: inout CSVRecordReader, at start: Int, in bytes: UnsafeMutableBufferPointer<UInt8>
    ) {
        records.append(Entry(line: reader.record.line, start: start, firstField: fields.count))
        if !reader.holes.isEmpty {
            let record = UnsafeMutableBufferPointer(rebasing: bytes[start...])
            CSVRecord.close(reader.holes, in: record, &reader.record.fields)
        }
        fields += reader.record.fields
    }
}
