import Markup
public import Primitives
public import Sheets

/// The rows of a workbook's sheets, one after another, however many there are.
///
/// Memory holds the file as it is packed, the shared strings, a window of the sheet and one row. Cells are what
/// `XLSXReader` makes of them, since it reads sheets by the same means.
///
/// ```swift
/// var rows = try XLSXRows(path: "明细.xlsx")
/// for sheet in rows.sheets.indices {
///     try rows.begin(sheet)
///     while try rows.next() {
///         for cell in rows.cells { print(cell.reference, rows.text(of: cell)) }
///     }
/// }
/// ```
public struct XLSXRows: ~Copyable {
    /// A sheet that can be read.
    public struct SheetEntry: Hashable, Sendable {
        /// The name on its tab.
        public let name: String
        /// Whether a spreadsheet program shows it.
        public let visibility: Sheet.Visibility
    }

    /// The worksheets, in the order of their tabs, hidden ones too.
    public let sheets: [SheetEntry]

    private let archive: Archive
    private let worksheets: [OpenBook.Worksheet]
    private let buffers: ReaderBuffers
    private var isAtEnd = true

    /// Opens a file, and reads its shared strings and styles.
    ///
    /// - Throws: `XLSXError.system` where the file cannot be opened or read, and what `XLSXReader` throws.
    public init(path: String, limits: XLSXLimits = .stream) throws(XLSXError) {
        let buffers = ReaderBuffers(limits: limits, scanner: XMLScanner(limits: limits))
        try buffers.file.load(path, limits: limits)
        try self.init(UnsafeRawBufferPointer(buffers.file.bytes), limits: limits, buffers: buffers)
    }

    /// Opens the bytes of a file, which must outlive the rows.
    private init(
        _ bytes: UnsafeRawBufferPointer, limits: XLSXLimits, buffers: ReaderBuffers
    ) throws(XLSXError) {
        let archive = try Archive(bytes, limits: limits, unpacker: buffers.unpacker)
        let book = try OpenBook(archive, &buffers.scanner, &buffers.worksheet.context)
        self.archive = archive
        worksheets = book.worksheets
        sheets = worksheets.map { SheetEntry(name: $0.name, visibility: $0.visibility) }
        self.buffers = buffers
    }

    /// Opens the bytes of a file for as long as `body` runs.
    ///
    /// - Throws: as `init(path:)`, and whatever `body` throws.
    public static func read<Result>(
        bytes: [UInt8], limits: XLSXLimits = .stream,
        _ body: (inout XLSXRows) throws(XLSXError) -> Result
    ) throws(XLSXError) -> Result {
        try bytes.span.withUnsafeBytes { (bytes) throws(XLSXError) -> Result in
            let buffers = ReaderBuffers(limits: limits, scanner: XMLScanner(limits: limits))
            var rows = try XLSXRows(bytes, limits: limits, buffers: buffers)
            return try body(&rows)
        }
    }

    /// Goes to the start of a sheet, which may be one that was read already; `index` is one of `sheets`.
    public mutating func begin(_ index: Int) throws(XLSXError) {
        let sheet = worksheets[index]
        try buffers.scanner.begin(try archive.open(sheet.part), part: sheet.part)
        buffers.worksheet.begin(name: sheet.name, part: sheet.part, keepsRows: false)
        isAtEnd = false
    }

    /// Goes to the next row that the file has, which may have no cells with content; false after the last.
    public mutating func next() throws(XLSXError) -> Bool {
        guard !isAtEnd else { return false }
        isAtEnd = true
        isAtEnd = try !buffers.worksheet.nextRow(&buffers.scanner)
        return !isAtEnd
    }

    /// The row's cells with content, in the order of the file; their slices lie in the row's own bytes.
    public var cells: [Cell] { buffers.worksheet.cells }

    /// The merged ranges of the sheet, in the order of the file: they are all there after the last row only.
    public var mergedRanges: [CellRange] { buffers.worksheet.mergedRanges }

    /// What an officer should look at, as far as it was met.
    public var warnings: [XLSXWarning] { buffers.worksheet.context.allWarnings }

    /// The text that an officer sees in one of the row's cells.
    public func text(of cell: Cell) -> String { buffers.worksheet.bytes.string(cell.text.range) }

    /// The text in the file of one of the row's cells.
    public func stored(of cell: Cell) -> String { buffers.worksheet.bytes.string(cell.stored.range) }

    /// The formula of one of the row's cells, without its equals sign; nil where there is none.
    public func formula(of cell: Cell) -> String? {
        cell.formula.isEmpty ? nil : buffers.worksheet.bytes.string(cell.formula.range)
    }

    /// Hands out the row's bytes, UTF-8, which the slices of its cells lie in, for as long as `body` runs.
    public func withBytes<Result: ~Copyable>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(buffers.worksheet.bytes[0..<buffers.worksheet.bytes.count])
    }
}
