/// How much a workbook may ask of the reader before it is refused.
///
/// Everything is counted as it is unpacked and read; what a file declares about itself can only have it
/// refused sooner.
///
/// ```swift
/// var limits = XLSXLimits.standard
/// limits.cells = 20_000
/// var reader = XLSXReader(limits: limits)
/// ```
public struct XLSXLimits: Hashable, Sendable {
    /// Bytes of the file itself.
    public var fileBytes = 256 << 20
    /// Entries in the archive.
    public var entries = 10_000
    /// Unpacked bytes of one part. Parts are read as they are unpacked, so that these take time and no memory: a
    /// column that was formatted as a whole makes a hundred megabytes of empty cells.
    public var partBytes = 256 << 20
    /// Unpacked bytes of all parts that are read, together.
    public var totalBytes = 512 << 20
    /// Bytes of one tag, comment or processing instruction.
    public var markupBytes = 1 << 20
    /// Attributes of one element.
    public var attributes = 512
    /// Elements open at once.
    public var nesting = 128
    /// Sheets in the workbook.
    public var sheets = 4096
    /// Cells with content, over all sheets.
    public var cells = 1_000_000
    /// Merged ranges in one sheet.
    public var mergedRanges = 100_000
    /// Runs of columns, and rows of their own height, in one sheet.
    public var dimensions = 1_100_000
    /// Shared strings.
    public var sharedStrings = 1_000_000
    /// Cell styles, and number formats.
    public var styles = 65_536
    /// Bytes of cells' text, over all sheets.
    public var textBytes = 64 << 20
    /// Defined names, and properties of the document, that are kept; further ones are passed over.
    public var names = 65_536
    /// Comments on the cells of one sheet that are kept; further ones are passed over.
    public var comments = 65_536
    /// Bytes of what a defined name or a property says; the rest is passed over.
    public var nameBytes = 8192
    /// Warnings that are kept; further ones are counted only.
    public var warnings = 1000

    /// The limits that every form and any ordinary workbook keeps by far.
    public static let standard = XLSXLimits()

    /// For long sheets read row by row, whose size costs no memory: what a part unpacks to may be larger, and
    /// cells are as many as that holds.
    public static let stream: XLSXLimits = {
        var limits = XLSXLimits()
        limits.partBytes = 1 << 30
        limits.totalBytes = 4 << 30
        limits.cells = .max
        return limits
    }()

    /// Makes the standard limits, to be changed where needed.
    public init() {}

    /// One of the limits, as an error names it.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        /// `XLSXLimits.fileBytes`.
        case fileBytes
        /// `XLSXLimits.entries`.
        case entries
        /// `XLSXLimits.partBytes`.
        case partBytes
        /// `XLSXLimits.totalBytes`.
        case totalBytes
        /// `XLSXLimits.markupBytes`.
        case markupBytes
        /// `XLSXLimits.attributes`.
        case attributes
        /// `XLSXLimits.nesting`.
        case nesting
        /// `XLSXLimits.sheets`.
        case sheets
        /// `XLSXLimits.cells`.
        case cells
        /// `XLSXLimits.mergedRanges`.
        case mergedRanges
        /// `XLSXLimits.dimensions`.
        case dimensions
        /// `XLSXLimits.sharedStrings`.
        case sharedStrings
        /// `XLSXLimits.styles`.
        case styles
        /// `XLSXLimits.textBytes`.
        case textBytes
    }
}
