import Foundation
import Primitives
import Sheets
import TestSupport
import Testing
import XLSX

/// What the writer makes of a frame and its own rows is what libxlsxwriter makes of the same drafts by itself.
@Suite struct LibraryWorkbookTests {
    @Test func randomDraftsAreWrittenAsTheLibraryWritesThem() throws {
        let seed = SplitMix64.seed
        for run in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 60) {
            var generator = SplitMix64(seed: seed &+ UInt64(run))
            let drafts = (0...(run % 3)).map { number in
                var draft = SheetDraft.random(using: &generator)
                draft.setUp(number, using: &generator)
                return draft
            }
            try check(drafts, "seed \(seed), run \(run)")
        }
    }

    @Test(arguments: FixtureSheets.paths)
    func fixturesAreWrittenAsTheLibraryWritesThem(_ path: String) throws {
        try check(try FixtureSheets.drafts(of: path), "\(path)")
    }

    private func check(_ drafts: [SheetDraft], _ comment: Comment) throws {
        let bytes = try XLSXWriter().bytes(of: drafts)
        let ours = try WrittenWorkbook(bytes)
        let theirs = try WrittenWorkbook(parts: LibraryWorkbook.parts(of: drafts))
        let shared = "xl/sharedStrings.xml"
        #expect(Set(ours.parts.keys) == Set(theirs.parts.keys).union([shared]), comment)
        for name in ["xl/workbook.xml", "docProps/app.xml", "docProps/core.xml", "xl/theme/theme1.xml"] {
            #expect(ours.text(name) == theirs.text(name), comment)
        }
        for number in 1...drafts.count {
            let our = try lines(ours.sheet(number), in: ours)
            let their = try lines(theirs.sheet(number), in: theirs)
            #expect(our.count == their.count, comment)
            // A sheet's lines are too many to be shown all.
            let differing = zip(our, their).first { $0 != $1 }
            #expect(differing?.0 == differing?.1, comment)
        }
        #expect(Set(ours.styles.map { "\($0)" }) == Set(theirs.styles.map { "\($0)" }), comment)
    }

    /// An element and what it holds, a line each: texts and styles themselves in place of their numbers,
    /// and numbers as the doubles that they lead to.
    private func lines(_ element: Element, in book: WrittenWorkbook) -> [String] {
        var attributes = element.attributes
        // The columns that a row spans are a hint to programs, and no more.
        attributes["spans"] = nil
        var text = element.children("v").first?.text ?? element.text
        if element.name == "c" {
            attributes["s"] = "\(book.styles[Int(element["s"] ?? "0") ?? 0])"
            if element["t"] == "s" {
                text = Int(text).map { book.sharedText[$0] } ?? "?"
            } else if let number = Double(text) {
                text = "\(number)"
            }
        }
        let listed = attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let line = "\(element.name) \(listed) \(Array(text.utf8))"
        let inner = element.elements.filter { $0.name != "v" }.flatMap { lines($0, in: book) }
        // The library is told of ranges without a cell last.
        return [line] + (element.name == "mergeCells" ? inner.sorted() : inner)
    }

    /// Whatever was written before, and whether its frame is there already or not.
    @Test func sameInputSameBytesInWhateverOrder() throws {
        let seed = SplitMix64.seed
        var generator = SplitMix64(seed: seed)
        var books: [WorkbookDraft] = (0..<20).map { number in
            var draft = SheetDraft.random(using: &generator)
            draft.setUp(number, using: &generator)
            return WorkbookDraft(sheets: [draft])
        }
        // To Swift these two texts are equal; they are not the same.
        books.append(WorkbookDraft(sheets: [.form], properties: [.init("template", "caf\u{E9}")]))
        books.append(WorkbookDraft(sheets: [.form], properties: [.init("template", "cafe\u{301}")]))
        let first = try books.map { try XLSXWriter().bytes(of: $0) }
        let backwards = try books.reversed().map { try XLSXWriter().bytes(of: $0) }
        #expect(Array(backwards.reversed()) == first, "seed \(seed)")
        // So many setups that no frame of those before is kept.
        for number in 0..<200 {
            var draft = SheetDraft.form
            draft.footer = "\(number)"
            _ = try XLSXWriter().bytes(of: [draft])
        }
        #expect(try books.map { try XLSXWriter().bytes(of: $0) } == first, "seed \(seed)")
        for (book, text) in zip(first.suffix(2), ["caf\u{E9}", "cafe\u{301}"]) {
            let properties = try WrittenWorkbook(book).parts["docProps/custom.xml"] ?? []
            #expect(properties.firstRange(of: Array(text.utf8)) != nil)
        }
    }
}

extension SheetDraft {
    /// Gives the sheet a page and a state at random.
    fileprivate mutating func setUp(_ number: Int, using generator: inout SplitMix64) {
        isProtected = Bool.random(using: &generator)
        isHidden = Bool.random(using: &generator)
        if Bool.random(using: &generator) { footer = "第 &P 页，共 &N 页" }
        if Bool.random(using: &generator) { repeatedRows = 2...Int.random(in: 2...5, using: &generator) }
        if Bool.random(using: &generator) { printedRange = CellRange(rows: 0...9, columns: 0...11) }
        for index in 0..<Int.random(in: 0...3, using: &generator) {
            let cell = CellReference(row: Int.random(in: 0...99, using: &generator), column: index)
            names.append(Name("jx_\(["b", "A", "c"][index])_\(number)", cell: cell))
        }
    }
}
