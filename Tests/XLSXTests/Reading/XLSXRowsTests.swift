import Primitives
import Sheets
import TestSupport
import Testing
import XLSX

/// Rows one after another: the same cells as those of whole sheets.
struct XLSXRowsTests {
    private func lines(_ sheet: Sheet) -> [String] {
        sheet.cells.map {
            "\($0.reference) \($0.kind) \(sheet.stored(of: $0)) \(sheet.text(of: $0)) \(sheet.formula(of: $0) ?? "-")"
        }
    }

    private func lines(_ rows: inout XLSXRows, sheet: Int) throws(XLSXError) -> [String] {
        var lines: [String] = []
        try rows.begin(sheet)
        while try rows.next() {
            for cell in rows.cells {
                lines.append(
                    "\(cell.reference) \(cell.kind) \(rows.stored(of: cell)) \(rows.text(of: cell)) \(rows.formula(of: cell) ?? "-")"
                )
            }
        }
        return lines
    }

    /// A random sheet: rows and cells missing, every kind of cell, formulas shared over rows.
    private func fixture(_ random: inout SplitMix64) -> BookFixture {
        var fixture = BookFixture(sheet: "")
        fixture.styles =
            "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"4\"/><xf numFmtId=\"31\"/><xf numFmtId=\"49\"/></cellXfs>"
        fixture.strings = "<si><t>一</t></si><si><r><t>二</t></r><r><t>_x4E09_</t></r></si><si><t> 四 </t></si>"
        fixture.sheets = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            var rows =
                "<row r=\"1\"><c r=\"B1\"><f t=\"shared\" si=\"0\" ref=\"B1:B99\">A1*$C$1</f><v>1</v></c></row>"
            for row in 2..<20 where Bool.random(using: &random) {
                var cells = ""
                for column in 0..<6 where Bool.random(using: &random) {
                    let place = "r=\"\(CellReference(row: row - 1, column: column))\""
                    let style = Int.random(in: 0...3, using: &random)
                    switch Int.random(in: 0..<8, using: &random) {
                    case 0: cells += "<c \(place) t=\"s\"><v>\(Int.random(in: 0...2, using: &random))</v></c>"
                    case 1: cells += "<c \(place) s=\"\(style)\"/>"
                    case 2: cells += "<c \(place)><f t=\"shared\" si=\"0\"/><v>2</v></c>"
                    case 3: cells += "<c \(place) t=\"inlineStr\"><is><t>行内\(row)</t></is></c>"
                    case 4: cells += "<c \(place) t=\"b\"><v>1</v></c>"
                    case 5: cells += "<c \(place) t=\"str\"><f>A\(row)&amp;\"x\"</f><v>&lt;\(row)&gt;</v></c>"
                    default:
                        let number = Double(Int.random(in: -9_999_999...9_999_999, using: &random)) / 128
                        cells += "<c \(place) s=\"\(style)\"><v>\(number)</v></c>"
                    }
                }
                rows += "<row r=\"\(row)\" ht=\"20\">\(cells)</row>"
            }
            return "<sheetData>\(rows)</sheetData><mergeCells><mergeCell ref=\"A30:B31\"/></mergeCells>"
        }
        return fixture
    }

    @Test func sameCellsAsTheSheet() throws {
        var random = SplitMix64(seed: SplitMix64.seed)
        for round in 0..<200 {
            let bytes = try fixture(&random).bytes()
            var reader = XLSXReader()
            let book = try reader.read(bytes: bytes)
            let comment: Comment = "seed \(SplitMix64.seed), round \(round)"
            try XLSXRows.read(bytes: bytes) { (rows) throws(XLSXError) in
                #expect(rows.sheets.map(\.name) == book.workbook.sheets.map(\.name), comment)
                // Backwards, and twice, since a sheet may be begun at any time.
                for index in Array(rows.sheets.indices.reversed()) + Array(rows.sheets.indices) {
                    let sheet = book.workbook.sheets[index]
                    #expect(try lines(&rows, sheet: index) == lines(sheet), comment)
                    #expect(rows.mergedRanges == sheet.mergedRanges, comment)
                }
            }
        }
    }

    @Test func rowsWithoutCellsAndAfterTheLast() throws {
        let bytes = try BookFixture(
            sheet:
                "<sheetData><row r=\"1\"/><row r=\"2\"><c><v>1</v></c></row><row><c s=\"0\"/></row></sheetData>"
        ).bytes()
        let counts = try XLSXRows.read(bytes: bytes) { (rows) throws(XLSXError) -> [Int] in
            #expect(try !rows.next())
            try rows.begin(0)
            var counts: [Int] = []
            while try rows.next() { counts.append(rows.cells.count) }
            #expect(try !rows.next())
            return counts
        }
        #expect(counts == [0, 1, 0])
    }

    /// A sheet that is refused halfway gives its rows up to there, and no more after the error.
    @Test func refusedHalfway() throws {
        let bytes = try BookFixture(
            sheet: "<sheetData><row><c><v>1</v></c></row><row><c r=\"XFE2\"/></row><row/></sheetData>"
        ).bytes()
        try XLSXRows.read(bytes: bytes) { (rows) throws(XLSXError) in
            try rows.begin(0)
            #expect(try rows.next())
            var refusal: XLSXError?
            do throws(XLSXError) { _ = try rows.next() } catch { refusal = error }
            #expect(refusal == .badReference(part: "xl/worksheets/sheet1.xml", text: "XFE2"))
            #expect(try !rows.next())
        }
    }

    @Test func sharedStringsAreLimited() throws {
        var limits = XLSXLimits.stream
        limits.textBytes = 10
        let bytes = try BookFixture(cells: "", strings: "<si><t>一二三四</t></si>").bytes()
        var refusal: XLSXError?
        do throws(XLSXError) {
            try XLSXRows.read(bytes: bytes, limits: limits) { (_) throws(XLSXError) in }
        } catch {
            refusal = error
        }
        #expect(refusal == .tooBig(.textBytes, maximum: 10, part: "xl/sharedStrings.xml"))
    }
}
