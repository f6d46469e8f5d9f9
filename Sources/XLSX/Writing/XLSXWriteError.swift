public import Primitives

/// Why sheets could not be written to an XLSX file.
///
/// All but the first group are found before anything is written.
public enum XLSXWriteError: Error, Hashable, Sendable {
    /// The file could not be made, written or put in its place; `errno` is the system's reason.
    case cannotCreate(path: String, errno: Int32)
    /// The file system that holds `path` is full, or the quota is used up.
    case noSpace(path: String)
    /// Something other than a file stands at `path`: a folder, a device, a pipe.
    case notAFile(path: String)
    /// No folder for temporary files has room for so many bytes.
    case noTemporarySpace(bytes: Int)
    /// A part of the package came out cut short, for want of room for temporary files.
    case incomplete(part: String)

    /// There is no sheet to write.
    case noSheets
    /// There are more sheets than `Limits.sheets`.
    case tooManySheets(Int)
    /// More cells, those under merged ranges counted, than `Limits.cells` allows a sheet.
    case tooManyCells(sheet: String, limit: Int)
    /// More different styles than `Limits.styles` allows a workbook.
    case tooManyStyles(limit: Int)
    /// A cell, merged range, width, height or repeated row lies outside A1:XFD1048576, or runs backwards.
    case outsideSheet(sheet: String, range: CellRange)
    /// Two cells claim one place.
    case duplicateCell(sheet: String, cell: CellReference)
    /// Two merged ranges share a cell.
    case overlappingMerges(sheet: String, CellRange, CellRange)
    /// A cell with content lies under a merged range, where nobody would see it.
    case coveredCell(sheet: String, cell: CellReference, under: CellRange)
    /// The text has more UTF-16 units than the 32,767 that a cell holds.
    case textTooLong(sheet: String, cell: CellReference, units: Int)
    /// The number has more than 15 digits, or a power of ten that a double has not: it would not read back.
    case inexactNumber(sheet: String, cell: CellReference, number: ExactDecimal)
    /// The number format is too long or holds a control character.
    case invalidNumberFormat(sheet: String, cell: CellReference, format: String)
    /// The formula is empty, too long or holds a control character.
    case invalidFormula(sheet: String, cell: CellReference)
    /// A validation's message is over 255 characters, or its list is on no sheet of the workbook.
    case invalidValidation(sheet: String, range: CellRange)
    /// The name of a cell is none that programs take (letters, digits, low lines; no address), or is taken.
    case invalidName(sheet: String, name: String)
    /// The custom property's name is empty or taken, or its text is over 255 characters.
    case invalidProperty(String)
    /// The width is no number from 0 to 255 characters.
    case invalidColumnWidth(sheet: String, column: Int, width: Double)
    /// The height is no number of points from 0 up.
    case invalidRowHeight(sheet: String, row: Int, height: Double)
    /// libxlsxwriter refused a sheet or a cell for a reason of its own, its error code.
    case refused(sheet: String, cell: CellReference?, code: Int)
}
