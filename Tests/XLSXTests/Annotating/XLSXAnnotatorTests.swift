import Foundation
import Primitives
import Sheets
import Testing

@testable import XLSX

/// What marking leaves of an officer's workbook, and what it adds.
@Suite struct XLSXAnnotatorTests {
    /// A workbook with two marked cells, one merged, one that the sheet does not have, and one in a row that
    /// it does not have.
    static let marks = [
        XLSXMark(sheet: "自评表", range: CellRange("D7:F7")!, severity: .warning, text: "偏差原因太短"),
        XLSXMark(sheet: "自评表", range: CellRange("F6")!, severity: .error, text: "表中 8.95 <应为> 9.95\n第二行"),
        XLSXMark(sheet: "自评表", range: CellRange("F6")!, severity: .info, text: "再看一下"),
        XLSXMark(sheet: "自评表", range: CellRange("B6")!, severity: .info, text: "没有这一格"),
        XLSXMark(sheet: "自评表", range: CellRange("H6")!, severity: .info, text: "右边"),
        XLSXMark(sheet: "自评表", range: CellRange("C20")!, severity: .error, text: "没有这一行"),
    ]

    static func results(_ marks: [XLSXMark]) -> XLSXResultSheet {
        XLSXResultSheet(
            name: "检查结果", columns: [.init("程度", width: 8), .init("单元格", width: 12), .init("问题", width: 60)],
            rows: marks.map { mark in
                .init(
                    ["\(mark.severity)", "\(mark.range)", mark.text],
                    target: .init(sheet: mark.sheet, range: mark.range))
            }, linkColumn: 1)
    }

    static func annotate(_ bytes: [UInt8], _ marks: [XLSXMark]) throws -> [UInt8] {
        try XLSXAnnotator().annotate(bytes: bytes, marks: marks, results: results(marks))
    }

    static func read(_ bytes: [UInt8]) throws -> [Sheet] {
        var reader = XLSXReader()
        return try reader.read(bytes: bytes).workbook.sheets
    }

    /// Every cell that shows something, with what it shows.
    static func texts(_ sheet: Sheet) -> [String] {
        sheet.cells.filter { $0.text.count > 0 }.map { "\($0.reference) \($0.kind) \(sheet.text(of: $0))" }
    }

    static func form() throws -> [UInt8] { try XLSXWriter().bytes(of: [.form]) }

