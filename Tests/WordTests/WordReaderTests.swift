import Sheets
import TestSupport
import Testing
import Zip

@testable import Word

/// Tables of Word documents: merged cells, what is hidden or deleted, and the lines around.
struct WordReaderTests {
    private func book(_ body: String) throws -> SheetBook {
        var archive = ZipWriter()
        let document =
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\" xmlns:mc=\"urn:mc\"><w:body>\(body)</w:body></w:document>"
        try archive.add("word/document.xml", Array(document.utf8).span, with: Packer())
        let bytes = try archive.finished()
        #expect(WordReader().recognises(bytes))
        return try WordReader().read(bytes)
    }

    private func summaries(_ body: String) throws -> [String] {
        try book(body).workbook.sheets.map(\.summary)
    }

    private func paragraph(_ text: String, _ properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    private func cell(_ text: String, _ properties: String = "") -> String {
        "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
    }

    private func table(_ rows: [String], grid: [Int] = [], borders: Bool = true) -> String {
        let style = borders ? "<w:tblStyle w:val=\"a\"/>" : ""
        let columns = grid.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        let body = rows.map { "<w:tr>\($0)</w:tr>" }.joined()
        return "<w:tbl><w:tblPr>\(style)</w:tblPr><w:tblGrid>\(columns)</w:tblGrid>\(body)</w:tbl>"
    }

    private let centred = "<w:jc w:val=\"center\"/>"

    @Test func spansAndMerges() throws {
        #expect(
            try summaries(
                table([
                    cell("甲", "<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>") + cell("乙"),
                    cell("看不见", "<w:gridSpan w:val=\"2\"/><w:vMerge/>") + cell("丙"),
                    "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + cell("丁") + cell("戊", "<w:vMerge/>"),
                ])) == ["A1 甲\nC1 乙\nC2 丙\nB3 丁\nC3 戊\nmerged A1:B2"])
    }

