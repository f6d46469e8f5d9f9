import Primitives
import Sheets
import Testing
import Zip

@testable import XLSX

/// Marks in workbooks that are of another kind, or lack what others have.
@Suite struct OfficersPartsTests {
    private static let types = "[Content_Types].xml"

    /// The form with its parts changed.
    private static func form(
        changing parts: (PackageParts) throws -> Void
    ) throws -> [UInt8] {
        let bytes = try XLSXAnnotatorTests.form()
        return try bytes.withUnsafeBytes { buffer in
            let package = try PackageParts(bytes, buffer, limits: .standard)
            try parts(package)
            return try package.packed()
        }
    }

    private static func form(of type: XLSXFileType, hasMacros: Bool) throws -> [UInt8] {
        try form { parts in
            let text = String(decoding: try parts.part(types) ?? [], as: UTF8.self)
            parts.set(
                types,
                to: Array(
                    text.replacing(XLSXFileType.workbook.contentType, with: type.contentType).utf8))
            guard hasMacros else { return }
            parts.set("xl/vbaProject.bin", to: [1, 2, 3])
            try parts.addRelationship(
                of: "xl/workbook.xml", id: "macros",
                type: "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                target: "xl/vbaProject.bin")
            try parts.addContentType(of: "xl/vbaProject.bin", "application/vnd.ms-office.vbaProject")
        }
    }

    private static func annotate(_ bytes: [UInt8], as type: XLSXFileType?) throws -> [UInt8] {
        try XLSXAnnotator().annotate(
            bytes: bytes, marks: XLSXAnnotatorTests.marks,
            results: XLSXAnnotatorTests.results(XLSXAnnotatorTests.marks), as: type)
    }

    /// A copy is of the type that its name promises, or is refused where it would lose its macros.
    @Test func theCopyIsWhatItsNameSays() throws {
        for source in XLSXFileType.allCases {
            for hasMacros in [false, true] where source.allowsMacros || !hasMacros {
                let bytes = try Self.form(of: source, hasMacros: hasMacros)
                for type in XLSXFileType.allCases {
                    guard type.allowsMacros || !hasMacros else {
                        #expect(throws: XLSXAnnotationError.macros) { try Self.annotate(bytes, as: type) }
                        continue
                    }
                    let copy = try WrittenWorkbook(Self.annotate(bytes, as: type))
                    let overrides = try copy.root(Self.types).children("Override")
                    #expect(
                        overrides.filter { $0["PartName"] == "/xl/workbook.xml" }.map { $0["ContentType"] }
                            == [type.contentType])
                    #expect(copy.parts["xl/vbaProject.bin"] == (hasMacros ? [1, 2, 3] : nil))
                }
                let kept = try WrittenWorkbook(Self.annotate(bytes, as: nil))
                #expect(kept.text(Self.types).contains(source.contentType))
            }
        }
        #expect(XLSXFileType(pathExtension: "XLSM") == .macroWorkbook)
        #expect(XLSXFileType(pathExtension: "bak") == nil)
    }

    /// A workbook that has no styles gets the fills all the same, and loses them again.
    @Test(arguments: ["", "<numFmts/>", "<fonts/><cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs>"])
    func marksAWorkbookWithoutStyles(_ styles: String) throws {
        var fixture = BookFixture(cells: "<c r=\"A1\"><v>8.95</v></c><c r=\"B1\" s=\"0\"><v>1</v></c>")
        fixture.styles = styles.isEmpty ? nil : styles
        fixture.otherParts.append(
            (
                Self.types,
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>"
            ))
        let plain = try ZipFixture.make(fixture.parts)
        let marks = [
            XLSXMark(sheet: "表1", range: CellRange("A1")!, severity: .error, text: "应为 9.95"),
            XLSXMark(sheet: "表1", range: CellRange("B1")!, severity: .info, text: "再看"),
        ]
        let marked = try XLSXAnnotatorTests.annotate(plain, marks)
        let written = try WrittenWorkbook(marked)
        let part = try #require(written.parts.keys.first { $0.lowercased().hasSuffix("styles.xml") })
        let root = try written.root(part)
        #expect(
            ["fonts", "fills", "borders", "cellStyleXfs", "cellXfs"].allSatisfy { name in
                root.children(name).first.map { !$0.elements.isEmpty } ?? false
            })
        let fills = root.child("fills").children("fill").map {
            $0.child("patternFill").child("fgColor")["rgb"] ?? ""
        }
        let formats = root.child("cellXfs").children("xf")
        let cells = try written.cells()
        let filled = ["A1", "B1"].map { cell in
            fills[Int(formats[cells[cell]?.style ?? 0]["fillId"] ?? "") ?? 0]
        }
        #expect(filled == ["FFFFC7CF", "FFDDEBF8"])
        #expect(try XLSXAnnotatorTests.read(marked).map(\.name) == ["表1", "检查结果"])
        #expect(try XLSXAnnotatorTests.annotate(marked, marks) == marked)
        let removed = try XLSXAnnotator().removingMarks(bytes: marked)
        #expect(
            try XLSXAnnotatorTests.read(removed).map(XLSXAnnotatorTests.texts)
                == XLSXAnnotatorTests.read(plain).map(XLSXAnnotatorTests.texts))
        if styles.isEmpty { #expect(try Self.parts(removed) == Self.parts(plain)) }
    }

    private static func parts(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
        try WrittenWorkbook.unzip(bytes)
    }

    /// What is found in a cell with a comment stands under the officer's words, and goes again without a trace.
    @Test(arguments: [
        "<text><t>核对过</t></text>", "<text><t xml:space=\"preserve\"> 核对过 </t></text>",
        "<text><r><t>核对</t></r><r><rPr><b/></rPr><t>过</t></r></text>", "<text><t/></text>",
    ])
    func addsToTheOfficersComment(_ text: String) throws {
        let comments = """
            <comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>科长\
            </author></authors><commentList><comment ref="F6" authorId="0">\(text)</comment></commentList></comments>
            """
        let marks = CommentMarks(Array(comments.utf8), part: "xl/comments1.xml")
        let place = CellReference("F6")!
        let added = marks.adding([(place, "应为 <9.95>\n第二行")])
        let element = try #require(ElementReader.read(added)).child("commentList").children("comment")
        let before = try #require(ElementReader.read(Array(comments.utf8))).child("commentList").child(
            "comment")
        #expect(element.count == 1)
        #expect(
            Self.words(element[0])
                == Self.words(before) + "\n绩效检查：应为 <9.95>\n第二行")
        #expect(CommentMarks(added, part: "").withoutMarks() == Array(comments.utf8))

        // Another program has put both into one run.
        let joined = comments.replacing(text, with: "<text><r><t>核对过&#10;绩效检查：应为</t></r></text>")
        let clean = comments.replacing(text, with: "<text><r><t>核对过</t></r></text>")
        #expect(CommentMarks(Array(joined.utf8), part: "").withoutMarks() == Array(clean.utf8))
    }

    private static func words(_ comment: Element) -> String {
        let text = comment.child("text")
        return (text.children("t") + text.children("r").flatMap { $0.children("t") }).map(\.text).joined()
    }
}