    @Test func keepsTheOfficersContentAndParts() throws {
        let plain = try Self.form()
        let marked = try Self.annotate(plain, Self.marks)
        let (before, after) = (try Self.read(plain), try Self.read(marked))
        #expect(after.map(\.name) == ["自评表", "检查结果"])
        #expect(Self.texts(after[0]) == Self.texts(before[0]))
        #expect(after[0].mergedRanges == before[0].mergedRanges)
        #expect(after[0].columns == before[0].columns)

        let (old, new) = (try WrittenWorkbook(plain), try WrittenWorkbook(marked))
        let changed = old.parts.keys.filter { old.parts[$0] != new.parts[$0] }.sorted()
        #expect(
            changed == [
                "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml",
                "xl/worksheets/sheet1.xml",
            ])
        #expect(
            Set(new.parts.keys).subtracting(old.parts.keys).sorted() == [
                "xl/drawings/jixiaoDrawing1.vml", "xl/jixiaoComments1.xml",
                "xl/worksheets/_rels/sheet1.xml.rels",
                "xl/worksheets/jixiaoResults.xml",
            ])
    }

    @Test func marksTheCells() throws {
        let marked = try WrittenWorkbook(Self.annotate(Self.form(), Self.marks))
        let plain = try WrittenWorkbook(Self.form())
        let styles = try marked.root("xl/styles.xml")
        let fills = styles.child("fills").children("fill").map {
            $0.child("patternFill").child("fgColor")["rgb"] ?? ""
        }
        let formats = styles.child("cellXfs").children("xf")
        #expect(styles.child("fills")["count"] == "\(fills.count)")
        #expect(styles.child("cellXfs")["count"] == "\(formats.count)")
        func fill(_ cell: String) throws -> String {
            let style = try #require(try marked.cells()[cell]?.style)
            return fills[Int(formats[style]["fillId"] ?? "") ?? 0]
        }
        #expect(try fill("F6") == "FFFFC7CF")
        #expect(try fill("D7") == "FFFFEB9D")
        #expect(try ["B6", "H6"].map(fill) == ["FFDDEBF8", "FFDDEBF8"])
        #expect(try fill("C20") == "FFFFC7CF")
        #expect(try fill("D6") == "")
        // But for the fill, a marked cell looks as it did.
        let (style, before) = (try marked.cells()["F6"]?.style ?? 0, try plain.cells()["F6"]?.style ?? 0)
        #expect(marked.styles[style] == plain.styles[before])

        let comments = try marked.root("xl/jixiaoComments1.xml")
        #expect(comments.child("authors").children("author").map(\.text) == ["绩效检查"])
        #expect(
            comments.child("commentList").children("comment").map {
                "\($0["ref"] ?? "") \($0.child("text").child("r").child("t").text)"
            } == [
                "B6 绩效检查：没有这一格", "F6 绩效检查：表中 8.95 <应为> 9.95\n第二行\n再看一下", "H6 绩效检查：右边",
                "D7 绩效检查：偏差原因太短",
                "C20 绩效检查：没有这一行",
            ])
        let shapes = try marked.root("xl/drawings/jixiaoDrawing1.vml").children("v:shape")
        #expect(shapes.count == 5)
        let links = try marked.root("xl/worksheets/jixiaoResults.xml").child("hyperlinks")
            .children("hyperlink").map { "\($0["ref"] ?? "") \($0["location"] ?? "")" }
        #expect(
            links == [
                "B2 '自评表'!D7:F7", "B3 '自评表'!F6", "B4 '自评表'!F6", "B5 '自评表'!B6", "B6 '自评表'!H6",
                "B7 '自评表'!C20",
            ])
    }

    @Test func replacesTheMarksOfAnEarlierRun() throws {
        let plain = try Self.form()
        let once = try Self.annotate(plain, Self.marks)
        #expect(try Self.annotate(once, Self.marks) == once)
        let others = [XLSXMark(sheet: "自评表", range: CellRange("E6")!, severity: .error, text: "另一处")]
        let direct = try WrittenWorkbook(Self.annotate(plain, others))
        #expect(try WrittenWorkbook(Self.annotate(once, others)).parts == direct.parts)
        #expect(
            try WrittenWorkbook(XLSXAnnotator().removingMarks(bytes: once)).parts
                == WrittenWorkbook(plain).parts)
        #expect(try XLSXAnnotator().removingMarks(bytes: plain) == plain)
        #expect(try Self.annotate(plain, Self.marks) == once)
    }

    @Test func aCleanWorkbookGetsTheListOnly() throws {
        let plain = try Self.form()
        let marked = try WrittenWorkbook(Self.annotate(plain, []))
        #expect(marked.sheetNames == ["自评表", "检查结果"])
        #expect(
            try marked.parts["xl/worksheets/sheet1.xml"]
                == WrittenWorkbook(plain).parts["xl/worksheets/sheet1.xml"])
    }

    @Test func aSheetOfThatNameIsTheOfficersOwn() throws {
        var draft = SheetDraft.form
        draft.name = "检查结果"
        let marked = try Self.annotate(XLSXWriter().bytes(of: [.form, draft]), Self.marks)
        #expect(try Self.read(marked).map(\.name) == ["自评表", "检查结果", "检查结果 (2)"])
        let again = try Self.annotate(marked, Self.marks)
        #expect(again == marked)
    }

    /// Comments of the officer's own stay, also that on a marked cell.
    @Test func keepsTheOfficersComments() throws {
        let own = try Self.withComments(Self.form())
        let once = try Self.annotate(own, Self.marks)
        let written = try WrittenWorkbook(once)
        let comments = try written.root("xl/comments7.xml")
        #expect(comments.child("authors").children("author").map(\.text) == ["科长", "绩效检查"])
        #expect(
            comments.child("commentList").children("comment").map {
                "\($0["ref"] ?? "") \($0["authorId"] ?? "")"
            }
                == ["C4 0", "F6 0", "B6 1", "H6 1", "D7 1", "C20 1"])
        let runs = comments.child("commentList").children("comment")[1].child("text").children("r")
        #expect(
            runs.map { $0.child("t").text } == ["?", "\n绩效检查：表中 8.95 <应为> 9.95\n第二行\n再看一下"])
        #expect(try written.root("xl/drawings/vml7.vml").children("v:shape").count == 6)
        #expect(try Self.annotate(once, Self.marks) == once)
        let removed = try WrittenWorkbook(XLSXAnnotator().removingMarks(bytes: once))
        #expect(try removed.parts == WrittenWorkbook(own).parts)
    }

    static func withComments(_ bytes: [UInt8]) throws -> [UInt8] {
        try bytes.withUnsafeBytes { buffer in
            let parts = try PackageParts(bytes, buffer, limits: .standard)
            let sheet = "xl/worksheets/sheet1.xml"
            let comments = """
                <comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors>\
                <author>科长</author></authors><commentList><comment ref="C4" authorId="0"><text><t>核对过</t>\
                </text></comment><comment ref="F6" authorId="0"><text><t>?</t></text></comment></commentList>\
                </comments>
                """
            parts.set("xl/comments7.xml", to: Array(comments.utf8))
            let cells = ["C4", "F6"].compactMap { CellReference($0) }
            let shapes = String(decoding: CommentShapes(sheet: 1).adding(cells, sheet: 1), as: UTF8.self)
            parts.set("xl/drawings/vml7.vml", to: Array(shapes.replacing(" alt=\"jixiao\"", with: "").utf8))
            let address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            try parts.addRelationship(
                of: sheet, id: "rId1", type: address + "/comments", target: "xl/comments7.xml")
            try parts.addRelationship(
                of: sheet, id: "rId2", type: address + "/vmlDrawing", target: "xl/drawings/vml7.vml")
            try parts.addContentType(
                of: "xl/comments7.xml",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
            try parts.addContentType(
                of: "xl/drawings/vml7.vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
            let drawing = "<legacyDrawing xmlns:r=\"\(address)\" r:id=\"rId2\"/>"
            let text = String(decoding: try parts.part(sheet) ?? [], as: UTF8.self)
            parts.set(sheet, to: Array(text.replacing("</worksheet>", with: drawing + "</worksheet>").utf8))
            return try parts.packed()
        }
    }

    @Test func refusesWhatItCannotMark() throws {
        let mark = XLSXMark(sheet: "没有", range: CellRange("A1")!, severity: .error, text: "")
        #expect(throws: XLSXAnnotationError.noSheet("没有")) { try Self.annotate(Self.form(), [mark]) }
        #expect(throws: XLSXAnnotationError.unreadable(.emptyFile)) { try Self.annotate([], []) }
        #expect(throws: XLSXAnnotationError.unreadable(.notZip(.text))) {
            try Self.annotate(Array("项目,得分\n".utf8), [])
        }
    }

    @Test(arguments: SharedFiles.officerSheets) func officersWorkbooksStayAsTheyAre(_ path: String) throws {
        let plain = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let before = try Self.read(plain)
        let marks = before.flatMap { sheet in
            sheet.cells.prefix(5).map { cell in
                XLSXMark(
                    sheet: sheet.name, range: CellRange(cell.reference), severity: .warning,
                    text: "\(cell.kind)")
            }
        }
        let marked = try Self.annotate(plain, marks)
        let after = try Self.read(marked)
        #expect(after.dropLast().map(Self.texts) == before.map(Self.texts))
        #expect(after.dropLast().map(\.mergedRanges) == before.map(\.mergedRanges))
        #expect(try Self.annotate(marked, marks) == marked)
        #expect(
            try WrittenWorkbook(XLSXAnnotator().removingMarks(bytes: marked)).parts
                == WrittenWorkbook(plain).parts)
    }
}
