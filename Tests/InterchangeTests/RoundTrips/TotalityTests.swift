import Performance
import Primitives
import Sheets
import TestSupport
import Testing

@testable import Layouts

/// Sheets of label words anywhere: reading ends, and drops nothing without saying so.
@Suite("Reading any sheet") struct TotalityTests {
    static let count = SplitMix64.number("JIXIAO_CASES").map { $0 * 20 } ?? 150

    /// Every printed label of every layout, and what else forms say.
    static let words: [String] = {
        let layouts = (try? TemplateStore())?.layouts ?? []
        var words: [String] = []
        for block in layouts.flatMap(\.blocks) {
            func add<Field>(_ table: Layout.Table<Field>) {
                words += table.columns.map(\.label) + [table.section?.text ?? ""]
            }
            switch block {
            case .rows(let rows):
                for case .label(let text) in rows.joined().map(\.content) { words.append(text) }
            case .funds(let table, let labels):
                add(table)
                words += labels
            case .goals(let table): add(table)
            case .indicators(let table): add(table)
            case .notes, .subject: break
            }
        }
        return Set(words).subtracting([""]).sorted() + GeneratedTexts.labels
    }()

    static func sheet(_ random: inout SplitMix64) throws -> Sheet {
        let (rows, columns) = (Int.random(in: 1...24, using: &random), Int.random(in: 1...12, using: &random))
        var sheet = MutableSheet(try Sheet(name: "表", cells: [], bytes: []))
        var taken: Set<CellReference> = []
        let density = Int.random(in: 2...6, using: &random)
        let isFlat = random.once(in: 4)
        for row in 0..<rows {
            for column in 0..<columns where random.once(in: density) {
                let place = CellReference(row: row, column: column)
                guard !taken.contains(place) else { continue }
                var text = random.one(of: words)
                switch Int.random(in: 0..<6, using: &random) {
                case 0: text = random.one(of: GeneratedTexts.plain + GeneratedTexts.awkward)
                case 1: text = random.one(of: GeneratedTexts.values)
                case 2: text = random.one(of: ["一级指标", "三级指标", "二级指标", "指标值", "得分"])
                default: break
                }
                sheet.cells[place] = MutableSheet.Entry(kind: .text, stored: text, text: text)
                taken.insert(place)
                guard !isFlat, random.once(in: 3) else { continue }
                let range = CellRange(
                    rows: row...row + Int.random(in: 0...2, using: &random),
                    columns: column...column + Int.random(in: 0...3, using: &random))
                let inside = range.rows.flatMap { row in
                    range.columns.map { CellReference(row: row, column: $0) }
                }
                guard inside.allSatisfy({ $0 == place || !taken.contains($0) }) else { continue }
                taken.formUnion(inside)
                if !range.isSingleCell { sheet.merged.append(range) }
            }
        }
        return try sheet.sheet()
    }

    @Test func dropsNothing() throws {
        let store = try TemplateStore()
        let reader = try FormReader(store)
        let drawer = FormDrawer(store)
        var (forms, cells, silent) = (0, 0, 0)
        var dropped: [String] = []
        for index in 0..<Self.count {
            let seed = SplitMix64.seed &+ UInt64(index)
            var random = SplitMix64(seed: seed)
            let sheet = try Self.sheet(&random)
            let read = reader.read(sheet, width: 16)
            guard !read.forms.isEmpty else { continue }
            forms += read.forms.count
            let fields = Set(read.forms.flatMap { $0.origin?.fields.map(\.cell) ?? [] })
            let reported = read.problems.compactMap { $0.code == "general-layout" ? nil : $0.range }
            for cell in sheet.cells {
                let text = sheet.text(of: cell)
                guard !text.allSatisfy(\.isWhitespace) else { continue }
                cells += 1
                if fields.contains(cell.reference)
                    || reported.contains(where: { $0.contains(cell.reference) })
                {
                    continue
                }
                // What is left is printed matter.
                guard store.vocabulary.label(text) == nil, !text.contains("："), !text.contains(":"),
                    !text.hasPrefix("附"), text.contains(where: { !".…。-—/无".contains($0) }), Int(text) == nil,
                    text.count > 1
                else { continue }
                silent += 1
                if silent < 20 { dropped.append("JIXIAO_SEED=\(seed): \(cell.reference) \(text)") }
            }
            // The cells are all in the form, or in its origin.
            guard let drafts = try? drawer.draw(read.forms), drafts.count == 1 else { continue }
            let drawn = drafts[0].cells.filter { $0.content != .blank }.map {
                "\($0.reference) \($0.content.shown)"
            }
            let there = sheet.cells.map { "\($0.reference) \(sheet.text(of: $0))" }
            for change in drawn.difference(from: there) { dropped.append("JIXIAO_SEED=\(seed) \(change)") }
        }
        #expect(forms > Self.count / 20)
        // Heaps of texts by lot: a few cells that pass for labels or levels there still go without a word.
        withKnownIssue(isIntermittent: true) { #expect(dropped == []) }
        #expect(200 * silent <= cells, "\(silent) of \(cells) cells in \(forms) forms")
    }
}

extension SheetDraft.Content {
    fileprivate var shown: String {
        switch self {
        case .blank: ""
        case .text(let text): text
        case .number(_, _, let text): text
        case .formula(_, _, let result): result.text
        }
    }
}
