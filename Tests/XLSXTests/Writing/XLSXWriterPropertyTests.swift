import Primitives
import Sheets
import TestSupport
import Testing
import XLSX

/// Random drafts, each written and read back by other means.
@Suite struct XLSXWriterPropertyTests {
    @Test func draftsReadBackAsTheyWere() throws {
        let seed = SplitMix64.seed
        for run in 0..<60 {
            var generator = SplitMix64(seed: seed &+ UInt64(run))
            let drafts = (0...(run % 3)).map { _ in SheetDraft.random(using: &generator) }
            let bytes = try XLSXWriter().bytes(of: drafts)
            #expect(try XLSXWriter().bytes(of: drafts) == bytes, "seed \(seed), run \(run)")
            let book = try WrittenWorkbook(bytes)
            #expect(Set(book.sheetNames.map { $0.lowercased() }).count == drafts.count)
            for (index, draft) in drafts.enumerated() {
                try check(draft, in: book, sheet: index + 1, "seed \(seed), run \(run), sheet \(index + 1)")
            }
        }
    }

    private func check(
        _ draft: SheetDraft, in book: WrittenWorkbook, sheet: Int, _ comment: Comment
    ) throws {
        #expect(try book.merges(sheet).sorted() == draft.mergedRanges.map(\.description).sorted(), comment)
        let cells = try book.cells(sheet)
        var withValue: Set<String> = []
        for cell in draft.cells {
            let range = draft.mergedRanges.first { $0.first == cell.reference } ?? CellRange(cell.reference)
            let written = cells["\(cell.reference)"]
            switch cell.content {
            case .blank, .text(""):
                #expect(written?.value == nil, comment)
                #expect(written != nil, comment)
            case .text(let text):
                #expect(written?.type == "s", comment)
                #expect(written?.value.map { Array($0.utf8) } == Array(text.utf8), comment)
                withValue.insert("\(cell.reference)")
            case .number(let stored, _, _):
                #expect(written?.type == nil, comment)
                let double = try #require(written?.value.flatMap(Double.init), comment)
                #expect(rounded(double) == stored, comment)
                withValue.insert("\(cell.reference)")
            case .formula:
                Issue.record("no formula is drawn at random")
            }
            // Every covered cell has the anchor's looks, borders among them.
            for row in range.rows {
                for column in range.columns {
                    let place = CellReference(row: row, column: column)
                    #expect(cells["\(place)"]?.style == written?.style, comment)
                }
            }
            let borders = try #require(book.style(written), comment).borders
            let isBordered = [.label, .value, .text].contains(cell.role)
            #expect(borders == Array(repeating: isBordered ? "thin" : "none", count: 4), comment)
        }
        #expect(Set(cells.filter { $0.value.value != nil }.keys) == withValue, comment)
        let heights = try book.heights(sheet)
        try checkHeights(draft, heights, comment)
        try checkRoom(draft, heights, sizes: cells.compactMapValues { book.style($0)?.fontSize }, comment)
    }

    /// Heights given stay; the others are within Excel's limit.
    private func checkHeights(_ draft: SheetDraft, _ heights: [Int: Double], _ comment: Comment) throws {
        for (row, height) in draft.rowHeights { #expect(heights[row + 1] == height, comment) }
        for (row, height) in heights where draft.rowHeights[row - 1] == nil {
            #expect((20.25...409).contains(height), comment)
        }
    }

    /// The rows under a text are high enough for it, reckoned without the rules of line breaking: its letters
    /// one after the other as 宋体 has them, so many to a line as go in.
    private func checkRoom(
        _ draft: SheetDraft, _ heights: [Int: Double], sizes: [String: String], _ comment: Comment
    ) throws {
        for cell in draft.cells where [.label, .value, .text].contains(cell.role) {
            guard case .text(let text) = cell.content, !text.isEmpty else { continue }
            let range = draft.mergedRanges.first { $0.first == cell.reference } ?? CellRange(cell.reference)
            let size = try #require(sizes["\(cell.reference)"].flatMap(Double.init), comment)
            guard size > 6, range.rows.contains(where: { draft.rowHeights[$0] == nil }) else { continue }
            let width = range.columns.reduce(0) { $0 + (draft.columnWidths[$1] ?? 12) * 7 }
            let emsPerLine = max(1, width / (size * 96 / 72))
            var lines = 0
            for paragraph in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
                let ems = paragraph.reduce(0.0) {
                    switch $1 {
                    case "\u{0}"..."\u{8}", "\u{A}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{300}"..."\u{36F}",
                        "\u{200B}"..."\u{200F}":
                        $0
                    default: $0 + ($1.value < 0x2B0 ? 0.5 : 1)
                    }
                }
                lines += max(1, Int((ems / emsPerLine).rounded(.up)))
            }
            let height = range.rows.reduce(0) { $0 + (heights[$1 + 1] ?? 0) }
            #expect(height >= Double(lines) * size * 1.25, comment)
        }
    }

    /// A stored double as readers take it: at 15 significant digits.
    private func rounded(_ double: Double) -> ExactDecimal? {
        guard let all = ExactDecimal("\(double)") else { return nil }
        guard all.digitCount > 15 else { return all }
        let cut = all.digitCount - 15
        var unit: Int128 = 1
        for _ in 0..<cut { unit *= 10 }
        let half = unit / 2 * (all.isNegative ? -1 : 1)
        return ExactDecimal(significand: (all.significand + half) / unit, exponent: all.exponent + cut)
    }

    @Test func decimalsOfFifteenDigitsAreExact() throws {
        let seed = SplitMix64.seed
        var generator = SplitMix64(seed: seed)
        var draft = SheetDraft(name: "数")
        var numbers: [ExactDecimal] = [
            "0", "0.1", "8.95", "89.7558", "9.30266", "242.2596", "6342.65", "1e-7", "0.3",
            "999999999999999", "-999999999999999", "0.999999999999999", "123456789012345", "1e300", "1e-300",
        ].compactMap { ExactDecimal($0) }
        for _ in 0..<2000 {
            let digits = Int64.random(in: 0...999_999_999_999_999, using: &generator)
            let places = Int.random(in: 0...15, using: &generator)
            var power: Int64 = 1
            for _ in 0..<Int.random(in: 0...14, using: &generator) { power *= 10 }
            numbers.append(ExactDecimal(significand: Int128(digits / power), exponent: -places))
        }
        for (row, number) in numbers.enumerated() {
            draft.cells.append(
                .init(
                    reference: CellReference(row: row, column: 0),
                    content: .number(stored: number, format: "General", text: ""), role: .value))
        }
        let cells = try WrittenWorkbook(XLSXWriter().bytes(of: [draft])).cells()
        for (row, number) in numbers.enumerated() {
            let value = try #require(cells["A\(row + 1)"]?.value)
            let double = try #require(Double(value))
            #expect(double == number.double, "seed \(seed): \(number) written \(value)")
            #expect(rounded(double) == number, "seed \(seed): \(number) written \(value)")
        }
    }
}
