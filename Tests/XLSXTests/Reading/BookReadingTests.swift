import Primitives
import Sheets
import Testing
import XLSX

/// How workbooks are put together.
struct BookReadingTests {
    @Test func sheetsInOrderWithVisibility() throws {
        var fixture = BookFixture(sheet: "")
        fixture.sheets = ["", "", "", ""]
        fixture.otherParts = [
            (
                "xl/workbook.xml",
                """
                <workbook xmlns:r="\(BookFixture.office)"><sheets><sheet name="三" r:id="s2"/><sheet name="一 &amp;" state="hidden" r:id="s0"/>\
                <sheet name="图" r:id="c"/><sheet name="二" state="veryHidden" r:id="s1"/></sheets></workbook>
                """
            )
        ]
        fixture.otherRelationships =
            "<Relationship Id=\"c\" Type=\"\(BookFixture.office)/chartsheet\" Target=\"c.xml\"/>"
        let book = try fixture.read()
        #expect(book.workbook.sheets.map(\.name) == ["三", "一 &", "二"])
        #expect(book.workbook.sheets.map(\.visibility) == [.visible, .hidden, .veryHidden])
        #expect(book.warnings == [.sheetSkipped(name: "图")])
    }

    @Test func sizes() throws {
        let sheet = """
            <dimension ref="A1"/><sheetFormatPr defaultColWidth="9.5" defaultRowHeight="14.25"/><cols><col min="1" max="2" width="12.5"/>\
            <col min="4" max="4" width="0" hidden="1"/><col min="5" max="9"/></cols><sheetData><row r="2" ht="30" customHeight="1"/><row r="3" hidden="true"/>\
            <row r="4"/></sheetData><mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="A1:D1"/><mergeCell ref="F6"/></mergeCells>
            """
        let book = try BookFixture(sheet: sheet).read()
        let read = book.workbook.sheets[0]
        #expect(read.defaultColumnWidth == 9.5)
        #expect(read.defaultRowHeight == 14.25)
        #expect(
            read.columns == [
                .init(first: 0, last: 1, width: 12.5), .init(first: 3, last: 3, width: 0, isHidden: true),
            ])
        #expect(read.rows == [.init(index: 1, height: 30), .init(index: 2, height: nil, isHidden: true)])
        #expect(read.mergedRanges.map(\.description) == ["A1:D1", "B2:C3"])
        #expect(book.warnings == [.singleCellMerge(sheet: "表1", cell: CellReference(row: 5, column: 5))])
    }

    /// Strict namespaces, prefixes everywhere, odd names, capitals and places of parts.
    @Test func partsThroughRelationships() throws {
        let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        let bytes = try ZipFixture.make([
            (
                "_rels/.rels",
                "<p:Relationships xmlns:p=\"u\"><p:Relationship Id=\"a\" Type=\"\(strict)/officeDocument\" Target=\"/Book/Main.XML\"/></p:Relationships>"
            ),
            (
                "book/main.xml",
                "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:q=\"\(strict)\"><x:sheets><x:sheet name=\"甲\" sheetId=\"3\" q:id=\"z\"/></x:sheets></x:workbook>"
            ),
            (
                "Book/_rels/Main.XML.rels",
                "<Relationships><Relationship Id=\"z\" Type=\"\(strict)/worksheet\" Target=\"./deep/../deep/s.xml\"/></Relationships>"
            ),
            (
                "Book/deep/s.xml",
                "\u{FEFF}<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>"
            ),
        ])
        var reader = XLSXReader()
        let sheet = try reader.read(bytes: bytes).workbook.sheets[0]
        #expect(sheet.name == "甲")
        #expect(sheet.text(of: sheet.cells[0]) == "5")
    }

    @Test func macrosAreIgnored() throws {
        var fixture = BookFixture(cells: "<c><v>1</v></c>")
        fixture.otherRelationships =
            "<Relationship Id=\"m\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" Target=\"vbaProject.bin\"/>"
        #expect(try fixture.read().warnings == [.macrosIgnored])
    }

    @Test func wpsPicturesAreNoText() throws {
        let cell = "<c t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c>"
        let sheet = try BookFixture(cells: cell).read().workbook.sheets[0]
        #expect(sheet.cells.isEmpty)
        #expect(
            sheet.pictures == [
                Sheet.Note(cell: CellReference(row: 0, column: 0), text: "=DISPIMG(\"ID_1\",1)")
            ])
    }

    @Test func utf16Parts() throws {
        var fixture = BookFixture(cells: "")
        fixture.otherParts = []
        var parts = fixture.parts.map { (name: $0.0, content: Array($0.1.utf8)) }
        let text =
            "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>甲</t></is></c></row></sheetData></worksheet>"
        parts.removeAll { $0.name == "xl/worksheets/sheet1.xml" }
        parts.append(
            (
                name: "xl/worksheets/sheet1.xml",
                content: [0xFF, 0xFE]
                    + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
            ))
        var reader = XLSXReader()
        let sheet = try reader.read(bytes: ZipFixture.make(parts)).workbook.sheets[0]
        #expect(sheet.text(of: sheet.cells[0]) == "甲")
    }

    /// A reader that failed, or read a larger book, reads the next one as a new reader would.
    @Test func readerIsReusable() throws {
        let large = try BookFixture(
            cells: "<c t=\"s\"><v>1</v></c><c s=\"1\"><v>1</v></c>", formats: ["0", "0.0"],
            strings: "<si><t>甲</t></si><si><t>乙</t></si>"
        ).bytes()
        let small = try BookFixture(cells: "<c t=\"s\"><v>0</v></c>", strings: "<si><t>丙</t></si>").bytes()
        let bad = try BookFixture(cells: "<c><v>1</c>").bytes()
        var reader = XLSXReader()
        for _ in 0..<3 {
            #expect(try reader.read(bytes: large).workbook.sheets[0].bytes == Array("乙11.0".utf8))
            #expect(throws: XLSXError.self) { try reader.read(bytes: bad) }
            #expect(try reader.read(bytes: small).workbook.sheets[0].bytes == Array("丙".utf8))
        }
    }
}
