import Glibc
import Markup
import NumberFormats
import Primitives
import Sheets

/// Reads one worksheet part after another, row by row, into cells, merged ranges and sizes.
///
/// It keeps the rows it has read, for a sheet to be made of them, or the last one only. That is the one
/// difference: whatever reads a worksheet reads it through `nextRow`.
struct WorksheetReader: ~Copyable {
    /// What the sheets of the workbook share.
    var context: BookContext
    var name = ""
    var part = ""
    var cells: [Cell] = []
    var bytes = ByteArena()
    var mergedRanges: [CellRange] = []
    var columns: [Sheet.Column] = []
    var rows: [Sheet.Row] = []
    var struck: [Sheet.Note] = []
    var pictures: [Sheet.Note] = []
    /// The cells whose formula comes to 0 and may not have been worked out; positions in `cells`.
    var doubtfulZeros: [Int] = []
    var defaultColumnWidth: Double?
    var defaultRowHeight: Double?
    /// Where in `bytes` each shared string lies already.
    var placedStrings: [Cell.Slice] = []
    var formulas = SharedFormulas()
    /// Whether all rows are kept, and the shared strings that cells show are put among their bytes once;
    /// otherwise the last row only.
    var keepsRows = true
    var isInSheetData = false
    /// The row and column read last, -1 before the first.
    var row = -1
    var column = -1

    init(limits: XLSXLimits) {
        context = BookContext(limits: limits)
    }

    /// Starts on another worksheet; the buffers are kept.
    mutating func begin(name: String, part: String, keepsRows: Bool) {
        self.name = name
        self.part = part
        cells.removeAll(keepingCapacity: cells.count < 100_000)
        bytes.removeAll()
        mergedRanges = []
        columns = []
        rows = []
        struck = []
        pictures = []
        doubtfulZeros = []
        defaultColumnWidth = nil
        defaultRowHeight = nil
        placedStrings.removeAll(keepingCapacity: placedStrings.count < 100_000)
        if keepsRows {
            placedStrings.append(
                contentsOf: repeatElement(WorksheetReader.notPlaced, count: context.strings.count))
        }
        self.keepsRows = keepsRows
        isInSheetData = false
        formulas.removeAll()
        row = -1
        column = -1
    }

    /// Stands for a shared string that no cell of the sheet has shown yet.
    static let notPlaced = Cell.Slice(offset: Int(UInt32.max), count: 0)

    /// Reads up to the end of the next row, and what stands between; false at the end of the part.
    mutating func nextRow(_ scanner: inout XMLScanner) throws(XLSXError) -> Bool {
        if !keepsRows {
            cells.removeAll(keepingCapacity: true)
            bytes.truncate(to: 0)
        }
        while true {
            switch try scanner.next() {
            case .endOfDocument:
                if keepsRows { context.textBytes += bytes.count }
                return false
            case .start where isInSheetData:
                if scanner.isNamed("row") {
                    try startRow(&scanner)
                    try readCells(&scanner)
                    return true
                }
                try scanner.skipElement()
            case .end where scanner.depth == 1: isInSheetData = false
            case .start where scanner.depth == 2:
                if scanner.isNamed("sheetData") {
                    isInSheetData = true
                } else if scanner.isNamed("mergeCells") {
                    try readMerges(&scanner)
                } else if scanner.isNamed("cols") {
                    try readColumns(&scanner)
                } else if scanner.isNamed("sheetFormatPr") {
                    defaultColumnWidth = WorksheetReader.number(scanner.attribute("defaultColWidth"))
                    defaultRowHeight = WorksheetReader.number(scanner.attribute("defaultRowHeight"))
                } else {
                    try scanner.skipElement()
                }
            default: continue
            }
        }
    }

    /// The sheet that was read.
    func sheet(visibility: Sheet.Visibility) throws(XLSXError) -> Sheet {
        do throws(SheetError) {
            var sheet = try Sheet(
                name: name, visibility: visibility, cells: Array(cells[...]), bytes: bytes.makeArray(),
                mergedRanges: mergedRanges,
                columns: columns, rows: rows, defaultColumnWidth: defaultColumnWidth,
                defaultRowHeight: defaultRowHeight, formats: context.styles.codes,
                usesEpoch1904: context.usesEpoch1904)
            sheet.struck = struck
            sheet.pictures = pictures
            return sheet
        } catch {
            switch error {
            case .duplicateCell(let cell): throw .duplicateCell(sheet: name, cell: cell)
            case .overlappingMerges(let first, let second):
                throw .overlappingMerges(sheet: name, first: first, second: second)
            }
        }
    }

    /// A measure, or nil where there is none or it makes no sense.
    static func number(_ value: UnsafeBufferPointer<UInt8>?) -> Double? {
        guard let value, let first = value.first,
            first &- UInt8(ascii: "0") <= 9 || first == UInt8(ascii: "."),
            let number = StoredNumber(value)?.double, number.isFinite
        else { return nil }
        return number
    }

    mutating func badReference(_ text: UnsafeBufferPointer<UInt8>) -> XLSXError {
        .badReference(part: part, text: String(decoding: text.prefix(64), as: UTF8.self))
    }
}
