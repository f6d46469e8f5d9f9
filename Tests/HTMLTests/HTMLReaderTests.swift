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

    private let form = "<table><tr><td>项目<td>甲<tr><td>单位<td>乙</table>"

    @Test func headingsAboveATable() throws {
        let body = "<ul><li><a href=x>首页</a><li>公开</ul><div>当前位置：<a href=y>公开</a></div>"
        #expect(
            try sheets("<html><body>\(body)<h2>自评表</h2><p>（2023年度）<p>单位：万元\(form)<p>填报人：丙<p>版权所有")
                .map(\.summary) == [
                    "A1 自评表\nA2 （2023年度）\nA3 单位：万元\nA4 项目\nB4 甲\nA5 单位\nB5 乙\nA6 填报人：丙\nmerged A1:B1 A2:B2 A3:B3"
                ])
        #expect(
            try sheets(
                "<html><style>.t{text-align:center}</style><div>当前位置：首页</div><div class=t>自评表</div><div>\(form)</div><div align=center><p>目标表</p></div>\(form)"
            ).map(\.summary) == [
                "A1 自评表\nA2 项目\nB2 甲\nA3 单位\nB3 乙\nmerged A1:B1",
                "A1 目标表\nA2 项目\nB2 甲\nA3 单位\nB3 乙\nmerged A1:B1",
            ])
        // What is no heading heads nothing, but for what has a label.
        #expect(
            try sheets("<html><p>欢迎访问本网站<p>单位：万元</p>\(form)").map(\.summary) == [
                "A1 单位：万元\nA2 项目\nB2 甲\nA3 单位\nB3 乙\nmerged A1:B1"
            ])
    }

    @Test func tablesThatOnlyLayOut() throws {
        let wanted = ["A1 自评表\nA2 2023\nA3 项目\nB3 甲\nA4 单位\nB4 乙\nA5 填报人：丙\nmerged A1:B1 A2:B2"]
        #expect(
            try sheets("<table><tr><td>自评表<tr><td>2023<tr><td>\(form)<tr><td>填报人：丙</table>").map(\.summary)
                == wanted)
        #expect(
            try sheets("<table><tr><td><h1>自评表</h1>2023<br>\(form)填报人：丙</table>").map(\.summary) == wanted)
    }

    /// Whatever is torn out of a page or put into it, reading comes to an end, within the bytes there are.
    @Test func damagedPages() {
        let page = """
            <html><head><meta charset=utf-8><style>.xl1{mso-number-format:"0\\.00"} .off{display:none}</style></head><body><h1>自评表</h1>
            <table border=1><caption>表</caption><col span=2 width=64><thead><tr><th rowspan=2 colspan='2'>甲<th>乙</thead><tbody><tr><td class=xl1 x:num="1.5">1.50
            <tr style='height:14pt'><td rowspan=0>丙<td>&ge;95&#37;<table><tr><td>内</table><tr></tr></tbody></table><p>填报人：丁</body></html>
            """
        let words = [
            "<table>", "</table>", "<tr>", "<td rowspan=0>", "<td colspan=999999>", "<!--", "<script>",
            "<style>",
            "&#x110000;", "<tbody>", "<a>", "<center>",
        ]
        let accepted = HTMLReader().readDamaged(Array(page.utf8), count: 1500, words: words)
        #expect((1...1499).contains(accepted))
        let message =
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<table><tr><td>=E7=94=B2</table>\r\n--b--\r\n"
        let read = HTMLReader().readDamaged(
            Array(message.utf8), count: 500, words: ["--b\r\n", "=3D", "\r\n\r\n", "base64"])
        #expect((1...499).contains(read))
    }
}
