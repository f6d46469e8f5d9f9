import Sheets
import TestSupport
import Testing
import Zip

@testable import ODS

/// OpenDocument spreadsheets as one XML document: repeats, merged ranges, values and text.
struct ODSReaderTests {
    private func document(_ table: String, styles: String = "") -> [UInt8] {
        Array(
            """
            <?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
             xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
             xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:f"><office:automatic-styles>\(styles)</office:automatic-styles>
            <office:body><office:spreadsheet><table:table table:name="自评表" table:style-name="ta">\(table)</table:table></office:spreadsheet></office:body></office:document>
            """.utf8)
    }

    private func sheet(_ table: String, styles: String = "") throws -> Sheet {
        let bytes = document(table, styles: styles)
        #expect(ODSReader().recognises(bytes))
        return try ODSReader().read(bytes).workbook.sheets[0]
    }

    private func refusal(_ bytes: [UInt8]) -> ODSError? {
        do throws(ODSError) {
            _ = try ODSReader().read(bytes)
            return nil
        } catch { return error }
    }

    @Test func repeatsAndMerges() throws {
        let sheet = try sheet(
            """
            <table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="2"><text:p>题</text:p></table:table-cell>
             <table:covered-table-cell table:number-columns-repeated="2"/>
             <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="5"/></table:table-row></table:table-header-rows>
            <table:table-row-group><table:table-row table:number-rows-repeated="2"><table:covered-table-cell table:number-columns-repeated="3"/><table:table-cell><text:p>同</text:p></table:table-cell></table:table-row></table:table-row-group>
            <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            """)
        #expect(sheet.summary == "A1 题\nD1 5\nE1 5\nD2 同\nD3 同\nmerged A1:C2")
    }

    @Test func textOfCells() throws {
        let sheet = try sheet(
            """
            <table:table-row><table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p> 甲<text:s text:c="2"/>乙 \n <text:span>丙</text:span><text:line-break/>丁</text:p><text:p>戊<text:tab/>己</text:p>
            <table:table><table:table-row><table:table-cell><text:p>内</text:p></table:table-cell></table:table-row></table:table></table:table-cell></table:table-row>
            """)
        #expect(sheet.summary == "A1  甲  乙 丙⏎丁⏎戊\t己\nmerged ")
    }

    @Test func valuesAndStyles() throws {
        let sheet = try sheet(
            """
            <table:table-column table:style-name="co" table:number-columns-repeated="2" table:visibility="collapse" table:default-cell-style-name="pc"/>
            <table:table-row table:style-name="ro"><table:table-cell office:value-type="percentage" office:value="0.9982"/><table:table-cell office:value-type="float" office:value="1"><text:p>100%</text:p></table:table-cell>
            <table:table-cell table:style-name="da" office:value-type="date" office:date-value="2022-12-31"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/>
            <table:table-cell table:formula="of:=[.A1]"/></table:table-row>
            """,
            styles: """
                <style:style style:name="ta" style:family="table"><style:table-properties table:display="false"/></style:style>
                <style:style style:name="co" style:family="table-column"><style:table-column-properties style:column-width="56.25pt"/></style:style>
                <style:style style:name="ro" style:family="table-row"><style:table-row-properties style:row-height="1in"/></style:style>
                <number:percentage-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
                <number:date-style style:name="N2"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text></number:date-style>
                <style:style style:name="pc" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="da" style:family="table-cell" style:data-style-name="N2"/>
                """)
        #expect(sheet.cells.map { sheet.text(of: $0) } == ["99.8%", "100%", "2022年12月", "TRUE", ""])
        #expect(sheet.cells.map { sheet.stored(of: $0) } == ["0.9982", "1", "2022-12-31", "1", ""])
        #expect(sheet.cells.map(\.kind) == [.number, .number, .date, .boolean, .formulaWithoutValue])
        #expect(sheet.visibility == .hidden)
        #expect(sheet.columns == [Sheet.Column(first: 0, last: 1, width: 10, isHidden: true)])
        #expect(sheet.rows == [Sheet.Row(index: 0, height: 72)])
    }

    @Test func refused() {
        #expect(
            refusal(document("<table:table-row table:number-rows-repeated=\"0\"/>"))
                == .badNumber(attribute: "number-rows-repeated", text: "0"))
        #expect(
            refusal(
                document(
                    "<table:table-row table:number-rows-repeated=\"9999999\"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
                ))
                == .tooBig(.cells, maximum: 1_000_000))
        #expect(
            refusal(
                Array(
                    "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>"
                        .utf8)) == .noSpreadsheet)
        #expect(refusal(Array(document("<table:table-row/>").dropLast(20))) != nil)
        #expect(refusal(Array("PK\u{3}\u{4}rest".utf8)) == .archive(.damaged(entry: nil)))
    }

    @Test func theEmptyRestOfASheet() throws {
        let empty = { (count: Int) in
            "<table:table-row table:style-name=\"ro\" table:number-rows-repeated=\"\(count)\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
        }
        let filled =
            "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>"
        let styles =
            "<style:style style:name=\"ro\" style:family=\"table-row\"><style:table-row-properties style:row-height=\"1in\"/></style:style>"
        let rows = try sheet(
            filled + empty(2) + filled + empty(30) + empty(1_048_500) + empty(42), styles: styles
        ).rows
        #expect(rows == [Sheet.Row(index: 1, height: 72), Sheet.Row(index: 2, height: 72)])
        // Rows that a merged range reaches are no rest.
        let merged =
            "<table:table-row><table:table-cell table:number-rows-spanned=\"3\"><text:p>甲</text:p></table:table-cell></table:table-row>"
        #expect(try sheet(merged + empty(1_048_575), styles: styles).rows.map(\.index) == [1, 2])
    }

    @Test func whiteSpaceAndLongNumbers() throws {
        let found = try sheet(
            """
            <table:table-row><table:table-cell><text:p>  一   二</text:p></table:table-cell><table:table-cell><text:p>
               三
               四<text:line-break/> <text:s text:c="2"/>五
            </text:p></table:table-cell><table:table-cell office:value-type="float" office:value="26.0799999999999999999"/>
            <table:table-cell office:value-type="float" office:value="650102199001011234"/></table:table-row>
            """)
        #expect(found.cells.prefix(2).map { found.text(of: $0) } == ["  一   二", "三 四\n   五"])
        #expect(found.cells.suffix(2).map { found.stored(of: $0) } == ["26.08", "650102199001011234"])
    }

    @Test func damagedDocuments() {
        let text = document(
            """
            <table:table-column table:style-name="co" table:number-columns-repeated="3"/><table:table-header-rows><table:table-row table:style-name="ro">
            <table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"><text:p>甲<text:s text:c="3"/>乙</text:p></table:table-cell>
            <table:covered-table-cell/><table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell></table:table-row></table:table-header-rows>
            <table:table-row table:number-rows-repeated="2"><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="date" office:date-value="2022-12-31"/>
            </table:table-row><table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            """)
        let words = [
            "<table:table>", "</table:table-row>", "<table:table-cell>", "<text:p>",
            "table:number-columns-repeated=\"9999\"",
            "<table:table-row-group>", "&#0;", "<office:annotation>",
        ]
        // Few cells, so that a file that repeats them without end is refused soon.
        var limits = SheetLimits()
        limits.cells = 10_000
        let accepted = ODSReader(limits: limits).readDamaged(text, count: 1500, words: words)
        #expect((1...1499).contains(accepted))
    }
}
