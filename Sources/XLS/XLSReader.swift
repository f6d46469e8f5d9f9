import NumberFormats
import Primitives
import Sheets

/// Reads workbooks of Excel 97–2003 and WPS, `.xls` and `.et`, and those of Excel 5 and 95.
///
/// ```swift
/// var reader = XLSReader()
/// let book = try reader.read(bytes: bytes)
/// for sheet in book.workbook.sheets { print(sheet.name, sheet.cells.count, sheet.mergedRanges) }
/// ```
public struct XLSReader {
    private let limits: XLSLimits
    /// Kept from file to file.
    private var formats = CompiledFormats()

    /// Makes a reader.
    public init(limits: XLSLimits = .standard) {
        self.limits = limits
    }

    /// Whether the bytes are a compound file, whatever is in it, or a stream of a workbook's records without one.
    public static func recognises(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: CompoundFile.signature) || bareVersion(bytes) != nil
    }

    /// The version of Excel that a bare stream of records is of: its first record begins a substream.
    private static func bareVersion(_ bytes: some Collection<UInt8>) -> Int? {
        let head = Array(bytes.prefix(4))
        guard head.count == 4, head[0] == 0x09, head[3] == 0 else { return nil }
        switch (head[1], head[2]) {
        case (0x00, 4...16): return 2
        case (0x02, 4...16): return 3
        case (0x04, 4...16): return 4
        case (0x08, 4...16): return 5
        default: return nil
        }
    }

    /// Reads a workbook from the bytes of a file.
    ///
    /// Sheets that are no worksheets (charts, macros) are skipped with a warning.
    ///
    /// - Throws: `XLSError`.
    public mutating func read(bytes: [UInt8]) throws(XLSError) -> XLSBook {
        guard bytes.count <= limits.fileBytes else { throw .tooBig(.fileBytes, maximum: limits.fileBytes) }
        var context = BookContext(limits: limits)
        guard bytes.starts(with: CompoundFile.signature) else {
            guard let version = XLSReader.bareVersion(bytes) else { throw .notXLS }
            guard version >= 5 else { throw .tooOld(version) }
            return try read(stream: bytes, &context)
        }
        let container = try CompoundFile(bytes)
        let stream = try container.workbook()
        if container.hasMacros { context.warn(.macrosIgnored) }
        return try read(stream: stream, &context)
    }

    private mutating func read(stream: [UInt8], _ context: inout BookContext) throws(XLSError) -> XLSBook {
        var globals = GlobalsReader(stream)
        try globals.read(into: &context, &formats)
        var drafts: [SheetParts] = []
        var bytesRead = 0
        for entry in globals.sheets {
            guard entry.isWorksheet else {
                context.warn(.sheetSkipped(name: entry.name))
                continue
            }
            var sheet = SheetReader(stream, entry)
            try sheet.read(&context)
            // No two sheets have the same bytes.
            bytesRead += sheet.reader.position - entry.offset
            guard bytesRead <= stream.count else { throw .missingSheet(entry.name) }
            drafts.append(SheetParts(entry, sheet))
        }
        guard !drafts.isEmpty else { throw .noSheets }
        let text = context.text.makeArray()
        var sheets: [Sheet] = []
        for draft in drafts { sheets.append(try draft.sheet(with: text)) }
        return XLSBook(workbook: Workbook(sheets: sheets), warnings: context.allWarnings)
    }
}

/// A sheet before the bytes are complete that its cells lie in.
private struct SheetParts {
    let entry: SheetEntry
    let cells: [Cell]
    let mergedRanges: [CellRange]
    let layout: SheetLayout

    init(_ entry: SheetEntry, _ reader: borrowing SheetReader) {
        self.entry = entry
        cells = reader.cells
        mergedRanges = reader.mergedRanges
        layout = reader.layout
    }

    func sheet(with text: [UInt8]) throws(XLSError) -> Sheet {
        do throws(SheetError) {
            return try Sheet(
                name: entry.name, visibility: entry.visibility, cells: cells, bytes: text,
                mergedRanges: Array(Set(mergedRanges)), columns: layout.columnRuns, rows: layout.orderedRows,
                defaultColumnWidth: layout.defaultColumnWidth, defaultRowHeight: layout.defaultRowHeight)
        } catch {
            switch error {
            case .overlappingMerges(let first, let second):
                throw .overlappingMerges(sheet: entry.name, first: first, second: second)
            case .duplicateCell(let cell):
                throw .badReference(
                    sheet: entry.name, rows: cell.row...cell.row, columns: cell.column...cell.column)
            }
        }
    }
}
