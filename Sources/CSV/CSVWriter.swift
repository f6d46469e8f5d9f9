internal import Primitives
public import Sheets
internal import TextEncodings

/// Writes a sheet as a CSV file that officers can open: as a grid in which a merged cell's text stands in its
/// anchor.
///
/// What `CSVReader` would not give back is refused.
public struct CSVWriter: Sendable {
    /// How the file is written.
    public var dialect: CSVDialect
    /// What is refused as too much; the reader's own.
    public var limits: CSVLimits

    /// Makes a writer; without arguments, for a double click in Excel or WPS.
    public init(dialect: CSVDialect = .officer, limits: CSVLimits = .standard) {
        self.dialect = dialect
        self.limits = limits
    }

    /// Writes a grid from A1 to the last row and column with a cell or a merged range; every record has the
    /// same number of fields.
    ///
    /// - Throws: `empty` for a draft without cells, `duplicateCell`, `nulInText`, `unencodable`,
    ///   `ambiguousEncoding`, or a limit passed.
    public func write(_ draft: SheetDraft) throws(CSVError) -> [UInt8] {
        let cells = try ordered(draft.cells)
        var last = CellReference(row: -1, column: -1)
        for corner in cells.lazy.map(\.reference) + draft.mergedRanges.lazy.map(\.last) {
            last = CellReference(row: max(last.row, corner.row), column: max(last.column, corner.column))
        }
        guard last.row >= 0, last.column >= 0 else { throw .empty }
        if cells.count > limits.cells { throw .tooManyCells(limit: limits.cells) }
        try checkSize(rows: last.row + 1, columns: last.column + 1)
        var writer = try CSVRecordWriter(dialect: dialect)
        var next = 0
        for row in 0...last.row {
            for column in 0...last.column {
                if next < cells.count, cells[next].reference == CellReference(row: row, column: column) {
                    try writer.append(cells[next].content)
                    next += 1
                } else {
                    try writer.append(.blank)
                }
            }
            writer.endRecord()
        }
        return try checked(writer.takeBytes())
    }

    /// Writes records as they come, each with its own number of fields.
    ///
    /// - Throws: as `write(_:)` for a draft.
    public func write(records: some Sequence<[SheetDraft.Content]>) throws(CSVError) -> [UInt8] {
        var writer = try CSVRecordWriter(dialect: dialect)
        var bytes: [UInt8] = []
        for record in records {
            for content in record { try writer.append(content) }
            writer.endRecord()
            if writer.pendingCount > 1 << 20 { bytes += try writer.takeBytes() }
        }
        bytes += try writer.takeBytes()
        return try checked(bytes)
    }

    private func ordered(_ cells: [SheetDraft.Cell]) throws(CSVError) -> [SheetDraft.Cell] {
        let sorted = cells.sorted { $0.reference < $1.reference }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.reference == right.reference {
            throw .duplicateCell(left.reference)
        }
        return sorted
    }

    /// Every field takes a byte at least, be it only its delimiter.
    private func checkSize(rows: Int, columns: Int) throws(CSVError) {
        if rows > limits.records { throw .tooManyRecords(limit: limits.records) }
        if columns > limits.fields { throw .tooManyFields(line: 1, limit: limits.fields) }
        if rows.multipliedReportingOverflow(by: columns).overflow || rows * columns > limits.bytes {
            throw .tooManyBytes(limit: limits.bytes)
        }
    }

    /// Reads back what was written, for its encoding and the limits.
    private func checked(_ bytes: [UInt8]) throws(CSVError) -> [UInt8] {
        var records = try CSVRecords(bytes: bytes, delimiter: dialect.delimiter, limits: limits)
        while try records.advance() {}
        // Plain ASCII reads the same in GB18030 and UTF-8.
        let isSame =
            records.dialect.encoding == dialect.encoding
            || (!dialect.encoding.isUTF16 && bytes.allSatisfy { $0 < 0x80 })
        if !isSame { throw .ambiguousEncoding(dialect.encoding) }
        return bytes
    }
}
