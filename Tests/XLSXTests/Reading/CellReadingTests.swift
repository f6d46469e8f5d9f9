import Primitives
import Sheets
import Testing
import XLSX

/// What stands in cells.
struct CellReadingTests {
    @Test func everyKindOfCell() throws {
        let fixture = BookFixture(
            cells: """
                <c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>行内</t></is></c><c r="C1" t="str"><f>A1</f><v>公式</v></c>\
                <c r="D1" t="b"><v>1</v></c><c r="E1" t="b"><v>0</v></c><c r="F1" t="e"><v>#DIV/0!</v></c><c r="G1"><v>28.799999999999997</v></c>\
                <c r="H1" s="1"><v>0.5</v></c><c r="I1" s="2"><v>44926</v></c><c r="J1"><f>B2*2</f></c><c r="K1"><f>B2*2</f><v/></c>\
                <c r="L1" t="str"><f>""</f><v></v></c><c r="M1" s="1"/><c r="N1"><v> 7 </v></c><c r="O1" t="s"><v>0</v></c><c r="P1" t="n"/>
                """, formats: ["General", "0%", "yyyy/m/d"], strings: "<si><t>共享</t></si>")
        #expect(
            try fixture.lines() == [
                "A1 text 共享 共享", "B1 text 行内 行内", "C1 text 公式 公式", "D1 boolean 1 TRUE", "E1 boolean 0 FALSE",
                "F1 error #DIV/0! #DIV/0!", "G1 number 28.799999999999997 28.8", "H1 number 0.5 50%",
                "I1 date 44926 2022/12/31",
                "J1 formulaWithoutValue  ", "K1 formulaWithoutValue  ", "L1 text  ", "N1 number 7 7",
                "O1 text 共享 共享",
            ])
        let sheet = try fixture.read().workbook.sheets[0]
        #expect(sheet.cells.compactMap { sheet.formula(of: $0) } == ["A1", "B2*2", "B2*2", "\"\""])
    }

    @Test func textOfSharedStrings() throws {
        let strings = """
            <si><r><rPr><b/></rPr><t>一</t></r><r><t xml:space="preserve"> 二 </t></r></si>\
            <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>\
            <si><t>甲_x000D_\n乙_x005F_x000D_丙_x4E2D__xD83D__xDE00__xD83D_丁_x12_</t></si><si><t/></si><si/>\
            <si><t> &#39033;&#30446;&amp;&#x4E2D; </t></si>
            """
        let cells = (0..<6).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined()
        #expect(
            try BookFixture(cells: cells, strings: strings).lines().map { String($0.dropFirst(8)) } == [
                "一 二  一 二 ", "東京 東京", "甲\r\n乙_x000D_丙中😀_xD83D_丁_x12_ 甲\r\n乙_x000D_丙中😀_xD83D_丁_x12_",
                "项目&中 项目&中",
            ])
    }

    @Test func dates() throws {
        let cells =
            "<c t=\"d\"><v>2022-12-31</v></c><c t=\"d\" s=\"1\"><v>2022-12-31T06:30:00</v></c><c t=\"d\" s=\"1\"><v>soon</v></c>"
        #expect(
            try BookFixture(
                cells: cells, formats: ["General", "yyyy\"年\"m\"月\"d\"日\" h:mm"].map { $0.replacingQuotes }
            ).lines() == [
                "A1 date 2022-12-31 2022-12-31", "B1 date 2022-12-31T06:30:00 2022年12月31日 6:30",
                "C1 error soon soon",
            ])
    }

    @Test func epoch1904() throws {
        var fixture = BookFixture(cells: "<c><v>43464</v></c>", formats: ["yyyy/m/d"])
        fixture.workbookProperties = "<workbookPr date1904=\"1\"/>"
        #expect(try fixture.lines() == ["A1 date 43464 2022/12/31"])
    }

    @Test func textFormats() throws {
        let cells =
            "<c t=\"inlineStr\"><is><t>甲</t></is></c><c s=\"1\" t=\"inlineStr\"><is><t>乙</t></is></c><c s=\"2\"><v>0012</v></c>"
        #expect(
            try BookFixture(
                cells: cells, formats: ["0;0;0;&quot;&lt;&quot;@&quot;&gt;&quot;", "General", "@"]
            ).lines() == [
                "A1 text 甲 <甲>", "B1 text 乙 乙", "C1 number 0012 12",
            ])
    }

    @Test func placesByOrder() throws {
        let sheet =
            "<sheetData><row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row><row r=\"9\"><c><v>5</v></c></row><row><c><v>6</v></c></row></sheetData>"
        #expect(
            try BookFixture(sheet: sheet).lines() == [
                "A1 number 1 1", "D1 number 2 2", "E1 number 3 3", "A2 number 4 4", "A9 number 5 5",
                "A10 number 6 6",
            ])
    }

    @Test func warnings() throws {
        let cells = """
            <c><v>650102199001011234</v></c><c><v>28.799999999999997</v></c><c><v>NaN</v></c><c><v>1e999</v></c>\
            <c><v>6.5010219900101123E+17</v></c><c><v>0.1234567890123456789</v></c><c><v>123456789012345</v></c><c><v>1E20</v></c>
            """
        let book = try BookFixture(cells: cells).read()
        func at(_ column: Int) -> CellReference { CellReference(row: 0, column: column) }
        #expect(
            book.warnings == [
                .tooManyDigits(sheet: "表1", cell: at(0), stored: "650102199001011234"),
                .unreadableNumber(sheet: "表1", cell: at(2), stored: "NaN"),
                .unreadableNumber(sheet: "表1", cell: at(3), stored: "1e999"),
                .tooManyDigits(sheet: "表1", cell: at(4), stored: "6.5010219900101123E+17"),
                .tooManyDigits(sheet: "表1", cell: at(5), stored: "0.1234567890123456789"),
            ])
        let sheet = book.workbook.sheets[0]
        #expect(sheet.cells[2].kind == .error)
        #expect(sheet.text(of: sheet.cells[3]) == "1e999")
    }

    @Test func warningsAreCounted() throws {
        var limits = XLSXLimits.standard
        limits.warnings = 1
        let book = try BookFixture(cells: "<c><v>NaN</v></c><c><v>x</v></c><c><v>y</v></c>").read(
            limits: limits)
        #expect(
            book.warnings == [
                .unreadableNumber(sheet: "表1", cell: CellReference(row: 0, column: 0), stored: "NaN"),
                .moreWarnings(2),
            ])
    }

    @Test func sharedFormulas() throws {
        let cells = """
            <c r="A1"><f t="shared" ref="A1:C1" si="0">SUM(A$2:$B3)+LOG10(D4)&amp;"A1"&amp;'A1 表'!C5</f><v>1</v></c>\
            <c r="B1"><f t="shared" si="0"/><v>2</v></c><c r="C1"><f t="shared" si="0"/><v>3</v></c><c r="D1"><f t="shared" si="9"/><v>4</v></c>
            """
        let sheet = try BookFixture(cells: cells).read().workbook.sheets[0]
        #expect(
            sheet.cells.map { sheet.formula(of: $0) } == [
                "SUM(A$2:$B3)+LOG10(D4)&\"A1\"&'A1 表'!C5", "SUM(B$2:$B3)+LOG10(E4)&\"A1\"&'A1 表'!D5",
                "SUM(C$2:$B3)+LOG10(F4)&\"A1\"&'A1 表'!E5", nil,
            ])
    }
}

extension String {
    /// The text as it stands in an attribute.
    var replacingQuotes: String {
        split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;")
    }
}
