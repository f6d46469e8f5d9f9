import NumberFormats
import Primitives
public import Sheets

/// Reads workbooks of Excel 97–2003 and WPS, `.xls` and `.et`, and those of Excel 5 and 95.
///
/// ```swift
/// let book = try XLSReader().read(bytes)
/// for sheet in book.workbook.sheets { print(sheet.name, sheet.cells.count, sheet.mergedRanges) }
/// ```
public struct XLSReader: SheetReader {
    private let limits: XLSLimits

    /// Makes a reader.
    public init(limits: XLSLimits = .standard) {
        self.limits = limits
    }

    /// Whether the bytes are a compound file, whatever is in it, or the records of a workbook without one.
    public func recognises(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: CompoundFile.signature) || bareVersion(bytes) != nil
    }

    /// The version of Excel that a bare stream of records is of: its first record begins a substream.
    private func bareVersion(_ bytes: [UInt8]) -> Int? {
        guard bytes.count > 8, bytes[0] == 0x09, bytes[3] == 0, (4...16).contains(bytes[2]) else {
            return nil
        }
        return [0x00: 2, 0x02: 3, 0x04: 4, 0x08: 5][bytes[1]]
    }

    /// Reads the sheets of a workbook. Those that are no worksheets (charts, macros) are skipped with a warning.
    ///
    /// - Throws: `XLSError`.
    public func read(_ bytes: [UInt8]) throws(XLSError) -> SheetBook {
        guard bytes.count <= limits.fileBytes else { throw .tooBig(.fileBytes, maximum: limits.fileBytes) }
        var context = BookContext(limits: limits)
        guard bytes.starts(with: CompoundFile.signature) else {
            guard let version = bareVersion(bytes) else { throw .notXLS }
            guard version >= 5 else { throw .tooOld(version) }
            return try read(stream: bytes, &context)
        }
        let container = try CompoundFile(bytes)
        let stream = try container.workbook()
        if container.hasMacros { context.warn(SheetWarning(.macrosIgnored)) }
        return try read(stream: stream, &context)
    }

    private func read(stream: [UInt8], _ context: inout BookContext) throws(XLSError) -> SheetBook {
        var globals = GlobalsReader(stream)
        try globals.read(into: &context)
        var parts: [SheetParts] = []
        var bytesRead = 0
        for entry in globals.sheets {
            guard entry.isWorksheet else {
                context.warn(SheetWarning(.sheetSkipped, sheet: entry.name))
                continue
            }
            var sheet = SubstreamReader(stream, entry)
            try sheet.read(&context)
            // No two sheets have the same bytes.
            bytesRead += sheet.reader.position - entry.offset
            guard bytesRead <= stream.count else { throw .missingSheet(entry.name) }
            parts.append(SheetParts(entry, sheet))
        }
        guard !parts.isEmpty else { throw .noSheets }
        let text = context.text.makeArray()
        var sheets: [Sheet] = []
        for part in parts {
            sheets.append(
                try part.sheet(
                    with: text, formats: context.styles.formatCodes, usesEpoch1904: context.usesEpoch1904,
                    hasResults: context.hasResults))
        }
        return SheetBook(workbook: Workbook(sheets: sheets), warnings: context.allWarnings)
    }
}
