import Primitives
import Sheets
import Testing
import XLSX

@Suite struct RowHeightTests {
    /// One row of text needs 14.5 points a line and 4.5 around, in steps of 0.75, and at least 20.25.
    private func heights(_ change: (inout SheetDraft) -> Void) throws -> [Int: Double] {
        try book(change).heights()
    }

    private func book(_ change: (inout SheetDraft) -> Void) throws -> WrittenWorkbook {
        var draft = SheetDraft(name: "表")
        // 84 pixels a column, less 6 for the edges: five full-width characters of 10 points.
        draft.columnWidths = [0: 12, 1: 12, 2: 12]
        change(&draft)
        return try WrittenWorkbook(XLSXWriter().bytes(of: [draft]))
    }

    private func text(_ count: Int) -> String { String(repeating: "字", count: count) }

    @Test func rowsFitTheirText() throws {
        let found = try heights { draft in
            draft.add("A1:C1", "标题", .title)
            draft.add("A2", text(5))
            draft.add("A3", text(6))
            draft.add("A4:B4", text(12), .text)  // 168 pixels less 6: twelve characters
            draft.add("A5:B5", text(13), .text)
            draft.add("A6", "一\n二\n三")
            draft.add("A7", "一\n\n" + text(6))
            draft.add("A8", number: "123456789012345")
            draft.add("A9", .blank, .value)
        }
        #expect(
            found == [
                1: 30.75, 2: 20.25, 3: 33.75, 4: 20.25, 5: 33.75, 6: 48, 7: 63, 8: 20.25, 9: 20.25,
            ])
    }

    @Test func punctuationAndWordsKeepTogether() throws {
        let found = try heights { draft in
            draft.add("A1", text(4) + "字，")  // the comma takes the character before it along
            draft.add("A2", text(5) + "，")
            draft.add("A3", text(3) + "（字字")
            draft.add("A4", text(4) + "（字")
            draft.add("A5", "字字字Excel字")  // the word goes to the next line
            draft.add("A6", "Excel Excel")
            draft.add("A7", "pneumonoultramicroscopic")  // longer than a line: broken
        }
        #expect(found == [1: 33.75, 2: 33.75, 3: 33.75, 4: 33.75, 5: 33.75, 6: 33.75, 7: 48])
    }

    @Test func aTextOverSeveralRowsRaisesThemEvenly() throws {
        let found = try heights { draft in
            draft.add("A1:A3", text(50))  // ten lines: 150
            draft.add("B1", "一")
            draft.add("B2", text(10))
            draft.add("A4:A5", "一")
        }
        #expect(found == [1: 45.75, 2: 59.25, 3: 45.75, 4: 20.25, 5: 20.25])
    }

    @Test func givenHeightsStay() throws {
        let found = try heights { draft in
            draft.add("A1", text(50))
            draft.add("A2:A4", text(50))
            draft.rowHeights = [0: 15, 1: 12.5, 3: 600, 7: 33]
        }
        // 15 is libxlsxwriter's default, 409.5 the highest that Excel knows.
        #expect(found == [1: 15, 2: 12.5, 3: 20.25, 4: 409.5, 8: 33])
    }

    @Test func aHeightOfFifteenIsWrittenAsSuch() throws {
        let written = try book { $0.rowHeights = [0: 15] }.text("xl/worksheets/sheet1.xml")
        #expect(written.contains(#"ht="15" customHeight="1""#))
    }

    @Test func textTooHighForARowIsSetSmaller() throws {
        let book = try book { draft in
            draft.add("A1", text(140), .text)  // 28 lines of 10 points would need 410.5
            draft.add("B1", text(100), .text)
            draft.add("A2", text(4000), .text)
            draft.add("A3:A4", text(290), .text)  // 58 lines: 845.5 of 818 points
            draft.rowHeights = [9: 20]
            draft.add("A10", text(140), .text)
        }
        let cells = try book.cells()
        let sizes = ["A1", "B1", "A2", "A3", "A4", "A10"].map { book.style(cells[$0])?.fontSize }
        #expect(sizes == ["9", "10", "6", "9", "9", "10"])
        let heights = try book.heights()
        #expect(heights[2] == 409)
        #expect(heights.values.allSatisfy { $0 <= 409 })
        #expect(heights[10] == 20)
        #expect(cells["A2"]?.value == text(4000))
    }

    @Test func aTitleAloneRunsOverItsCell() throws {
        let book = try book { draft in
            draft.add("A1", "项目支出绩效自评表", .title)
            draft.add("A3", "说明：" + text(40), .note)
            draft.add("A5", "说明：\n" + text(40), .note)
            draft.add("A6", "说明：" + text(40), .note)
            draft.add("B6", "旁边")
        }
        let cells = try book.cells()
        let wraps = ["A1", "A3", "A5", "A6"].map { book.style(cells[$0])?.wraps }
        #expect(wraps == [false, false, true, true])
        let heights = try book.heights()
        #expect(heights[1] == 30.75 && heights[3] == 20.25)
    }
}
