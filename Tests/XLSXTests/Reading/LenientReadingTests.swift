import Primitives
import Sheets
import Testing
import XLSX

/// What Excel opens, the reader opens, with a warning where something is missing.
@Suite struct LenientReadingTests {
    private func warnings(_ fixture: BookFixture) throws -> [XLSXWarning] { try fixture.read().warnings }

    @Test func anUnlistedStyleCountsAsNoFormat() throws {
        let fixture = BookFixture(cells: "<c r=\"A1\" s=\"406\"><v>12.5</v></c>", formats: ["0"])
        #expect(try fixture.lines() == ["A1 number 12.5 12.5"])
        #expect(
            try warnings(fixture) == [.unknownStyle(sheet: "表1", cell: CellReference(row: 0, column: 0))])
    }

    @Test func anEmptyStyleIsTheFirst() throws {
        let fixture = BookFixture(cells: "<c r=\"A1\" s=\"\"><v>12.5</v></c>", formats: ["0.00"])
        #expect(try fixture.lines() == ["A1 number 12.5 12.50"])
    }

    @Test func mergedRangesMayRunBackwards() throws {
        let fixture = BookFixture(
            sheet: "<sheetData/><mergeCells><mergeCell ref=\"C5:A1\"/><mergeCell ref=\"F1:E2\"/></mergeCells>"
        )
        #expect(try fixture.read().workbook.sheets[0].mergedRanges.map { "\($0)" } == ["A1:C5", "E1:F2"])
    }

    @Test func theFirstBuiltInFormatMayBeAnother() throws {
        var fixture = BookFixture(cells: "<c r=\"A1\"><v>0.5</v></c>")
        fixture.styles =
            "<numFmts><numFmt numFmtId=\"0\" formatCode=\"0%\"/></numFmts><cellXfs><xf numFmtId=\"0\"/></cellXfs>"
        #expect(try fixture.lines() == ["A1 number 0.5 50%"])
    }

    @Test func takesTheFallbackOfAlternateContent() throws {
        var fixture = BookFixture(
            cells: "<c r=\"A1\" s=\"1\"><v>44927</v></c><c r=\"B1\" s=\"2\"><v>0.5</v></c>")
        fixture.styles =
            "<cellXfs><xf numFmtId=\"0\"/><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice Requires=\"x\"><xf numFmtId=\"9\"/></mc:Choice><mc:Fallback><xf numFmtId=\"14\"/></mc:Fallback></mc:AlternateContent><xf numFmtId=\"9\"/></cellXfs>"
        #expect(try fixture.lines() == ["A1 date 44927 2023/1/1", "B1 number 0.5 50%"])
    }

    @Test("white space at the ends of a text counts only where the markup keeps it")
    func outerSpace() throws {
        let fixture = BookFixture(
            cells: """
                <c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>\
                <c r="D1" t="inlineStr"><is><t>&#10; 甲 </t></is></c><c r="E1" t="str"><f>A1</f><v>乙   </v></c>\
                <c r="F1" t="str"><f>A1</f><v xml:space="preserve"> 丙 </v></c><c r="G1" t="inlineStr"><is><t>　丁　</t></is></c>
                """,
            strings:
                "<si><t>  项目 </t></si><si><t xml:space=\"preserve\"> 项目 </t></si><si><r><t> 实际 </t></r><r><t>完成值</t></r></si>"
        )
        let sheet = try fixture.read().workbook.sheets[0]
        #expect(
            sheet.cells.map { sheet.text(of: $0) } == ["项目", " 项目 ", "实际完成值", "甲", "乙", " 丙 ", "　丁　"])
    }

    @Test("struck-out runs and cells are not part of the text")
    func struckOut() throws {
        var fixture = BookFixture(
            cells: """
                <c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>5</v></c>\
                <c r="C1" t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>甲</t></r></is></c>
                """,
            strings: "<si><r><rPr><strike/></rPr><t>≥10公里</t></r><r><t>≥12公里</t></r></si>")
        fixture.styles =
            "<fonts><font/><font><strike/></font></fonts><cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/></cellXfs>"
        let sheet = try fixture.read().workbook.sheets[0]
        #expect(sheet.cells.map { sheet.text(of: $0) } == ["≥12公里", "甲"])
        #expect(sheet.struck.map { "\($0.cell) \($0.text)" } == ["A1 ≥10公里", "B1 5"])
    }

    @Test("0 does not count as a result if the program that wrote it never calculated its formulas")
    func placeholderResults() throws {
        var fixture = BookFixture(
            cells:
                "<c r=\"A1\"><f>B1</f><v>0</v></c><c r=\"B1\"><f>C1</f><v>7</v></c><c r=\"C1\"><v>0</v></c>")
        let kinds: () throws -> [CellKind] = { try fixture.read().workbook.sheets[0].cells.map(\.kind) }
        #expect(try kinds() == [.number, .number, .number])
        // Another formula came to 7, so that its program does work formulas out.
        fixture.workbookProperties = "<calcPr fullCalcOnLoad=\"1\"/>"
        #expect(try kinds() == [.number, .number, .number])
        fixture = BookFixture(
            cells:
                "<c r=\"A1\"><f>B1</f><v>0</v></c><c r=\"B1\"><f>C1</f><v>0</v></c><c r=\"C1\"><v>7</v></c>")
        #expect(try kinds() == [.number, .number, .number])
        fixture.workbookProperties = "<calcPr fullCalcOnLoad=\"1\"/>"
        #expect(try kinds() == [.formulaWithoutValue, .formulaWithoutValue, .number])
    }

    @Test func commentsComeWithTheSheet() throws {
        var fixture = BookFixture(cells: "<c r=\"A1\"><v>1</v></c>")
        fixture.otherParts = [
            (
                "xl/worksheets/_rels/sheet1.xml.rels",
                "<Relationships><Relationship Id=\"c\" Type=\"\(BookFixture.office)/comments\" Target=\"../comments1.xml\"/></Relationships>"
            ),
            (
                "xl/comments1.xml",
                "<comments><commentList><comment ref=\"A1\"><text><t>含追加预算20万元</t></text></comment><comment ref=\"B1\"><text><t>绩效检查：错误</t></text></comment></commentList></comments>"
            ),
        ]
        let sheet = try fixture.read().workbook.sheets[0]
        #expect(sheet.comments == [Sheet.Note(cell: CellReference(row: 0, column: 0), text: "含追加预算20万元")])
    }

    @Test("a picture of WPS in a cell is told from a text")
    func pictures() throws {
        let fixture = BookFixture(
            cells: "<c r=\"A1\" t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c>")
        let sheet = try fixture.read().workbook.sheets[0]
        #expect(sheet.cells.isEmpty)
        #expect(sheet.pictures.map(\.text) == ["=DISPIMG(\"ID_1\",1)"])
    }

    @Test("times and durations in ISO 8601")
    func isoTimes() throws {
        let fixture = BookFixture(
            cells: """
                <c r="A1" s="0" t="d"><v>T08:30:00</v></c><c r="B1" s="0" t="d"><v>08:30:00</v></c>\
                <c r="C1" s="1" t="d"><v>PT26H30M</v></c><c r="D1" s="0" t="d"><v>2022-12-31T06:30:00+08:00</v></c>
                """, formats: ["h:mm", "[h]:mm"])
        let sheet = try fixture.read().workbook.sheets[0]
        #expect(sheet.cells.map { sheet.text(of: $0) } == ["8:30", "8:30", "26:30", "6:30"])
        #expect(sheet.cells.allSatisfy { $0.kind == .date })
    }

    @Test("styled empty cells to the last row cost time and no memory")
    func emptyRows() throws {
        var sheet = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
        for row in 2...40_000 {
            sheet +=
                "<row r=\"\(row)\"><c r=\"A\(row)\" s=\"0\"/><c r=\"B\(row)\" s=\"0\"/><c r=\"C\(row)\" s=\"0\"/></row>"
        }
        let book = try BookFixture(sheet: sheet + "</sheetData>").read()
        #expect(book.workbook.sheets[0].cells.count == 1)
        #expect(XLSXLimits.standard.partBytes >= 200 << 20)
    }
}
