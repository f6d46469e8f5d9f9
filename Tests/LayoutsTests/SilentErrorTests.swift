import Foundation
import Performance
import Primitives
import Sheets
import TestSupport
import Testing

@testable import Layouts

/// However a form is changed, no value is wrong without a word: each is read as in the form before the change, or its cell is
/// named by a warning, or it is not read.
@Suite struct SilentErrorTests {
    enum Change: CaseIterable {
        case splitHead, joinedHeads, unknownHead, noHead, lastYear, columnMore, emptyRow, emptyColumn,
            stacked, below
    }

    @Test(arguments: TableTests.names) func noValueIsWrongInSilence(_ name: String) throws {
        let reader = try FormReader(TemplateStore())
        let sheet = try Self.sheet(name)
        let own = reader.read(sheet).claims
        for change in Change.allCases {
            let seed = SplitMix64.seed &+ UInt64(name.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF)
            var random = SplitMix64(seed: seed)
            var known = own
            var table = ChangedTable(sheet)
            if change == .stacked {
                let other = try Self.sheet(random.one(of: TableTests.names))
                known.formUnion(reader.read(other).claims)
                table.put(ChangedTable(other))
            } else {
                table.apply(change, &random)
            }
            let reading = reader.read(try table.sheet())
            let new = reading.untoldClaims(known)
            #expect(new.isEmpty, "JIXIAO_SEED=\(seed) \(name) \(change): \(new.sorted())")
        }
    }

    private static func sheet(_ name: String) throws -> Sheet {
        let text = try String(contentsOf: TableTests.folder.appending(path: name), encoding: .utf8)
        return try Sheet.table(text.components(separatedBy: "\n====\n")[0])
    }
}

extension SheetReading {
    /// What is claimed of each value: its field without its row, and its text.
    fileprivate var claims: Set<String> { claims { _ in true } }

    /// The claims that are not among those known and whose cells no warning names; a part of what was known, as a target
    /// without its sign, may have its warning elsewhere.
    fileprivate func untoldClaims(_ known: Set<String>) -> Set<String> {
        let told = problems.filter { $0.code != "general-layout" }.compactMap(\.range)
        let untold = claims { cell in !told.contains { $0.contains(cell) } }.subtracting(known)
        guard !told.isEmpty else { return untold }
        return untold.filter { claim in
            let parts = claim.split(separator: "=", maxSplits: 1)
            return !known.contains { $0.hasPrefix(parts[0]) && $0.contains(parts[1]) }
        }
    }

    private func claims(where isCounted: (CellReference) -> Bool) -> Set<String> {
        var claims: Set<String> = []
        for form in forms {
            for source in form.origin?.fields ?? [] where isCounted(source.cell) {
                let field = source.field.description.replacing(/\[\d+\]/, with: "")
                guard !field.contains("also"), !field.hasPrefix("notes"), field != "total.note",
                    !field.hasSuffix("label"),
                    let text = form.content(at: source.field)?.text, !text.isEmpty
                else { continue }
                claims.insert("\(field)=\(text)")
            }
        }
        return claims
    }
}

extension Form.Content {
    /// The text of a value.
    fileprivate var text: String {
        switch self {
        case .text(let text): text
        case .value(let value): value?.text ?? ""
        }
    }
}

/// A sheet whose cells can be changed as people change them.
private struct ChangedTable {
    var texts: [CellReference: String] = [:]
    var merged: [CellRange]

    init(_ sheet: Sheet) {
        merged = sheet.mergedRanges
        for cell in sheet.cells { texts[cell.reference] = sheet.text(of: cell) }
    }

    private var lastRow: Int { texts.keys.map(\.row).max() ?? 0 }
    private var lastColumn: Int {
        max(texts.keys.map(\.column).max() ?? 0, merged.map(\.last.column).max() ?? 0)
    }

    /// The cells of rows of heads: those that stand beside a head of a level, or of a budget.
    private var heads: [CellReference] {
        let rows = Dictionary(grouping: texts.keys, by: \.row).filter { _, cells in
            cells.count { texts[$0]?.contains(/级指标$|指标值$|^分值$|预算数|执行数/) ?? false } >= 2
        }
        return rows.values.joined().sorted { $0 < $1 }
    }

