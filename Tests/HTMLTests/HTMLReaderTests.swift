import Sheets
import TestSupport
import Testing

@testable import HTML

/// Tables of web pages as a browser lays them out.
struct HTMLReaderTests {
    private func sheets(_ text: String) throws -> [Sheet] {
        let reader = HTMLReader()
        let bytes = Array(text.utf8)
        #expect(reader.recognises(bytes))
        return try reader.read(bytes).workbook.sheets
    }

    private func refusal(_ text: String) -> HTMLError? {
        do throws(HTMLError) {
            _ = try HTMLReader().read(Array(text.utf8))
            return nil
        } catch { return error }
    }

    @Test func spansTakeTheirPlaces() throws {
        let sheet = try sheets(
            """
            <TABLE><TR><TD ROWSPAN=2>甲<TD colspan='2'>乙<TR><TD>丙<TD>丁
            <tr><td rowspan=0>戊<td>己<tr></tr><tr><td>庚</table>
            """)[0]
        #expect(
            sheet.summary == """
                A1 甲
                B1 乙
                B2 丙
                C2 丁
                A3 戊
                B3 己
                B5 庚
                merged A1:A2 B1:C1 A3:A5
                """)
    }

    @Test func spansEndWithTheirRowGroup() throws {
        let sheet = try sheets(
            "<table><thead><tr><td rowspan=9>头<td>一</thead><tbody><tr><td>体<td>二</table>")[0]
        #expect(sheet.summary == "A1 头\nB1 一\nA2 体\nB2 二\nmerged ")
    }

    @Test func textIsWhatIsSeen() throws {
        let sheet = try sheets(
            """
            <html><style>.off{display:none}</style><script>"<table><tr><td>x"</script><!-- <table><tr><td>旧 -->
            <table><tr><td> 一 \n 二<br>三 <p>四</p></td><td>&nbsp;&ge;95&#37;</td><td><span class=off>无</span>见</td>
            <td>=100%</td><td>&nbsp;</td></tr><![if supportMisalignedColumns]><tr style='display:none'><td></td></tr><![endif]>
            </table>
            """)[0]
        #expect(sheet.summary == "A1 一 二⏎三⏎四\nB1  ≥95%\nC1 见\nD1 =100%\nmerged ")
    }

    @Test func exactNumbersAreBesideTheText() throws {
        let sheet = try sheets(
            """
            <style>.p{mso-number-format:"0\\.0%"}</style><table x:str><tr><td class=p x:num="0.9982">99.8%</td><td x:num>7</td>
            <td>007</td><td sdval="1234.5" sdnum="2052;0;#,##0.00">1,234.50</td><td data-t="n" data-v="0.5" data-z="0%">50%</td></tr></table>
            """)[0]
        #expect(sheet.cells.map { sheet.stored(of: $0) } == ["0.9982", "7", "007", "1234.5", "0.5"])
        #expect(sheet.cells.map { sheet.text(of: $0) } == ["99.8%", "7", "007", "1,234.50", "50%"])
        #expect(sheet.cells.map(\.kind) == [.number, .number, .text, .number, .number])
        #expect(sheet.format(of: sheet.cells[0]) == "0.0%")
    }

    @Test func foldedEmptyCellsAreNoMerge() throws {
        let sheet = try sheets("<table><tr><td colspan=3 style='mso-ignore:colspan'></td><td>末</table>")[0]
        #expect(sheet.summary == "D1 末\nmerged ")
    }

    @Test func tablesThatLayOutOthersAreNone() throws {
        let found = try sheets("<table><tr><td><table><tr><td>内</table></table><table><tr><td>外</table>")
        #expect(found.map { $0.summary } == ["A1 内\nmerged ", "A1 外\nmerged "])
    }

    @Test func singleFileWebPages() throws {
        let page = """
            From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--b"\r\n\r\n----b\r
            Content-Type: text/html; charset=3Dutf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r
            <table><tr><td colspan=3D2>=E7=94=\r\n=B2</table>\r\n----b--\r\n
            """
        #expect(try sheets(page)[0].summary == "A1 甲\nmerged A1:B1")
    }

    @Test(arguments: [
        ("<html><p>通知</p>", HTMLError.noTable), ("<html><table><tr><td> </table>", .noTable),
        ("<html><frameset><frame src=a.htm></frameset>", .sheetsInOtherFiles),
        ("<html><!-- <table><tr><td>x</td></tr></table>", .noTable),
        ("<html><table><tr><td class=\"", .noTable),
        ("MIME-Version: 1.0\n\n<table><tr><td>x</table>", .noPage),
    ])
    func refused(_ text: String, _ error: HTMLError) { #expect(refusal(text) == error) }

    @Test(arguments: ["a,b\n", "{}", "<?xml version=\"1.0\"?><workbook/>", "PK\u{3}\u{4}", "", "<"])
    func otherFiles(_ text: String) { #expect(!HTMLReader().recognises(Array(text.utf8))) }

    /// Whatever is torn out of a page or put into it, reading comes to an end, within the bytes there are.
    @Test func damagedPages() {
        var random = SplitMix64(seed: SplitMix64.seed)
        let page = Array(
            """
            <html><head><meta charset=gbk><style>.a{mso-number-format:"0\\.0";display:none}</style></head><body><table x:str><caption>题</caption>
            <col span=2 width=64><thead><tr height=19><td rowspan=2 colspan=3 x:num="1">甲&amp;&#x4E00;<br>乙</td></tr></thead><tbody>
            <tr style='display:none'><td class=a>丙<table><tr><td>内</table></td></tr></tbody></table><!-- x --><p>末</body></html>
            """.utf8)
        let pieces = [
            "<", ">", "'", "\"", "<td rowspan=9>", "<table>", "</table>", "<tr>", "&", "<!--", "<script>",
            "9999999999",
        ]
        .map { Array($0.utf8) }
        for _ in 0..<2000 {
            var bytes = page
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0:
                    bytes.removeSubrange(
                        place..<min(bytes.count, place + Int.random(in: 1...20, using: &random)))
                case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
                default: bytes[place] = UInt8.random(in: 0...255, using: &random)
                }
            }
            guard let book = try? HTMLReader().read(bytes) else { continue }
            for sheet in book.workbook.sheets {
                for cell in sheet.cells { #expect(cell.text.range.upperBound <= sheet.bytes.count) }
            }
        }
    }
}
