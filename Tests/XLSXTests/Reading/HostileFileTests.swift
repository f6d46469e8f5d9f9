import Primitives
import Sheets
import Testing
import XLSX

/// Files that must be refused, each with its own error, quickly and without much memory.
struct HostileFileTests {
    private func refusal(_ bytes: [UInt8], limits: XLSXLimits = .standard) -> XLSXError? {
        var reader = XLSXReader(limits: limits)
        do throws(XLSXError) {
            _ = try reader.read(bytes: bytes)
            return nil
        } catch {
            return error
        }
    }

    private func refusal(sheet: String) throws -> XLSXError? {
        refusal(try BookFixture(sheet: sheet).bytes())
    }

    private let part = "xl/worksheets/sheet1.xml"

    @Test func emptyFile() { #expect(refusal([]) == .emptyFile) }

    @Test(arguments: [
        ("部门,金额\n甲,12\n", XLSXError.FileNature.text), ("<html><body><table>", .html),
        ("\u{FEFF} <!DOCTYPE html><p>", .html), ("<?xml version=\"1.0\"?><Workbook>", .xml),
        ("%PDF-1.7 …", .pdf),
        ("{\\rtf1}", .rtf), ("Rar!\u{1A}\u{07}", .rar), ("\u{0}\u{1}\u{2}\u{3}", .unknown),
    ])
    func notZip(_ text: String, _ nature: XLSXError.FileNature) {
        #expect(refusal(Array(text.utf8)) == .notZip(nature))
    }

    @Test(arguments: [
        ("EncryptedPackage", XLSXError.FileNature.encryptedDocument), ("Workbook", .oldWorkbook),
        ("Book", .oldWorkbook),
        ("WordDocument", .oleContainer),
    ])
    func oleContainer(_ stream: String, _ nature: XLSXError.FileNature) {
        var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        bytes += [UInt8](repeating: 0, count: 1528)
        bytes += stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        bytes += [UInt8](repeating: 0, count: 512)
        #expect(refusal(bytes) == .notZip(nature))
    }

    @Test func truncated() throws {
        let whole = try BookFixture(cells: "<c r=\"A1\"><v>1</v></c>").bytes()
        for count in [4, 30, whole.count / 2, whole.count - 1] {
            #expect(refusal(Array(whole.prefix(count))) == .damagedArchive(entry: nil))
        }
    }

    @Test func damagedEntry() throws {
        let text = (0..<400).map { "<row r=\"\($0 + 1)\"><c><v>\($0 * 7919 % 1000)</v></c></row>" }.joined()
        let fixture = BookFixture(sheet: "<sheetData>\(text)</sheetData>")
        let whole = try fixture.bytes()
        // The sheet is the first entry: its data start behind the local header and name.
        var refused = 0
        for offset in 100..<160 {
            var bytes = whole
            bytes[offset] ^= 0x55
            if refusal(bytes) != nil { refused += 1 }
        }
        #expect(refused == 60)
    }

    @Test func archiveWithoutWorkbook() throws {
        #expect(refusal(try ZipFixture.make([("a.txt", "x")])) == .noWorkbook(.unknown))
        #expect(
            refusal([0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)) == .noWorkbook(.unknown))
        let word =
            "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        #expect(
            refusal(try ZipFixture.make([("_rels/.rels", word), ("word/document.xml", "<document/>")]))
                == .noWorkbook(.wordDocument))
        #expect(
            refusal(try ZipFixture.make([("mimetype", "application/vnd.oasis…"), ("content.xml", "<x/>")]))
                == .noWorkbook(.openDocument))
        let binary =
            "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"
        #expect(
            refusal(try ZipFixture.make([("_rels/.rels", binary), ("xl/workbook.bin", "\u{1}")]))
                == .noWorkbook(.binaryWorkbook))
    }

    @Test func noSheets() throws {
        var fixture = BookFixture(sheet: "")
        fixture.sheets = []
        #expect(refusal(try fixture.bytes()) == .noSheets)
        fixture.otherParts = [
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"\(BookFixture.office)\"><sheets><sheet name=\"图\" r:id=\"c\"/></sheets></workbook>"
            )
        ]
        fixture.otherRelationships =
            "<Relationship Id=\"c\" Type=\"\(BookFixture.office)/chartsheet\" Target=\"c.xml\"/>"
        #expect(refusal(try fixture.bytes()) == .noSheets)
    }

    @Test func missingPart() throws {
        var fixture = BookFixture(sheet: "")
        fixture.otherRelationships =
            "<Relationship Id=\"s0\" Type=\"\(BookFixture.office)/worksheet\" Target=\"x.xml\"/>"
        fixture.sheets = [""]
        let bytes = try ZipFixture.make(fixture.parts.filter { $0.0 != part })
        #expect(refusal(bytes) == .missingPart(part))
    }

    @Test func malformedXML() throws {
        let head = "<worksheet xmlns=\"\(BookFixture.main)\">".utf8.count
        #expect(
            try refusal(sheet: "<sheetData><row></sheetData>") == .malformedXML(part: part, offset: head + 18)
        )
        #expect(try refusal(sheet: "<a b=\"1\" b=\"2\"/>") == .malformedXML(part: part, offset: head + 9))
        #expect(try refusal(sheet: "&nbsp;") == .malformedXML(part: part, offset: head))
    }

    @Test func doctype() throws {
        var fixture = BookFixture(sheet: "")
        fixture.otherParts = [(part, "<!DOCTYPE worksheet [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>")]
        #expect(refusal(try fixture.bytes()) == .doctype(part: part))
    }

    @Test func encoding() throws {
        var fixture = BookFixture(sheet: "")
        fixture.otherParts = [(part, "<?xml version=\"1.0\" encoding=\"GB18030\"?><worksheet/>")]
        #expect(refusal(try fixture.bytes()) == .unsupportedEncoding(part: part))
    }

    @Test func zipBomb() throws {
        var bomb = Array("<worksheet>".utf8)
        bomb += [UInt8](repeating: 0x20, count: 8 << 20)
        var parts = BookFixture(sheet: "").parts.map { (name: $0.0, content: Array($0.1.utf8)) }
        parts.removeAll { $0.name == part }
        parts.append((name: part, content: bomb))
        var limits = XLSXLimits.standard
        limits.partBytes = 4 << 20
        let bytes = try ZipFixture.make(parts)
        #expect(refusal(bytes, limits: limits) == .tooBig(.partBytes, maximum: 4 << 20, part: part))
        limits = .standard
        limits.totalBytes = 2 << 20
        #expect(refusal(bytes, limits: limits) == .tooBig(.totalBytes, maximum: 2 << 20, part: nil))
    }

    @Test(arguments: [
        "<c r=\"XFE1\"/>", "<c r=\"A1048577\"/>", "<c r=\"A-1\"/>", "<c r=\"1\"/>", "<c r=\"A0\"/>",
        "<c r=\"\"/>",
    ])
    func cellOutsideSheet(_ cell: String) throws {
        let text = cell.split(separator: "\"", omittingEmptySubsequences: false)[1]
        #expect(
            try refusal(sheet: "<sheetData><row>\(cell)</row></sheetData>")
                == .badReference(part: part, text: String(text)))
    }

    @Test(arguments: ["0", "-1", "1048577", "x", "99999999999999999999"])
    func rowOutsideSheet(_ row: String) throws {
        #expect(
            try refusal(sheet: "<sheetData><row r=\"\(row)\"/></sheetData>")
                == .badReference(part: part, text: row))
    }

    @Test(arguments: ["A1:XFE2", "A1:", "x", "A1:B2:C3", ""])
    func mergeOutsideSheet(_ range: String) throws {
        #expect(
            try refusal(sheet: "<mergeCells><mergeCell ref=\"\(range)\"/></mergeCells>")
                == .badReference(part: part, text: range))
    }

    @Test func cellsPastTheLastColumn() throws {
        #expect(
            try refusal(sheet: "<sheetData><row r=\"3\"><c r=\"XFD3\"/><c><v>1</v></c></row></sheetData>")
                == .badReference(part: part, text: "XFE3"))
        #expect(
            try refusal(sheet: "<sheetData><row r=\"1048576\"/><row/></sheetData>")
                == .badReference(part: part, text: "1048577"))
    }

    @Test(arguments: ["1", "-1", "x", "99999999999999999999", "1.0"])
    func sharedStringOutOfRange(_ index: String) throws {
        let fixture = BookFixture(
            cells: "<c r=\"B1\" t=\"s\"><v>\(index)</v></c>", strings: "<si><t>甲</t></si>")
        #expect(
            refusal(try fixture.bytes())
                == .badIndex(part: part, cell: CellReference(row: 0, column: 1), text: index))
    }

    /// Only how a cell looks hangs on its style, so that one style too many is no reason to refuse a book.
    @Test func styleOutOfRange() throws {
        let fixture = BookFixture(
            cells: "<c r=\"B1\" s=\"7\"><v>1</v></c><c r=\"C1\" s=\"8\"><v>0.5</v></c>")
        let reading = try fixture.read()
        let sheet = reading.workbook.sheets[0]
        #expect(sheet.cells.map { sheet.text(of: $0) } == ["1", "0.5"])
        #expect(
            reading.warnings == [
                .unknownStyle(sheet: sheet.name, cell: CellReference(row: 0, column: 1))
            ])
    }

    @Test func tooManyMerges() throws {
        let merges = (0..<200_000).map { "<mergeCell ref=\"A\($0 + 1):B\($0 + 1)\"/>" }.joined()
        #expect(
            try refusal(sheet: "<mergeCells>\(merges)</mergeCells>")
                == .tooBig(.mergedRanges, maximum: 100_000, part: part))
    }

    @Test func overlappingMerges() throws {
        #expect(
            try refusal(
                sheet: "<mergeCells><mergeCell ref=\"C3:D4\"/><mergeCell ref=\"A1:C3\"/></mergeCells>")
                == .overlappingMerges(sheet: "表1", first: CellRange("A1:C3")!, second: CellRange("C3:D4")!))
    }

    @Test func duplicateCell() throws {
        #expect(
            try refusal(
                sheet: "<sheetData><row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row></sheetData>")
                == .duplicateCell(sheet: "表1", cell: CellReference(row: 0, column: 0)))
    }

    @Test func limits() throws {
        var limits = XLSXLimits.standard
        limits.cells = 1
        let cells = try BookFixture(cells: "<c><v>1</v></c><c><v>2</v></c>").bytes()
        #expect(refusal(cells, limits: limits) == .tooBig(.cells, maximum: 1, part: part))
        let deep = String(repeating: "<x>", count: 200_000)
        #expect(try refusal(sheet: deep) == .tooBig(.nesting, maximum: 128, part: part))
        let wide = (0..<2000).map { " a\($0)=\"\"" }.joined()
        #expect(try refusal(sheet: "<x\(wide)/>") == .tooBig(.attributes, maximum: 512, part: part))
        let long = String(repeating: " ", count: 2 << 20)
        #expect(
            try refusal(sheet: "<x a=\"\(long)\"/>") == .tooBig(.markupBytes, maximum: 1 << 20, part: part))
        limits = .standard
        limits.entries = 3
        #expect(refusal(cells, limits: limits) == .tooBig(.entries, maximum: 3, part: nil))
    }

    @Test func missingFile() {
        var reader = XLSXReader()
        #expect(throws: XLSXError.system(errno: 2)) { try reader.read(path: "/no/such/file.xlsx") }
        #expect(throws: XLSXError.system(errno: 21)) { try reader.read(path: "/") }
    }
}
