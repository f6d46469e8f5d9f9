public import Files
public import Primitives
import Zip

/// Why sheets could not be written to an XLSX file.
///
/// All but the first group are found before anything is written.
public enum XLSXWriteError: Error, Hashable, Sendable {
    /// The file, or a temporary one, could not be made or written.
    case file(FileError)
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
    /// The name of a cell is not one that programs accept (letters, digits, underscores; no address), or is taken.
    case invalidName(sheet: String, name: String)
    /// The custom property's name is empty or taken, or its text is over 255 characters.
    case invalidProperty(String)
    /// The width is not a number from 0 to 255 characters.
    case invalidColumnWidth(sheet: String, column: Int, width: Double)
    /// The height is not a number of points from 0 up.
    case invalidRowHeight(sheet: String, row: Int, height: Double)
    /// libxlsxwriter refused a sheet or a cell for a reason of its own, its error code.
    case refused(sheet: String, cell: CellReference?, code: Int)
}

extension XLSXWriteError {
    /// What the system said when it would not write to a path.
    init(errno: Int32, path: String) { self = .file(.cannotWrite(path, SystemError(errno))) }

    /// Does something with files; what goes wrong becomes an error of ours.
    static func writing<Result>(
        _ body: () throws(FileError) -> Result
    ) throws(XLSXWriteError) -> Result {
        do throws(FileError) { return try body() } catch { throw .file(error) }
    }

    /// Does something with an archive, which is written at a path; what goes wrong becomes an error of ours.
    static func packing<Result>(
        to path: String = "", _ body: () throws(ZipError) -> Result
    ) throws(XLSXWriteError) -> Result {
        do throws(ZipError) {
            return try body()
        } catch .cannotWrite(let number) {
            throw XLSXWriteError(errno: number, path: path)
        } catch .noMemory(let entry), .tooLargeToWrite(let entry) {
            throw .incomplete(part: entry)
        } catch .damaged(let entry) {
            throw .incomplete(part: entry ?? "package")
        } catch {
            throw .incomplete(part: "package")
        }
    }
}
