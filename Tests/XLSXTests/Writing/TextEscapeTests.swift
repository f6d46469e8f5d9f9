import Foundation
import Sheets
import Testing
import XLSX

@Suite struct TextEscapeTests {
    /// Writes a text to a cell; gives it as the file has it and as it reads back.
    private func written(_ text: String) throws -> (stored: String, read: String?) {
        var draft = SheetDraft(name: "表")
        draft.add("A1", text)
        let book = try WrittenWorkbook(XLSXWriter().bytes(of: [draft]))
        let stored = book.text("xl/sharedStrings.xml")
        guard let start = stored.range(of: "<t"), let end = stored.range(of: "</t>") else {
            return ("", try book.cells()["A1"]?.value)
        }
        return (String(stored[start.lowerBound..<end.lowerBound]), try book.cells()["A1"]?.value)
    }

    @Test(arguments: [
        ("平常", "<t>平常"),
        ("a\u{1}b\u{1F}c", "<t>a_x0001_b_x001F_c"),
        ("a\u{0}b", "<t>a_x0000_b"),
        ("\u{FFFE}\u{FFFF}", "<t>_xFFFE__xFFFF_"),
        ("a\r\nb", "<t>a_x000D_\nb"),
        ("_x000D_", "<t>_x005F_x000D_"),
        ("_x000d_x000A_", "<t>_x005F_x000d_x005F_x000A_"),
        // The escape of the control character would complete the letters before it to another one.
        ("_x0041\u{1}", "<t>_x005F_x0041_x0001_"),
        ("__x00\u{2}_x0_", "<t>__x00_x0002__x0_"),
        (" 前后 ", "<t xml:space=\"preserve\"> 前后 "),
        ("\n行\n", "<t xml:space=\"preserve\">\n行\n"),
        ("\t", "<t xml:space=\"preserve\">\t"),
        ("总  分", "<t>总  分"),
        ("\u{3000}全", "<t>\u{3000}全"),
        ("<a & \"b\">", "<t>&lt;a &amp; \"b\"&gt;"),
        ("😀𠮷👨‍👩‍👧‍👦", "<t>😀𠮷👨‍👩‍👧‍👦"),
        ("e\u{301}é", "<t>e\u{301}é"),
        ("https://example.com/", "<t>https://example.com/"),
        ("=SUM(A1:A3)", "<t>=SUM(A1:A3)"),
        ("{=1}", "<t>{=1}"),
        ("0012", "<t>0012"),
        ("1e5", "<t>1e5"),
        ("TRUE", "<t>TRUE"),
    ])
    func textReadsBackAsItWas(_ text: String, _ stored: String) throws {
        let found = try written(text)
        #expect(Array(found.stored.utf8) == Array(stored.utf8))
        #expect(found.read.map { Array($0.utf8) } == Array(text.utf8))
    }

    @Test func emptyTextIsABlank() throws {
        var draft = SheetDraft(name: "表")
        draft.add("A1", "")
        #expect(try WrittenWorkbook(XLSXWriter().bytes(of: [draft])).cells()["A1"]?.value == nil)
    }
}