    @Test func columnsAtWhichNoCellBegins() throws {
        let rows = [
            cell("一", "<w:gridSpan w:val=\"3\"/>") + cell("二"),
            cell("三", "<w:gridSpan w:val=\"2\"/>") + cell("四", "<w:gridSpan w:val=\"2\"/>"),
        ]
        #expect(
            try summaries(table(rows, grid: [1000, 1000, 12, 2000])) == ["A1 一\nB1 二\nA2 三\nB2 四\nmerged "])
        #expect(
            try summaries(table(rows, grid: [1000, 1000, 500, 2000]))
                == ["A1 一\nC1 二\nA2 三\nB2 四\nmerged A1:B1 B2:C2"])
    }

    @Test func textIsWhatIsSeen() throws {
        let text = """
            <w:tc><w:p><w:r><w:t>甲</w:t></w:r><w:ins><w:r><w:t>加</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控</w:t><w:br/></w:r></w:sdtContent></w:sdt>\
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK</w:instrText><w:t>指令</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
            <w:r><w:t>域</w:t><w:fldChar w:fldCharType="end"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>\
            <w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>\
            <mc:AlternateContent><mc:Choice/><mc:Fallback><w:r><w:t>备</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p><w:p><w:r><w:t>二</w:t></w:r></w:p></w:tc>
            """
        #expect(
            try summaries(table([text, "<w:trPr><w:del/></w:trPr>" + cell("删行")])) == [
                "A1 甲加控⏎域☑☑⏎二\nmerged "
            ])
    }

    @Test func linesAroundTables() throws {
        let form = table([cell("项目名称") + cell("甲")])
        #expect(
            try summaries(
                paragraph("一、基本情况。本单位开展了自评，情况见下表。") + paragraph("附件2") + paragraph("自评表", centred)
                    + paragraph("（2023年度）", centred) + form
                    + paragraph("填报人：乙") + paragraph("") + paragraph("另一张自评表", centred) + form
                    + paragraph("注：一式两份。")
                    + paragraph("二、结论", centred) + paragraph("完成较好。")) == [
                    "A1 附件2\nA2 自评表\nA3 （2023年度）\nA4 项目名称\nB4 甲\nA5 填报人：乙\nmerged A1:B1 A2:B2 A3:B3",
                    "A1 另一张自评表\nA2 项目名称\nB2 甲\nA3 注：一式两份。\nmerged A1:B1",
                ])
    }

    @Test func aTableThatGoesOn() throws {
        let head = cell("一级") + cell("二级") + cell("值")
        let grid = [1000, 1000, 1000]
        let first = table(
            [
                cell("题", "<w:gridSpan w:val=\"3\"/>"), head,
                cell("产出", "<w:vMerge w:val=\"restart\"/>") + cell("数量") + cell("1"),
                cell("", "<w:vMerge/>") + cell("质量") + cell("2"),
            ], grid: grid)
        let second = table(
            [
                head, cell("产出", "<w:vMerge w:val=\"restart\"/>") + cell("时效") + cell("3"),
                cell("", "<w:vMerge/>") + cell("成本") + cell("4"),
            ], grid: grid)
        #expect(
            try summaries(first + paragraph("（续表）", centred) + second) == [
                "A1 题\nA2 一级\nB2 二级\nC2 值\nA3 产出\nB3 数量\nC3 1\nB4 质量\nC4 2\nB5 时效\nC5 3\nB6 成本\nC6 4\nmerged A1:C1 A3:A6"
            ])
        #expect(try summaries(first + paragraph("第二张", centred) + second).count == 2)
    }

    @Test func tablesThatOnlyLayOut() throws {
        let inner = table([cell("项目") + cell("甲"), cell("单位") + cell("乙")])
        let title = table([cell("（2023年度）") + cell("单位：万元")], borders: false)
        #expect(
            try summaries(table(["<w:tc>\(paragraph("自评表", centred))\(title)\(inner)</w:tc>"])) == [
                "A1 自评表\nA2 （2023年度）\nA3 单位：万元\nA4 项目\nB4 甲\nA5 单位\nB5 乙\nmerged A1:B1 A2:B2 A3:B3"
            ])
    }

    @Test func numbersThatWordMakes() throws {
        let found = try book(
            table(["<w:tc>\(paragraph("目标", "<w:numPr><w:numId w:val=\"3\"/></w:numPr>"))</w:tc>"]))
        #expect(found.warnings.map(\.kind) == [.numberingLeftOut])
    }

    @Test func refused() throws {
        #expect(throws: WordError.noTable(hasPictures: false)) { try book(paragraph("通知")) }
        #expect(throws: WordError.noTable(hasPictures: true)) {
            try book("<w:p><w:r><w:drawing/></w:r></w:p>")
        }
        #expect(throws: WordError.tooBig(.columns, maximum: 16_384)) {
            try book(table([String(repeating: cell("x"), count: 16_385)]))
        }
        #expect(throws: WordError.self) { try book(String(repeating: "<w:sdt><w:sdtContent>", count: 1000)) }
    }

    @Test func promptsOfEmptyControlsAreNoText() throws {
        let control = { (content: String) in
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
        }
        #expect(
            try summaries(
                table([
                    cell("甲") + control(cell("单击此处输入文字。")) + cell("丙"),
                    "<w:tc>\(control(paragraph("选择一项。")))\(paragraph("丁"))</w:tc>" + cell("戊"),
                ])) == ["A1 甲\nC1 丙\nA2 丁\nB2 戊\nmerged "])
    }

    private func box(_ content: String) -> String {
        let inside = "<w:txbxContent>\(content)</w:txbxContent>"
        return
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>\(inside)</w:drawing></mc:Choice><mc:Fallback><w:pict>\(inside)</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    }

    @Test func titlesInTextBoxes() throws {
        let form = table([cell("项目名称") + cell("甲")])
        #expect(
            try summaries(box(paragraph("自评表")) + paragraph("单位：万元") + form) == [
                "A1 自评表\nA2 单位：万元\nA3 项目名称\nB3 甲\nmerged A1:B1 A2:B2"
            ])
        // Where there is a title already, a box is a seal or a mark.
        #expect(
            try summaries(box(paragraph("密件")) + paragraph("自评表", centred) + form) == [
                "A1 自评表\nA2 项目名称\nB2 甲\nmerged A1:B1"
            ])
        // A table can lie in a box as well.
        #expect(try summaries(box(form)) == ["A1 项目名称\nB1 甲\nmerged "])
    }

    @Test func aTextBoxOverACellIsTold() throws {
        let found = try book(table([cell("甲") + "<w:tc>\(box(paragraph("盖章")))</w:tc>"]))
        #expect(found.workbook.sheets.map(\.summary) == ["A1 甲\nmerged "])
        #expect(found.warnings.map(\.kind) == [.textBoxLeftOut])
        #expect(found.warnings.map(\.found) == ["盖章"])
    }

    @Test func titlesInPageHeaders() throws {
        let form = table([cell("项目名称") + cell("甲"), cell("单位") + cell("乙")])
        func sheets(_ body: String) throws -> [String] {
            var archive = ZipWriter()
            let part = { (root: String, content: String) in
                Array(
                    "<?xml version=\"1.0\"?><w:\(root) xmlns:w=\"urn:w\" xmlns:r=\"urn:r\">\(content)</w:\(root)>"
                        .utf8)
            }
            let relationships =
                "<?xml version=\"1.0\"?><Relationships><Relationship Id=\"h1\" Target=\"header1.xml\"/></Relationships>"
            try archive.add(
                "word/document.xml", part("document", "<w:body>\(body)</w:body>").span, with: Packer())
            try archive.add(
                "word/_rels/document.xml.rels", Array(relationships.utf8).span, with: Packer())
            try archive.add(
                "word/header1.xml",
                part("hdr", paragraph("自评表") + paragraph("2023") + paragraph("第 1 页")).span, with: Packer())
            return try WordReader().read(try archive.finished()).workbook.sheets.map(\.summary)
        }
        let section = "<w:sectPr><w:headerReference r:id=\"h1\"/></w:sectPr>"
        #expect(
            try sheets(form + section) == ["A1 自评表\nA2 2023\nA3 项目名称\nB3 甲\nA4 单位\nB4 乙\nmerged A1:B1 A2:B2"])
        #expect(
            try sheets(paragraph("目标表", centred) + form + section) == [
                "A1 目标表\nA2 项目名称\nB2 甲\nA3 单位\nB3 乙\nmerged A1:B1"
            ])
        // A section has the header that it names, one without goes on with the last.
        let ended = "<w:p><w:pPr>\(section)</w:pPr></w:p>"
        #expect(
            try sheets(form + ended + form + paragraph("乙") + form).map { $0.hasPrefix("A1 自评表") }
                == [true, true, false])
    }

    @Test func aTableThatAPagePartsWithoutAWord() throws {
        let grid = [1000, 1000, 1000]
        let first = table(
            [cell("项目") + cell("甲") + cell("1"), cell("单位") + cell("乙") + cell("2")], grid: grid)
        let rest = table([cell("得分") + cell("丙") + cell("3")], grid: grid)
        #expect(
            try summaries(first + paragraph("") + rest) == [
                "A1 项目\nB1 甲\nC1 1\nA2 单位\nB2 乙\nC2 2\nA3 得分\nB3 丙\nC3 3\nmerged "
            ])
        // The same labels again are another form.
        let copy = table(
            [cell("项目") + cell("丁") + cell("4"), cell("单位") + cell("戊") + cell("5")], grid: grid)
        #expect(try summaries(first + paragraph("") + copy).count == 2)
        // Words between, or other columns, part them too.
        #expect(try summaries(first + paragraph("说明") + rest).count == 2)
        #expect(try summaries(first + table([cell("得分") + cell("丙")], grid: [1000, 2000])).count == 2)
    }

    @Test func damagedDocuments() throws {
        let content =
            paragraph("自评表", centred) + box(paragraph("附件"))
            + table(
                [
                    cell("甲", "<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>") + cell("乙"),
                    cell("丙", "<w:gridSpan w:val=\"2\"/><w:vMerge/>") + cell("丁", "<w:hMerge/>"),
                    "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + cell("戊") + cell("己"),
                ], grid: [900, 12, 1100]) + table([cell("表") + cell("二")])
        let document =
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\" xmlns:mc=\"urn:mc\"><w:body>\(content)</w:body></w:document>"
        let words = [
            "<w:tbl>", "</w:tr>", "<w:tc>", "<w:sdt><w:sdtContent>", "<w:vMerge/>",
            "<w:gridSpan w:val=\"99\"/>",
            "<w:del/>", "&#x10FFFF;", "<w:txbxContent>",
        ]
        let accepted = WordReader().readDamaged(Array(document.utf8), count: 1500, words: words) { part in
            var archive = ZipWriter()
            try archive.add("word/document.xml", part.span, with: Packer())
            return try archive.finished()
        }
        #expect((1...1499).contains(accepted))
        var archive = ZipWriter()
        try archive.add("word/document.xml", Array(document.utf8).span, with: Packer())
        let file = try archive.finished()
        _ = WordReader().readDamaged(file, count: 500, words: ["PK", "word/"])
    }
}
