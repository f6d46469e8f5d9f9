import Foundation
import Primitives
import Sheets
import Testing
import XLS
import XLSX

/// Workbooks that other programs have made of the fixtures hold what the fixtures hold.
struct FixtureTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    /// The file, and the fixture that it was made of.
    private static let books = [
        ("messy-libreoffice", "messy"), ("project-2022-changji-gnumeric", "project-2022-changji"),
        ("transfer-2018-gnumeric-two-streams", "transfer-2018"),
        ("project-2023-urumqi-xlwt", "project-2023-urumqi"), ("department-2023-poi", "department-2023"),
        ("book-poi", "book"),
    ]

    /// A sheet's cells, with numbers as doubles, since each program spells them in its own way.
    private func lines(_ sheet: Sheet) -> [String] {
        sheet.cells.filter { !$0.text.isEmpty }.map { cell in
            let stored = sheet.stored(of: cell)
            let value = cell.kind == .text ? stored : Double(stored)?.description ?? stored
            return "\(cell.reference) \(cell.kind) \(value) → \(sheet.text(of: cell))"
        }
    }

    @Test(arguments: books)
    func eachIsTheFixtureThatItWasMadeOf(name: String, original: String) throws {
        let bytes = Array(try Data(contentsOf: FixtureTests.folder.appending(path: "XLS/\(name).xls")))
        #expect(XLSReader().recognises(bytes))
        let read = try XLSReader().read(bytes)
        #expect(read.warnings.isEmpty)
        var reader = XLSXReader()
        let wanted = try reader.read(path: FixtureTests.folder.appending(path: "\(original).xlsx").path)
        #expect(read.workbook.sheets.map(\.name) == wanted.workbook.sheets.map(\.name))
        for (sheet, other) in zip(read.workbook.sheets, wanted.workbook.sheets) {
            #expect(lines(sheet) == lines(other))
            #expect(sheet.mergedRanges == other.mergedRanges)
            #expect(sheet.visibility == other.visibility)
        }
    }

    /// A width is kept to a 256th of a character.
    @Test func widthsAreThoseOfTheFile() throws {
        let bytes = Array(
            try Data(contentsOf: FixtureTests.folder.appending(path: "XLS/project-2023-urumqi-xlwt.xls")))
        let sheet = try XLSReader().read(bytes).workbook.sheets[0]
        var reader = XLSXReader()
        let path = FixtureTests.folder.appending(path: "project-2023-urumqi.xlsx").path
        let other = try reader.read(path: path).workbook.sheets[0]
        for column in other.columns {
            let found = sheet.columns.first { ($0.first...$0.last).contains(column.first) }?.width ?? 0
            #expect(abs(found - (column.width ?? 0)) < 1.0 / 256)
        }
    }
}
