import Foundation
import Performance
import Primitives
import Sheets
import TestSupport
import Testing

@testable import Layouts

/// What officers do to forms: the same fields come back, or a warning says where something was not understood; never a false
/// value.
@Suite struct MutationTests {
    enum Change: CaseIterable {
        case emptyRow, emptyColumn, numbers, unmerged, repeated, shifted, withoutTotal
    }

    @Test(arguments: TableTests.names) func changedFormsAreReadTheSame(_ name: String) throws {
        let text = try String(contentsOf: TableTests.folder.appending(path: name), encoding: .utf8)
        let sheet = try Sheet.table(text.components(separatedBy: "\n====\n")[0])
        let reader = try FormReader(TemplateStore())
        let original = Set(reader.read(sheet).forms.flatMap(\.facts))
        for change in Change.allCases {
            let seed = SplitMix64.seed &+ UInt64(name.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF)
            var random = SplitMix64(seed: seed)
            let changed = reader.read(try sheet.changed(change, &random))
            let facts = Set(changed.forms.flatMap(\.facts)).filter {
                change != .withoutTotal || !$0.hasPrefix("total")
            }
            let told = changed.problems.contains { $0.code != "general-layout" } || changed.forms.isEmpty
            let isSame = change == .withoutTotal ? facts.isSubset(of: original) : facts == original
            if isSame || told { continue }
            Issue.record(
                """
                JIXIAO_SEED=\(seed) \(name) \(change): without a word
                lost \(original.subtracting(facts).sorted())
                new \(facts.subtracting(original).sorted())
                """)
        }
    }

    /// Every cell with content ends as a head, a value, printed matter, or told as not understood.
    @Test(arguments: TableTests.names) func everyCellIsAccountedFor(_ name: String) throws {
        let text = try String(contentsOf: TableTests.folder.appending(path: name), encoding: .utf8)
        let sheet = try Sheet.table(text.components(separatedBy: "\n====\n")[0])
        let vocabulary = try TemplateStore().vocabulary
        let grid = FormGrid(sheet, vocabulary: vocabulary)
        let found = FormRecognition(grid, vocabulary, fiscalYear: nil)
        let told = found.forms.indices.flatMap { found.problems(of: $0) }.compactMap(\.range)
        for form in found.forms.indices {
            let scan = found.scan(of: form)
            for line in found.forms[form].lines {
                for cell in grid.row(line) where [.open, .unread].contains(scan.use(of: cell)) {
                    #expect(
                        told.contains { $0.contains(grid.cells[cell].range.first) },
                        "\(name) \(grid.cells[cell].range)")
                }
            }
        }
    }
}

extension Form {
    /// What it says, as far as no change of the sheet may change it.
    fileprivate var facts: [String] {
        brief.dropFirst().filter { !$0.hasPrefix("note") && !$0.hasPrefix("also") }
            .map { $0.components(separatedBy: "|also ")[0] }
    }
}

extension Sheet {
    /// The sheet as somebody changed it.
    fileprivate func changed(_ change: MutationTests.Change, _ random: inout SplitMix64) throws -> Sheet {
        let rows = cells.map(\.reference.row).max() ?? 0
        let columns = cells.map(\.reference.column).max() ?? 0
        switch change {
        case .emptyRow:
            let row = Int.random(in: 1...max(1, rows), using: &random)
            return try moved { $0.row >= row ? (1, 0) : (0, 0) }
        case .emptyColumn:
            let column = Int.random(in: 1...max(1, columns), using: &random)
            return try moved { $0.column >= column ? (0, 1) : (0, 0) }
        case .shifted: return try moved { _ in (3, 2) }
        case .unmerged: return try with(cells, merged: [])
        case .numbers:
            let moved = try moved { _ in (0, 1) }
            guard let head = cells.first(where: { text(of: $0).contains("级指标") })?.reference.row else {
                return moved
            }
            return try moved.adding("序号", at: CellReference(row: head, column: 0))
        case .repeated:
            var sheet = try with(cells, merged: mergedRanges.filter { $0.rows.count == 1 })
            for range in mergedRanges where range.rows.count > 1 {
                guard let anchor = self[range.first] else { continue }
                for row in range.rows.dropFirst() {
                    sheet = try sheet.adding(
                        text(of: anchor), at: CellReference(row: row, column: range.first.column))
                }
            }
            return sheet
        case .withoutTotal:
            let total = cells.first { ["总分", "合计", "总计", "总得分"].contains(text(of: $0)) }?.reference.row
            return try with(
                cells.filter { $0.reference.row != total },
                merged: mergedRanges.filter { $0.first.row != total })
        }
    }

    private func with(_ cells: [Cell], merged: [CellRange]) throws -> Sheet {
        try Sheet(name: name, cells: cells, bytes: bytes, mergedRanges: merged)
    }

    private func moved(_ by: (CellReference) -> (Int, Int)) throws -> Sheet {
        func place(_ cell: CellReference) -> CellReference {
            let (rows, columns) = by(cell)
            return CellReference(row: cell.row + rows, column: cell.column + columns)
        }
        let cells = cells.map { cell in
            var cell = cell
            cell.reference = place(cell.reference)
            return cell
        }
        return try with(
            cells, merged: mergedRanges.map { CellRange(first: place($0.first), last: place($0.last)) })
    }

    private func adding(_ text: String, at place: CellReference) throws -> Sheet {
        let slice = Cell.Slice(offset: bytes.count, count: text.utf8.count)
        let cell = Cell(reference: place, kind: .text, stored: slice, text: slice)
        return try Sheet(
            name: name, cells: cells.filter { $0.reference != place } + [cell],
            bytes: bytes + Array(text.utf8),
            mergedRanges: mergedRanges)
    }
}
