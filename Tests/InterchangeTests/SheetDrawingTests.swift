import Primitives
import Sheets
import Testing

@testable import Interchange

@Suite("Drawing a sheet as text")
struct SheetDrawingTests {
    /// A sheet of texts by address.
    static func sheet(_ texts: [(String, String)], merged: [String] = []) throws -> Sheet {
        var bytes: [UInt8] = []
        var cells: [Cell] = []
        for (address, text) in texts {
            let slice = Cell.Slice(offset: bytes.count, count: text.utf8.count)
            bytes += text.utf8
            let reference = try #require(CellReference(address))
            cells.append(Cell(reference: reference, kind: .text, stored: slice, text: slice))
        }
        let ranges = try merged.map { address in
            let ends = address.split(separator: ":").compactMap { CellReference($0) }
            return CellRange(first: try #require(ends.first), last: try #require(ends.last))
        }
        return try Sheet(name: "表", cells: cells, bytes: bytes, mergedRanges: ranges)
    }

    @Test("merged cells are one box, whatever way they are merged")
    func mergedCells() throws {
        let sheet = try Self.sheet(
            [("A1", "绩效自评表"), ("A2", "绩效指标"), ("B2", "一级指标"), ("B3", "产出"), ("C2", "分值"), ("C3", "10")],
            merged: ["A1:C1", "A2:A3"])
        let range = try #require(sheet.usedRange)
        let drawing = try #require(SheetDrawing(sheet, range: range, notes: [:]))
        #expect(
            drawing.lines == [
                "  A        B        C",
                " ┌──────────────────────┐",
                "1│绩效自评表            │",
                " ├────────┬────────┬────┤",
                "2│绩效指标│一级指标│分值│",
                " │        ├────────┼────┤",
                "3│        │产出    │10  │",
                " └────────┴────────┴────┘",
            ])
    }

    @Test("what a cell was taken for stands under its text")
    func notes() throws {
        let sheet = try Self.sheet([("B2", "绩效指标"), ("C2", "产出")])
        let range = try #require(sheet.usedRange)
        let notes = [CellReference(row: 1, column: 2): "#1 一级"]
        let drawing = try #require(SheetDrawing(sheet, range: range, notes: notes))
        #expect(
            drawing.lines == [
                "  B        C",
                " ┌────────┬─────────┐",
                "2│绩效指标│产出     │",
                " │        │‹#1 一级›│",
                " └────────┴─────────┘",
            ])
    }

    @Test("a text too wide for its box is cut with a mark; in a merged box it goes on over the lines")
    func longTexts() throws {
        let long = "一二三四五六七八九十一二三四五六七八九十"
        let sheet = try Self.sheet([("A1", long), ("B1", long), ("A2", "甲")], merged: ["B1:B2"])
        let range = try #require(sheet.usedRange)
        let drawing = try #require(SheetDrawing(sheet, range: range, notes: [:]))
        #expect(
            drawing.lines == [
                "  A                B",
                " ┌────────────────┬────────────────┐",
                "1│一二三四五六七… │一二三四五六七八│",
                " ├────────────────┤九十一二三四五六│",
                "2│甲              │七八九十        │",
                " └────────────────┴────────────────┘",
            ])
    }

    @Test("the last row's number sets the room for all")
    func gutter() throws {
        let sheet = try Self.sheet([("AB9", "甲"), ("AB10", "乙")])
        let range = try #require(sheet.usedRange)
        let drawing = try #require(SheetDrawing(sheet, range: range, notes: [:]))
        #expect(
            drawing.lines == [
                "   AB", "  ┌──┐", " 9│甲│", "  ├──┤", "10│乙│", "  └──┘",
            ])
    }

    @Test("a sheet too large for a form is not drawn, and takes no memory")
    func large() throws {
        let sheet = try Self.sheet([("A1", "甲"), ("XFD1048576", "乙")])
        let range = try #require(sheet.usedRange)
        #expect(SheetDrawing(sheet, range: range, notes: [:]) == nil)
    }
}
