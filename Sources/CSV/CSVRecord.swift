/// One record of a CSV file: its fields as runs of UTF-8 bytes.
///
/// Quotes are gone and doubled quotes are single; spaces are as they stand. A record has at least one
/// field, and an empty line is a record of one empty field.
public struct CSVRecord: Hashable, Sendable {
    /// The line in which it begins, from 1.
    public internal(set) var line: Int
    /// The bytes that the fields' ranges lie in; between them may stand bytes of no field.
    public internal(set) var bytes: [UInt8]
    /// Where each field lies.
    var fields: [Field]

    /// A run of a record's bytes.
    struct Field: Hashable, Sendable {
        var start: UInt32
        var end: UInt32

        init(start: Int, end: Int) {
            self.start = UInt32(truncatingIfNeeded: start)
            self.end = UInt32(truncatingIfNeeded: end)
        }
    }

    /// Makes a record without fields, to be filled.
    init() {
        line = 1
        bytes = []
        fields = []
    }

    /// How many fields it has.
    public var count: Int { fields.count }

    /// Where a field lies in `bytes`; `index` is from 0 to `count - 1`.
    public func range(at index: Int) -> Range<Int> {
        Int(fields[index].start)..<Int(fields[index].end)
    }

    /// A field as it stands in the file, without its quotes.
    public subscript(index: Int) -> String {
        String(decoding: bytes[range(at: index)], as: UTF8.self)
    }

    /// What a spreadsheet program shows of a field: of `="00123"`, which stands for a text that must
    /// not be taken for a number or a formula, it is `00123`; of anything else, the field itself.
    public func text(at index: Int) -> String {
        var text: [UInt8] = []
        appendText(at: index, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the bytes of `text(at:)` to a buffer of UTF-8.
    public func appendText(at index: Int, to buffer: inout [UInt8]) {
        let range = range(at: index)
        if !range.isEmpty, bytes[range.lowerBound] == UInt8(ascii: "="),
            TextFormula.appendText(of: bytes[range], to: &buffer)
        {
            return
        }
        buffer.append(contentsOf: bytes[range])
    }

    /// Moves the text of fields together where quotes are left out of their midst.
    mutating func close(_ holes: [CSVRecordReader.Hole]) {
        if holes.isEmpty { return }
        bytes.withUnsafeMutableBufferPointer { bytes in
            CSVRecord.close(holes, in: bytes, &fields)
        }
    }

    /// Does so in the bytes of a record.
    static func close(
        _ holes: [CSVRecordReader.Hole], in bytes: UnsafeMutableBufferPointer<UInt8>, _ fields: inout [Field]
    ) {
        var end = 0
        for index in holes.indices {
            let hole = holes[index]
            if index == 0 || holes[index - 1].field != hole.field { end = hole.place }
            let isLast = index + 1 == holes.count || holes[index + 1].field != hole.field
            let stop = isLast ? Int(fields[hole.field].end) : holes[index + 1].place
            for place in hole.place + 1..<stop {
                bytes[end] = bytes[place]
                end += 1
            }
            if isLast { fields[hole.field].end = UInt32(truncatingIfNeeded: end) }
        }
    }

    /// Forgets its fields but keeps their room.
    mutating func clear(line: Int) {
        self.line = line
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
    }
}
