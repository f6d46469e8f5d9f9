/// How much a workbook may ask of the reader before it is refused.
///
/// Everything is counted as it is read; what a file declares about itself is believed nowhere.
public struct XLSLimits: Hashable, Sendable {
    /// Bytes of the file itself.
    public var fileBytes = 64 << 20
    /// Sheets in the workbook.
    public var sheets = 4096
    /// Cells with content, over all sheets.
    public var cells = 1_000_000
    /// Merged ranges in one sheet.
    public var mergedRanges = 100_000
    /// Rows of their own height, in one sheet.
    public var dimensions = 200_000
    /// Shared strings.
    public var sharedStrings = 1_000_000
    /// Cell styles, and number formats.
    public var styles = 65_536
    /// Bytes of text as UTF-8: of the shared strings, and of what the cells of all sheets add.
    public var textBytes = 32 << 20
    /// Warnings that are kept; further ones are counted only.
    public var warnings = 1000

    /// The limits that every form and any ordinary workbook keeps by far.
    public static let standard = XLSLimits()

    /// Makes the standard limits, to be changed where needed.
    public init() {}

    /// One of the limits, as an error names it.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        /// `XLSLimits.fileBytes`.
        case fileBytes
        /// `XLSLimits.sheets`.
        case sheets
        /// `XLSLimits.cells`.
        case cells
        /// `XLSLimits.mergedRanges`.
        case mergedRanges
        /// `XLSLimits.dimensions`.
        case dimensions
        /// `XLSLimits.sharedStrings`.
        case sharedStrings
        /// `XLSLimits.styles`.
        case styles
        /// `XLSLimits.textBytes`.
        case textBytes
    }
}
