import Foundation
import Performance
import Sheets
import Testing

@testable import Interchange

/// Cells that nobody sees: under merged ranges, in hidden rows, white space where a range is recovered.
@Suite("Cells that are not seen, written on")
struct UnseenCellTests {
    private let templates: Templates
    private let reader: DocumentReader

    init() throws {
        templates = try Templates()
        reader = try DocumentReader(templates: templates)
    }

    private func text(of fixture: String) throws -> String {
        try String(contentsOfFile: ProjectFolder.fixture(fixture), encoding: .utf8)
    }

    private func drafts(_ reading: Reading, _ format: DocumentFormat) throws -> [SheetDraft] {
        let renderer = FormRenderer(templates: templates, options: WritingOptions(format: format))
        guard case .sheets(let drafts) = try renderer.render(reading.forms) else { return [] }
        return drafts
    }

    private func contents(_ drafts: [SheetDraft]) -> [SheetDraft.Content] {
        drafts.flatMap(\.cells).map(\.content)
    }

    @Test("what a merged range covers is told, and does not keep the form from being written")
    func covered() throws {
        let page = try text(of: "Formats/project-2023-urumqi-libreoffice.fods")
        let cell = try #require(page.firstRange(of: "<table:covered-table-cell"))
        let end = try #require(page[cell.upperBound...].firstRange(of: ">"))
        let covered =
            page[..<cell.lowerBound]
            + "<table:covered-table-cell><text:p>看不见</text:p></table:covered-table-cell>"
            + page[end.upperBound...]
        let reading = try reader.read(InputFile(path: nil, bytes: Array(covered.utf8)))
        #expect(reading.problems.contains { $0.code == "covered-cell" && $0.found == "看不见" })
        let drafts = try drafts(reading, .xlsx)
        #expect(!contents(drafts).contains(.text("看不见")))
        #expect(try !DocumentWriter.workbook(drafts).isEmpty)
    }

    @Test("a hidden row stays in a workbook, and is left out of delimited text, where it would be seen")
    func hidden() throws {
        let page = try text(of: "Formats/project-2023-urumqi-libreoffice.fods")
        let table = try #require(page.firstRange(of: "<table:table-row"))
        let row =
            "<table:table-row table:visibility=\"collapse\"><table:table-cell/><table:table-cell><text:p>核对用</text:p></table:table-cell></table:table-row>"
        let hidden = page[..<table.lowerBound] + row + page[table.lowerBound...]
        let reading = try reader.read(InputFile(path: nil, bytes: Array(hidden.utf8)))
        #expect(contents(try drafts(reading, .xlsx)).contains(.text("核对用")))
        #expect(!contents(try drafts(reading, .csv)).contains(.text("核对用")))
    }

    @Test("white space in a cell is not covered by a merged range that delimited text has lost")
    func whiteSpace() throws {
        var text = try text(of: "project-2021-xinjiang.csv")
        while text.last?.isNewline == true { text.removeLast() }
        #expect(text.last == ",")
        let reading = try reader.read(
            InputFile(path: "自评表.csv", bytes: Array((text + "\u{3000}\n").utf8)))
        #expect(try !DocumentWriter.workbook(drafts(reading, .xlsx)).isEmpty)
    }
}
