import Sheets
import TestSupport
import Testing
import XLSX

/// Damaged workbooks: refused or read, but never a crash, and never a cell without its words.
struct MutatedFileTests {
    private let fixture: BookFixture = {
        var fixture = BookFixture(
            sheet: """
                <sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="3" width="12"/></cols><sheetData><row r="1" ht="20"><c r="A1" s="1" t="s"><v>0</v></c>\
                <c r="B1" s="2"><f t="shared" ref="B1:B2" si="0">A1*2+Sheet2!$B$3</f><v>44926.5</v></c><c r="C1" t="str"><f>A1</f><v>_x000D_x</v></c></row>\
                <row r="2"><c r="A2" t="inlineStr"><is><r><t>甲</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></is></c><c r="B2"><f t="shared" si="0"/><v>1e3</v></c>\
                <c r="C2" t="b"><v>1</v></c><c r="D2" t="d" s="2"><v>2022-12-31</v></c></row></sheetData><mergeCells><mergeCell ref="A3:B4"/><mergeCell ref="C3:D4"/></mergeCells>
                """)
        fixture.styles =
            "<numFmts><numFmt numFmtId=\"200\" formatCode=\"[Red]#,##0.00;-0%\"/><numFmt numFmtId=\"201\" formatCode=\"yyyy/m/d h:mm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/><xf numFmtId=\"201\"/></cellXfs>"
        fixture.strings = "<si><t>共享_x4E2D_</t></si>"
        return fixture
    }()

    private func check(_ bytes: [UInt8], _ reader: inout XLSXReader) -> Bool {
        guard let book = try? reader.read(bytes: bytes) else { return false }
        for sheet in book.workbook.sheets {
            for cell in sheet.cells {
                for slice in [cell.stored, cell.text, cell.formula] {
                    #expect(slice.isEmpty || slice.range.upperBound <= sheet.bytes.count)
                    #expect(String(validating: sheet.bytes[slice.range], as: UTF8.self) != nil)
                }
            }
        }
        return true
    }

    @Test func damagedParts() throws {
        var random = SplitMix64(seed: SplitMix64.seed)
        var reader = XLSXReader()
        let parts = fixture.parts.map { (name: $0.0, content: Array($0.1.utf8)) }
        #expect(check(try ZipFixture.make(parts), &reader))
        let pieces = [
            "<", ">", "/", "\"", "0", "9", "-", "1e9", "<v>", "</v>", "<f>", "</f>", "<c>", "</c>",
            " t=\"str\"", " t=\"s\"", " r=\"A9\"", "_x0041_", ";", ".",
        ].map { Array($0.utf8) }
        var accepted = 0
        for _ in 0..<1500 {
            var damaged = parts
            let place = Int.random(in: 0..<damaged.count, using: &random)
            for _ in 0..<Int.random(in: 1...3, using: &random) where !damaged[place].content.isEmpty {
                let index = Int.random(in: 0..<damaged[place].content.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: damaged[place].content.remove(at: index)
                case 1:
                    damaged[place].content.insert(
                        contentsOf: pieces.randomElement(using: &random) ?? [], at: index)
                case 2: damaged[place].content[index] = UInt8.random(in: 0x20...0x7E, using: &random)
                default:
                    damaged[place].content[index] =
                        UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &random)
                }
            }
            if check(try ZipFixture.make(damaged), &reader) { accepted += 1 }
        }
        #expect((50...1450).contains(accepted))
    }

    @Test func damagedArchives() throws {
        var random = SplitMix64(seed: SplitMix64.seed)
        var reader = XLSXReader()
        let whole = try fixture.bytes()
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            if Bool.random(using: &random) {
                bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
            }
            _ = check(bytes, &reader)
        }
    }
}
