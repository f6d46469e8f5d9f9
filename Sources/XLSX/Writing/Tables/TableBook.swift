import CXLSXWriter
import Files
import Glibc
public import Sheets

/// A workbook of tables of any length: rows are set aside as they come, all else is made at the end.
///
/// libxlsxwriter makes the frame (styles, charts, filters, what is printed), and never sees a row. Memory does
/// not grow with the rows. The same calls give the same bytes.
public final class TableBook {
    private let package: WorkbookPackage
    private let folder: String
    private var styles: [TableStyle: Int] = [:]

    /// What the frame takes of temporary files: some kilobytes a sheet, a chart more.
    private static let frameBytes = 4 << 20

    /// Begins a workbook; `temporaryFolder` is where rows are set aside, empty for the current folder.
    public init(temporaryFolder: String) throws(XLSXWriteError) {
        package = try WorkbookPackage(room: TableBook.frameBytes)
        folder = temporaryFolder
    }

    /// Notes a custom property of the document.
    public func set(_ property: WorkbookDraft.Property) throws(XLSXWriteError) {
        try package.set([property])
    }

    /// The number of a style, by which rows call it.
    public func number(of style: TableStyle) throws(XLSXWriteError) -> Int {
        if let known = styles[style] { return known }
        guard let format = workbook_add_format(package.workbook) else {
            throw .tooManyStyles(limit: styles.count)
        }
        style.set(format)
        let number = Int(lxw_format_get_xf_index(format))
        styles[style] = number
        return number
    }

    /// Begins rows of a sheet.
    public func makeRows() -> TableRows { TableRows(SpoolFile(folder: folder)) }

    /// Ends the workbook with its sheets, in order, and writes it over a file, which is complete or an error.
    public func finish(_ sheets: [TableSheet], to path: String) throws(XLSXWriteError) {
        var rows: [String: [TableRows]] = [:]
        for (index, sheet) in sheets.enumerated() {
            let writer = try WorksheetWriter(package.workbook, name: sheet.name, sheet: sheet.name)
            try sheet.setUp(writer, in: package.workbook)
            rows[WorkbookFrame.sheetPart(index)] = sheet.rows
        }
        let parts = try package.closeInParts()
        let descriptor = try XLSXWriteError.writing { () throws(FileError) in try OpenFile.forWriting(path) }
        do throws(XLSXWriteError) {
            try PackageSplice(parts: parts, rows: rows).write(to: descriptor, path: path)
        } catch {
            close(descriptor)
            throw error
        }
        // Some file systems say only now that they are full.
        guard close(descriptor) == 0 else { throw XLSXWriteError(errno: errno, path: path) }
    }
}