    mutating func apply(_ change: SilentErrorTests.Change, _ random: inout SplitMix64) {
        let heads = heads
        guard !heads.isEmpty else { return }
        let head = random.one(of: heads)
        let text = texts[head] ?? ""
        switch change {
        case .splitHead:
            guard text.count >= 4 else { return }
            insertRow(head.row + 1)
            let place = Int.random(in: 1..<text.count, using: &random)
            texts[head] = String(text.prefix(place))
            texts[CellReference(row: head.row + 1, column: head.column)] = String(text.dropFirst(place))
        case .joinedHeads:
            let next = CellReference(row: head.row, column: range(head).last.column + 1)
            guard let other = texts.removeValue(forKey: next) else { return }
            let (left, right) = (range(head), range(next))
            guard left.rows == right.rows else {
                texts[next] = other
                return
            }
            merged.removeAll { $0 == left || $0 == right }
            merged.append(CellRange(first: left.first, last: right.last))
        case .unknownHead: texts[head] = random.one(of: ["情形甲", "所属片区", "台账号"])
        case .noHead: texts[head] = nil
        case .lastYear: insertColumn(beside: head, "上年" + text, &random) { "7\($0)" }
        case .columnMore: insertColumn(beside: head, "备查号", &random) { _ in "甲组" }
        case .emptyRow: insertRow(Int.random(in: 1...max(1, lastRow), using: &random))
        case .emptyColumn: insertColumn(Int.random(in: 1...max(1, lastColumn), using: &random))
        case .below:
            let row = lastRow + 2
            for column in 0...lastColumn where !random.once(in: 3) {
                texts[CellReference(row: row, column: column)] = random.one(of: ["核对", "12.5", "经办"])
            }
        case .stacked: break
        }
    }

    /// Puts another table under this one.
    mutating func put(_ other: ChangedTable) {
        let rows = lastRow + 2
        func moved(_ cell: CellReference) -> CellReference {
            CellReference(row: cell.row + rows, column: cell.column)
        }
        for (cell, text) in other.texts { texts[moved(cell)] = text }
        merged += other.merged.map { CellRange(first: moved($0.first), last: moved($0.last)) }
    }

    private func range(_ cell: CellReference) -> CellRange {
        merged.first { $0.first == cell } ?? CellRange(cell)
    }

    /// A column beside a head's with a head of its own and, beside each figure, what it becomes.
    private mutating func insertColumn(
        beside head: CellReference, _ text: String, _ random: inout SplitMix64, _ value: (String) -> String
    ) {
        let range = range(head)
        let column = range.last.column + 1
        insertColumn(column)
        texts[CellReference(row: head.row, column: column)] = text
        if range.rows.count > 1 { merged.append(CellRange(rows: range.rows, columns: column...column)) }
        for (cell, own) in texts where cell.column == head.column && cell.row > range.last.row {
            let place = CellReference(row: cell.row, column: column)
            guard own.contains(/^\d/), !merged.contains(where: { $0.contains(place) }) else { continue }
            texts[place] = value(own)
        }
    }

    private mutating func insertRow(_ row: Int) {
        move { CellReference(row: $0.row >= row ? $0.row + 1 : $0.row, column: $0.column) }
    }

    private mutating func insertColumn(_ column: Int) {
        move { CellReference(row: $0.row, column: $0.column >= column ? $0.column + 1 : $0.column) }
    }

    private mutating func move(_ place: (CellReference) -> CellReference) {
        texts = Dictionary(uniqueKeysWithValues: texts.map { (place($0.key), $0.value) })
        merged = merged.map { CellRange(first: place($0.first), last: place($0.last)) }
    }

    /// The sheet as it is now.
    func sheet() throws -> Sheet {
        var cells: [Cell] = []
        var bytes: [UInt8] = []
        for (place, text) in texts {
            let slice = Cell.Slice(offset: bytes.count, count: text.utf8.count)
            bytes += Array(text.utf8)
            cells.append(Cell(reference: place, kind: .text, stored: slice, text: slice))
        }
        return try Sheet(name: "表", cells: cells, bytes: bytes, mergedRanges: merged)
    }
}
