import Sheets
import Testing
import XLSX

/// Reads officers' own sheets where they lie beside the project, and says nothing where they do not.
struct OfficerSheetTests {
    @Test(.enabled(if: !SharedFiles.officerSheets.isEmpty), arguments: SharedFiles.officerSheets)
    func readsWithoutWarning(_ path: String) throws {
        var reader = XLSXReader()
        let book = try reader.read(path: path)
        #expect(book.warnings == [])
        #expect(book.workbook.sheets.contains { !$0.cells.isEmpty && !$0.mergedRanges.isEmpty })
    }
}
