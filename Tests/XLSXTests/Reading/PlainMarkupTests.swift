import Primitives
import Sheets
import TestSupport
import Testing

@testable import XLSX

/// Holds plain markup taken whole against the same markup read event by event.
struct PlainMarkupTests {
    private func outcome(_ bytes: [UInt8], window: Int, takesPlainMarkup: Bool) -> ReadingOutcome {
        let limits = XLSXLimits.standard
        var reader = XLSXReader(
            limits: limits,
            scanner: XMLScanner(limits: limits, windowBytes: window, takesPlainMarkup: takesPlainMarkup))
        return ReadingOutcome(of: bytes, with: &reader)
    }

    private func compare(_ fixture: BookFixture, window: Int, _ comment: Comment? = nil) throws -> Bool {
        let bytes = try fixture.bytes()
        let plain = outcome(bytes, window: window, takesPlainMarkup: true)
        #expect(plain == outcome(bytes, window: 1 << 16, takesPlainMarkup: false), comment)
        guard case .read = plain else { return false }
        return true
    }

    /// Cells and what nearly is one: each is read the same, or refused with the same error.
    @Test(arguments: [
        "<c r=\"B2\" s=\"1\" t=\"s\"><v>1</v></c>", "<c r=\"B2\" s=\"1\"/>", "<c/>", "<c></c>",
        "<c r=\"B2\"></c>",
        "<c ><v>1</v></c>", "<c><v>1</v></c >", "<c><v></v></c>", "<c><v>1</v><v>2</v></c>", "<c><v/></c>",
        "<c t=\"s\"><v>9</v></c>", "<c t=\"s\"><v>x</v></c>", "<c t=\"s\"><v></v></c>",
        "<c s=\"9\"><v>1</v></c>",
        "<c s=\"9\"/>", "<c r=\"XFD1048576\"><v>1</v></c>", "<c r=\"XFE1\"><v>1</v></c>",
        "<c r=\"A1048577\"/>",
        "<c r=\"A0\"/>", "<c r=\"A01\"><v>1</v></c>", "<c r=\"a1\"><v>1</v></c>",
        "<c r=\"$A$1\"><v>1</v></c>",
        "<c r=\"\"><v>1</v></c>", "<c r=\"AAAAAAAAAAAAAAAAAAA1\"/>", "<c r=\"A99999999999999999999\"/>",
        "<c r=\"B2\" r=\"C2\"/>", "<c s=\"1\" s=\"1\"><v>1</v></c>", "<c t=\"s\" t=\"s\"><v>1</v></c>",
        "<c t=\"b\"><v>1</v></c>", "<c t=\"b\"><v>7</v></c>", "<c t=\"e\"><v>#N/A</v></c>",
        "<c t=\"n\"><v>1.50</v></c>",
        "<c t=\"d\"><v>2022-12-31</v></c>", "<c t=\"str\"><v>甲_x000D_</v></c>",
        "<c t=\"str\"><v>&amp;</v></c>",
        "<c t=\"str\"><v> ]]&gt; </v></c>", "<c t=\"str\"><v>]]></v></c>", "<c t=\"odd\"><v>1</v></c>",
        "<c t=\"\"><v>1</v></c>", "<c t=\"inlineStr\"><is><t>乙_x4E2D_</t></is></c>",
        "<c><is><t>1</t></is></c>",
        "<c t=\"inlineStr\"><is><t></t></is></c>", "<c t=\"s\"><is><t>0</t></is></c>",
        "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> 1 </t></is></c>",
        "<c t=\"inlineStr\"><v>1</v></c>",
        "<c x=\"1\"><v>1</v></c>", "<c cm=\"1\" r=\"B2\"><v>1</v></c>", "<c r='B2'><v>1</v></c>",
        "<c  r=\"B2\"><v>1</v></c>",
        "<c r = \"B2\"><v>1</v></c>", "<c r=\"B2\"s=\"1\"/>", "<c r=\"B2\" /> ", "<c r=\"B2\"/ >",
        "<c r=\"B2><v>1</v></c>",
        "<c r=\"B2\"><f>A1</f><v>1</v></c>", "<c r=\"B2\"><v>1</v><extLst/></c>",
        "<c r=\"B2\"><v>1<!-- x --></v></c>",
        "<c><v>1</x></c>", "<c><v>1</v></x>", "<c><v>1</v>", "<c><v>1", "<c>", "<c", "<cell/>",
        "<c xmlns=\"u\"><v>1</v></c>",
        "<c><v>1\r</v></c>", "<c><v>\n1\n</v></c>", "<c><v>\u{1}</v></c>", "<c><v>\u{FFFE}</v></c>",
        "<c r=\"XFD1\"><v>1</v></c><c><v>2</v></c>",
        "<c r=\"A1\"/><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>1</v></c>",
        "<c s=\"1234567890\"/>", "<c s=\"-1\"><v>1</v></c>", "<c s=\"\"/>",
        "<x:c xmlns:x=\"u\"><x:v>1</x:v></x:c>",
    ])
    func cell(_ cell: String) throws {
        let fixture = BookFixture(
            cells: "\(cell)<c><v>3</v></c>", formats: ["0.00", "0%"],
            strings: "<si><t>一</t></si><si><t>二</t></si>")
        for window in [16, 31, 64, 1 << 16] { _ = try compare(fixture, window: window) }
    }

