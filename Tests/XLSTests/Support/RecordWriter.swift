/// Writes the records of a workbook's stream.
struct RecordWriter {
    /// The stream.
    private(set) var bytes: [UInt8] = []

    /// Appends a record.
    mutating func add(_ type: Int, _ body: [UInt8] = []) {
        bytes += UInt16(type).littleEndianBytes + UInt16(body.count).littleEndianBytes + body
    }

    /// Appends the record that begins a substream: 5 for the workbook, 0x10 for a sheet, 0x20 for a chart.
    mutating func begin(_ type: Int, version: Int = 0x0600) {
        add(
            0x0809,
            RecordWriter.words(version, type, 0, 0) + [UInt8](repeating: 0, count: version < 0x0600 ? 0 : 8))
    }

    /// Appends the record that ends one.
    mutating func end() { add(0x0A) }

    /// Appends a record of a cell: where it stands, its style, and the rest.
    mutating func addCell(_ type: Int, _ row: Int, _ column: Int, style: Int = 0, _ rest: [UInt8]) {
        add(type, RecordWriter.words(row, column, style) + rest)
    }

    /// Appends a formula: its result, flags, and no tokens.
    mutating func addFormula(_ row: Int, _ column: Int, style: Int = 0, result: [UInt8], flags: Int = 0) {
        addCell(0x06, row, column, style: style, result + RecordWriter.words(flags, 0, 0, 3) + [0x1E, 1, 0])
    }

    /// Two bytes for each number.
    static func words(_ numbers: Int...) -> [UInt8] { numbers.flatMap { UInt16($0).littleEndianBytes } }

    /// A double's bytes.
    static func double(_ value: Double) -> [UInt8] { value.bitPattern.littleEndianBytes }

    /// A text as a record has it: its length, how wide its characters are, and they themselves.
    static func text(_ text: String, hasWideCount: Bool = true) -> [UInt8] {
        let units = Array(text.utf16)
        let isWide = units.contains { $0 > 0xFF }
        let count = hasWideCount ? UInt16(units.count).littleEndianBytes : [UInt8(units.count)]
        return count + [isWide ? 1 : 0]
            + (isWide ? units.flatMap { $0.littleEndianBytes } : units.map { UInt8($0) })
    }
}
