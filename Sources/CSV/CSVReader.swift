internal import Primitives
internal import Sheets
public import TextEncodings

/// Reads a CSV file whole, as a sheet.
///
/// ```swift
/// let document = try CSVReader().read(path: "form.csv")
/// print(document.dialect.encoding.rawValue)  // gb18030
/// ```
///
/// A field such as `="00123"`, with which a CSV file says that a text is no number and no formula, is read
/// as the text that it shows. Files too long for a sheet are read by `CSVRecords`.
public struct CSVReader: Sendable {
    /// The encoding to read in; nil to find it.
    public var encoding: TextEncoding?
    /// The delimiter to read by; nil to find it.
    public var delimiter: UInt8?
    /// What is refused as too much.
    public var limits: CSVLimits

    /// Makes a reader that finds out what it is not told.
    public init(encoding: TextEncoding? = nil, delimiter: UInt8? = nil, limits: CSVLimits = .standard) {
        self.encoding = encoding
        self.delimiter = delimiter
        self.limits = limits
    }

    /// Reads a file.
    public func read(path: String) throws(CSVError) -> CSVDocument {
        try read(
            CSVRecords(path: path, encoding: encoding, delimiter: delimiter, limits: sheetLimits))
    }

    /// Reads the bytes of a file.
    public func read(bytes: [UInt8]) throws(CSVError) -> CSVDocument {
        try read(
            CSVRecords(bytes: bytes, encoding: encoding, delimiter: delimiter, limits: sheetLimits))
    }

    /// Gathers the records into a sheet.
    func read(_ source: consuming CSVRecords) throws(CSVError) -> CSVDocument {
        var records = source
        var cells: [Cell] = []
        var bytes: [UInt8] = []
        var row = 0
        var fieldCount = 0
        while try records.advance() {
            let count = records.record.count
            fieldCount = max(fieldCount, count)
            for column in 0..<count where !records.record.range(at: column).isEmpty {
                let start = bytes.count
                records.record.appendText(at: column, to: &bytes)
                if bytes.count == start { continue }
                guard cells.count < limits.cells else { throw .tooManyCells(limit: limits.cells) }
                // Cells find their words by 32-bit offsets.
                guard bytes.count <= Int(Int32.max) else { throw .tooManyBytes(limit: Int(Int32.max)) }
                let text = Cell.Slice(offset: start, count: bytes.count - start)
                cells.append(
                    Cell(
                        reference: CellReference(row: row, column: column), kind: .text, stored: text,
                        text: text))
            }
            row += 1
        }
        return try CSVDocument(
            sheet: CSVReader.sheet(cells, bytes), dialect: records.dialect, recordCount: records.recordCount,
            fieldCount: fieldCount)
    }

    private static func sheet(_ cells: [Cell], _ bytes: [UInt8]) throws(CSVError) -> Sheet {
        do throws(SheetError) {
            return try Sheet(name: "", cells: cells, bytes: bytes, hasLostMerges: true)
        } catch {
            // Each field has a place of its own and nothing is merged; the type cannot know.
            switch error {
            case .duplicateCell(let cell): throw .duplicateCell(cell)
            case .overlappingMerges(let range, _): throw .duplicateCell(range.first)
            }
        }
    }

    /// The limits, and never more than a sheet can hold.
    private var sheetLimits: CSVLimits {
        var limits = limits
        limits.records = min(limits.records, CellReference.lastRow + 1)
        limits.fields = min(limits.fields, CellReference.lastColumn + 1)
        return limits
    }
}