    /// The levels that a cell opens count, though they are not opened one by one.
    @Test func nestingIsStillCounted() throws {
        let bytes = try BookFixture(cells: "<c t=\"inlineStr\"><is><t>1</t></is></c>").bytes()
        for nesting in 1...7 {
            var limits = XLSXLimits.standard
            limits.nesting = nesting
            var refusals: [XLSXError?] = []
            for takesPlainMarkup in [true, false] {
                var reader = XLSXReader(
                    limits: limits, scanner: XMLScanner(limits: limits, takesPlainMarkup: takesPlainMarkup))
                do throws(XLSXError) {
                    _ = try reader.read(bytes: bytes)
                    refusals.append(nil)
                } catch {
                    refusals.append(error)
                }
            }
            #expect(refusals[0] == refusals[1])
            #expect((refusals[0] == nil) == (nesting >= 6))
        }
    }

    @Test func damagedSheets() throws {
        var random = SplitMix64(seed: SplitMix64.seed)
        let pieces = [
            "<", ">", "/", "\"", "0", "9", "-", "&amp;", "&", "]]>", " ", "\n", "\r", "<v>", "</v>", "<is>",
            "</is>", "<t>",
            "</t>", "<c>", "</c>", "<c ", "<row>", "</row>", " t=\"str\"", " t=\"s\"", " r=\"A9\"",
            "<!--x-->", "_x0041_", "甲",
            "\u{1}", ":", "<si><t>", "</t></si>", "<mergeCell ref=\"", "x:", "'",
        ].map { Array($0.utf8) }
        let sheet = """
            <sheetData><row r="1" ht="20"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"><v>44926.5</v></c><c r="C1" s="1"/>\
            <c r="D1" t="str"><v>_x000D_甲</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>乙</t></is></c><c r="B2"><v>-1e3</v></c>\
            <c t="b"><v>1</v></c><c t="s"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A3:B4"/><mergeCell ref="C3:D4"/></mergeCells>
            """
        var accepted = 0
        let rounds = 3000
        for round in 0..<rounds {
            var fixture = BookFixture(sheet: "")
            fixture.styles =
                "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"4\"/><xf numFmtId=\"22\"/></cellXfs>"
            var parts = [
                Array(sheet.utf8),
                Array("<si><t>共享_x4E2D_</t></si><si><t xml:space=\"preserve\"> 丙 </t></si>".utf8),
            ]
            let place = round % 4 == 0 ? 1 : 0
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let index = Int.random(in: 0..<parts[place].count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: parts[place].remove(at: index)
                case 1:
                    parts[place].insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: index)
                case 2: parts[place][index] = UInt8.random(in: 0x20...0x7E, using: &random)
                default: parts[place][index] = UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &random)
                }
            }
            fixture.sheets = [String(decoding: parts[0], as: UTF8.self)]
            fixture.strings = String(decoding: parts[1], as: UTF8.self)
            let window = [16, 48, 100, 1 << 16].randomElement(using: &random) ?? 16
            let comment: Comment =
                "seed \(SplitMix64.seed), round \(round), window \(window): \(fixture.sheets[0])"
            if try compare(fixture, window: window, comment) { accepted += 1 }
        }
        #expect((rounds / 20...rounds - rounds / 20).contains(accepted))
    }
}
