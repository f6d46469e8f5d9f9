/// How much a file of sheets may ask of its reader before it is refused.
///
/// Everything is counted as it is read; what a file declares about itself is believed of nothing.
public struct SheetLimits: Hashable, Sendable {
    /// Bytes of the file itself.
    public var fileBytes = 256 << 20
    /// Unpacked or decoded bytes of one part of the file.
    public var partBytes = 64 << 20
    /// Sheets in the file.
    public var sheets = 4096
    /// Cells with content, over all sheets.
    public var cells = 1_000_000
    /// Merged ranges, over all sheets.
    public var mergedRanges = 100_000
    /// Runs of columns and rows of their own size, over all sheets.
    public var dimensions = 1_100_000
    /// Bytes of cells' text, over all sheets.
    public var textBytes = 64 << 20
    /// Warnings that are kept; further ones are counted only.
    public var warnings = 1000

    /// The limits that every form and any ordinary workbook keeps by far.
    public static let standard = SheetLimits()

    /// Makes the standard limits, to be changed where needed.
    public init() {}

    /// One of the limits, as an error names it.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        /// `SheetLimits.fileBytes`.
        case fileBytes
        /// `SheetLimits.partBytes`.
        case partBytes
        /// `SheetLimits.sheets`.
        case sheets
        /// `SheetLimits.cells`.
        case cells
        /// `SheetLimits.mergedRanges`.
        case mergedRanges
        /// `SheetLimits.dimensions`.
        case dimensions
        /// `SheetLimits.textBytes`.
        case textBytes
        /// Rows of a sheet: 1,048,576.
        case rows
        /// Columns of a sheet: 16,384.
        case columns
    }
}

/// The errors of a room that reads sheets: a passed limit is one of them.
public protocol SheetFailure: Error {
    /// The error for a file that asks for too much.
    static func tooBig(_ limit: SheetLimits.Name, maximum: Int) -> Self
}
