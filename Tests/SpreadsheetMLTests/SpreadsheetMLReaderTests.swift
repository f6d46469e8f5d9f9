import Markup
import Sheets
import TestSupport
import Testing

@testable import SpreadsheetML

/// XML Spreadsheets 2003: places, merged ranges, values and what is shown of them.
struct SpreadsheetMLReaderTests {
    private func document(_ table: String, styles: String = "", options: String = "") -> [UInt8] {
        Array(
            """
            <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
             xmlns:html="http://www.w3.org/TR/REC-html40"><Styles>\(styles)</Styles><Worksheet ss:Name="自评表"><Table>\(table)</Table>
            \(options)</Worksheet></Workbook>
            """.utf8)
    }

    private func sheet(_ table: String, styles: String = "", options: String = "") throws -> Sheet {
        let bytes = document(table, styles: styles, options: options)
        #expect(SpreadsheetMLReader().recognises(bytes))
        return try SpreadsheetMLReader().read(bytes).workbook.sheets[0]
    }

    private func refusal(_ bytes: [UInt8]) -> SpreadsheetMLError? {
        do throws(SpreadsheetMLError) {
            _ = try SpreadsheetMLReader().read(bytes)
            return nil
        } catch { return error }
    }

    @Test func placesAndMerges() throws {
        let sheet = try sheet(
            """
            <Row><Cell ss:MergeAcross="2" ss:MergeDown="1"><Data ss:Type="String">甲</Data></Cell><Cell><Data ss:Type="String">乙</Data></Cell></Row>
            <Row><Cell ss:Index="4"><Data ss:Type="String">丙</Data></Cell></Row>
            <Row ss:Index="5"><Cell ss:MergeAcross="1"/><Cell><Data ss:Type="String">丁</Data></Cell></Row>
            """)
        #expect(sheet.summary == "A1 甲\nD1 乙\nD2 丙\nC5 丁\nmerged A1:C2 A5:B5")
    }

    @Test func valuesAndFormats() throws {
        let sheet = try sheet(
            """
            <Row><Cell ss:StyleID="p"><Data ss:Type="Number">0.9982</Data></Cell><Cell ss:StyleID="c"><Data ss:Type="Number">1234.5</Data></Cell>
            <Cell><Data ss:Type="Number">28.799999999999997</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2022-12-31T00:00:00.000</Data></Cell>
            <Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell ss:Formula="=A1"><Data ss:Type="Number"></Data></Cell>
            <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>粗</B><Font>细&#10;行</Font></ss:Data><Comment><ss:Data>批注</ss:Data></Comment></Cell></Row>
            """,
            styles: """
                <Style ss:ID="Default"/><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>
                <Style ss:ID="c" ss:Parent="s"/><Style ss:ID="s"><NumberFormat ss:Format="Standard"/></Style>
                <Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>
                """)
        #expect(
            sheet.cells.map { sheet.text(of: $0) } == [
                "99.82%", "1,234.50", "28.8", "2022/12/31", "TRUE", "#DIV/0!", "", "粗细\n行",
            ])
        #expect(
            sheet.cells.map(\.kind) == [
                .number, .number, .number, .date, .boolean, .error, .formulaWithoutValue, .text,
            ])
        #expect(sheet.stored(of: sheet.cells[2]) == "28.799999999999997")
    }

    @Test func hiddenThings() throws {
        let sheet = try sheet(
            "<Column ss:Hidden=\"1\" ss:Width=\"56.25\" ss:Span=\"1\"/><Row ss:Hidden=\"1\" ss:Height=\"20\"/>",
            options: "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>")
        #expect(sheet.visibility == .hidden)
        #expect(sheet.columns == [Sheet.Column(first: 0, last: 1, width: 10, isHidden: true)])
        #expect(sheet.rows == [Sheet.Row(index: 0, height: 20, isHidden: true)])
    }

    @Test func overlappingMergesLoseTheLater() throws {
        let book = try SpreadsheetMLReader().read(
            document(
                "<Row><Cell ss:MergeAcross=\"2\"/></Row><Row/><Row ss:Index=\"1\"><Cell ss:Index=\"3\" ss:MergeDown=\"1\"/></Row>"
            ))
        #expect(book.workbook.sheets[0].summary == "merged A1:C1")
        #expect(book.warnings.map(\.kind) == [.mergeLeftOut])
    }

    @Test func encodings() throws {
        let text =
            "<?xml version=\"1.0\" encoding=\"gb2312\"?>"
            + String(
                decoding: document("<Row><Cell><Data ss:Type=\"String\">甲</Data></Cell></Row>"), as: UTF8.self
            ).drop { $0 != "\n" }
        #expect(
            try SpreadsheetMLReader().read(Array(text.utf8)).workbook.sheets[0].summary == "A1 甲\nmerged ")
        let wide: [UInt8] =
            [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try SpreadsheetMLReader().read(wide).workbook.sheets[0].summary == "A1 甲\nmerged ")
    }

    @Test func refused() {
        #expect(refusal(document("<Row ss:Index=\"0\"/>")) == .badNumber(attribute: "Index", text: "0"))
        #expect(
            refusal(document("<Row><Cell ss:MergeAcross=\"-1\"/></Row>"))
                == .badNumber(attribute: "MergeAcross", text: "-1"))
        #expect(refusal(Array(document("<Row/>").dropLast(30))) != nil)
        #expect(refusal(Array("<!DOCTYPE x []><Workbook/>".utf8)) == .xml(.doctype(part: "")))
        #expect(refusal(Array("<Workbook/>".utf8)) == .noSheets)
    }

    @Test func damagedDocuments() {
        let text = document(
            """
            <Column ss:Index="2" ss:Span="3" ss:Width="54"/><Row ss:Height="20"><Cell ss:MergeAcross="2" ss:MergeDown="1" ss:StyleID="p"><Data ss:Type="Number">0.5</Data></Cell></Row>
            <Row ss:Index="5" ss:Span="2"><Cell ss:Index="4"><Data ss:Type="String">甲</Data></Cell><Cell ss:Formula="=A1"><Data ss:Type="DateTime">2022-12-31T00:00:00.000</Data></Cell></Row>
            """, styles: "<Style ss:ID=\"p\"><NumberFormat ss:Format=\"0.00%\"/></Style>",
            options: "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>")
        let words = [
            "<Row>", "</Row>", "<Cell ss:Index=\"16384\">", "<Data>", "ss:MergeDown=\"65535\"", "</Table>",
            "<Styles>", "&#1;",
        ]
        let accepted = SpreadsheetMLReader().readDamaged(text, count: 1500, words: words)
        #expect((1...1499).contains(accepted))
    }
}
