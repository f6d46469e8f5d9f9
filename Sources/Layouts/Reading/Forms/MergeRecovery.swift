import Performance
import Primitives
import Sheets

/// Gives a form from CSV its merged ranges back.
///
/// A CSV file keeps a merged cell's text at its anchor and nothing else, so across a row each cell reaches to
/// the next anchor, and down a level column or a side label each text reaches to the next one. A cell merged
/// downwards in any other column (a 分值 over several indicators) leaves no trace and does not come back.
/// A line that the form's layout has too is merged as the layout says, since in the file an empty text leaves
/// no trace either.
struct MergeRecovery {
    let filler: FormFiller
    let left: Int
    let layout: Layout

    private var grid: FormGrid { filler.grid }
    private var right: Int { filler.lastColumn }

    /// The merged ranges, in reading order.
    func mergedRanges() -> [CellRange] {
        var ranges: [CellRange] = []
        for block in filler.placement.blocks {
            switch block.kind {
            case .title, .year: ranges += block.rows.map { CellRange(rows: $0...$0, columns: left...right) }
            case .head: ranges += block.rows.flatMap { head(row: $0) }
            case .funds: ranges += funds(block)
            case .goals: ranges += goals(block)
            case .indicators: ranges += indicators(block)
            case .total: ranges += block.rows.flatMap { total(row: $0) }
            case .notes: ranges += block.rows.flatMap { note(row: $0) }
            case .other: break
            }
        }
        let texts = Dictionary(grouping: grid.sheet.cells.lazy.map(\.reference), by: \.row)
        return apart(
            ranges.filter { !$0.isSingleCell && !hides(texts, $0) }.sorted { $0.first < $1.first })
    }

    /// The ranges without those that lie over one before them: a line may be of two blocks.
    private func apart(_ ranges: [CellRange]) -> [CellRange] {
        var kept: [CellRange] = []
        var open: [CellRange] = []
        for range in ranges {
            open.removeAll { $0.last.row < range.first.row }
            if open.contains(where: { $0.overlaps(range) }) { continue }
            kept.append(range)
            open.append(range)
        }
        return kept
    }

    /// Whether a range lies over a text that is not at its anchor, white space too: the form was none of the
    /// expected then, and a merged cell would hide it.
    private func hides(_ texts: [Int: [CellReference]], _ range: CellRange) -> Bool {
        range.rows.contains { row in
            (texts[row] ?? []).contains { $0 != range.first && range.contains($0) }
        }
    }

    private func cells(inRow row: Int) -> [FormCell] {
        filler.cells(inRow: row).map { grid.cells[$0] }
    }

    /// Labels and texts across a line of the head. A label with nothing at its right is as wide as the labels
    /// over and under it.
    private func head(row: Int) -> [CellRange] {
        let cells = cells(inRow: row)
        if let ranges = fixedRow(row, cells) { return ranges }
        var ranges: [CellRange] = []
        for (position, cell) in cells.enumerated() {
            let first = cell.range.first.column
            let next = position + 1 < cells.count ? cells[position + 1].range.first.column - 1 : right
            let followsLabel = position + 1 < cells.count && cells[position + 1].label?.subject != nil
            if cell.label?.subject != nil, position + 1 == cells.count || followsLabel,
                let end = labelEnd(column: first), end < next
            {
                ranges.append(CellRange(rows: row...row, columns: first...end))
                ranges.append(CellRange(rows: row...row, columns: end + 1...next))
            } else {
                ranges.append(CellRange(rows: row...row, columns: first...next))
            }
        }
        return ranges
    }

    /// The merged ranges of the layout's own row with these labels at these places; nil where it has none.
    private func fixedRow(_ row: Int, _ cells: [FormCell]) -> [CellRange]? {
        guard left + layout.widths.count - 1 == right else { return nil }
        for block in layout.blocks {
            switch block {
            case .rows(let rows):
                guard let fixed = rows.first(where: { isRow($0, cells) }) else { continue }
                return fixed.map { range($0.at, rows: row...row + $0.rows - 1) }
            case .subject(let label, let text):
                let first = cells.first?.range.first.column
                guard first == left + label.lowerBound, cells.first?.label?.subject != nil,
                    cells.dropFirst().allSatisfy({ $0.range.first.column == left + text.lowerBound })
                else { continue }
                return [range(label, rows: row...row), range(text, rows: row...row)]
            default: continue
            }
        }
        return signatureRow(row, cells)
    }

    /// The merged ranges of the line that is signed; nil where it is another.
    private func signatureRow(_ row: Int, _ cells: [FormCell]) -> [CellRange]? {
        let labels = LayoutDrawing.signatures.map(\.label) + [LayoutDrawing.seal]
        let groups = layout.signatureGroups(labels.count)
        guard groups.count == labels.count else { return nil }
        for (label, group) in zip(labels, groups) {
            let place = left + group.label.lowerBound
            guard cells.contains(where: { $0.range.first.column == place && $0.key == LabelKey(label).whole })
            else { return nil }
        }
        return groups.flatMap { [range($0.label, rows: row...row), range($0.text, rows: row...row)] }
    }

    private func range(_ columns: ColumnSpan, rows: ClosedRange<Int>) -> CellRange {
        CellRange(rows: rows, columns: left + columns.lowerBound...left + columns.upperBound)
    }

    /// Whether cells are a fixed row: every label of it at its place, and nothing but at the place of a field.
    private func isRow(_ fixed: [Layout.FixedCell], _ cells: [FormCell]) -> Bool {
        var labels = 0
        for cell in cells {
            guard
                let position = fixed.firstIndex(where: {
                    left + $0.at.lowerBound == cell.range.first.column
                })
            else { return false }
            guard case .label(let text) = fixed[position].content else { continue }
            labels += 1
            if cell.key == LabelKey(text).whole { continue }
            guard let subject = cell.label?.subject, position + 1 < fixed.count,
                case .field(.subject(filler.vocabulary.subjects[Int(subject)]), _) = fixed[position + 1]
                    .content
            else { return false }
        }
        return labels > 0 && labels == fixed.count { if case .label = $0.content { true } else { false } }
    }

    /// Where the head's labels that start in a column end: one column before their texts.
    private func labelEnd(column: Int) -> Int? {
        for block in filler.placement.blocks where block.kind == .head {
            for row in block.rows {
                let cells = cells(inRow: row)
                guard let position = cells.firstIndex(where: { $0.range.first.column == column }),
                    cells[position].label?.subject != nil, position + 1 < cells.count,
                    cells[position + 1].label?.subject == nil
                else { continue }
                return cells[position + 1].range.first.column - 1
            }
        }
        return nil
    }

    /// A side label's runs: each text reaches down to the next.
    private func side(_ block: PlacedBlock, columns: ClosedRange<Int>) -> [CellRange] {
        var ranges: [CellRange] = []
        var start = block.rows.lowerBound
        for row in block.rows.dropFirst()
        where cells(inRow: row).contains(where: { columns.contains($0.range.first.column) }) {
            ranges.append(CellRange(rows: start...row - 1, columns: columns))
            start = row
        }
        ranges.append(CellRange(rows: start...block.rows.upperBound, columns: columns))
        return ranges
    }

    private func across(_ block: PlacedBlock, row: Int) -> [CellRange] {
        block.columns.map { CellRange(rows: row...row, columns: $0.columns) }
    }

    private func funds(_ block: PlacedBlock) -> [CellRange] {
        guard let first = block.columns.first?.columns.lowerBound, let label = block.labelColumn else {
            return block.columns.isEmpty ? fundPairs(block) : []
        }
        var ranges = block.rows.flatMap { across(block, row: $0) }
        ranges += block.rows.map { CellRange(rows: $0...$0, columns: label...first - 1) }
        if label > left { ranges += side(block, columns: left...label - 1) }
        return ranges
    }

    /// Rows of label and amount without heads, where the layout has such rows in this place.
    private func fundPairs(_ block: PlacedBlock) -> [CellRange] {
        guard left + layout.widths.count - 1 == right else { return [] }
        for case .funds(let table, _) in layout.blocks where table.headRows == 0 {
            let side = table.section.map { [range($0.at, rows: block.rows)] } ?? []
            return side
                + block.rows.flatMap { row in table.columns.map { range($0.at, rows: row...row) } }
        }
        return []
    }

    private func goals(_ block: PlacedBlock) -> [CellRange] {
        guard let first = block.columns.first?.columns.lowerBound else { return [] }
        var ranges = block.rows.flatMap { across(block, row: $0) }
        if first > left { ranges += side(block, columns: left...first - 1) }
        return ranges
    }

    private func indicators(_ block: PlacedBlock) -> [CellRange] {
        guard let first = block.columns.first?.columns.lowerBound, let heads = block.headRows else {
            return []
        }
        var ranges: [CellRange] = []
        if first > left { ranges += side(block, columns: left...first - 1) }
        let below = heads.dropFirst().flatMap { cells(inRow: $0) }.map(\.range.first.column)
        for column in block.columns {
            if heads.count > 1, below.contains(column.columns.lowerBound) {
                ranges += heads.map { CellRange(rows: $0...$0, columns: column.columns) }
            } else {
                ranges.append(CellRange(rows: heads, columns: column.columns))
            }
        }
        guard heads.upperBound < block.rows.upperBound else { return ranges }
        let rows = heads.upperBound + 1...block.rows.upperBound
        var groupStarts: Set<Int> = []  // rows where a level to the left starts anew
        for column in block.columns {
            switch column.indicator {
            case .level1, .level2:
                ranges += levels(column, rows: rows, groupStarts: &groupStarts)
            default:
                ranges += rows.map { CellRange(rows: $0...$0, columns: column.columns) }
            }
        }
        return ranges
    }

    private func levels(
        _ column: PlacedColumn, rows: ClosedRange<Int>, groupStarts: inout Set<Int>
    ) -> [CellRange] {
        var ranges: [CellRange] = []
        var start: Int?
        for row in rows {
            let hasText = cells(inRow: row).contains { $0.range.first.column == column.columns.lowerBound }
            guard hasText || groupStarts.contains(row) || start == nil else { continue }
            if let start { ranges.append(CellRange(rows: start...row - 1, columns: column.columns)) }
            start = hasText ? row : nil
            if !hasText { ranges.append(CellRange(rows: row...row, columns: column.columns)) }
            if hasText { groupStarts.insert(row) }
        }
        if let start { ranges.append(CellRange(rows: start...rows.upperBound, columns: column.columns)) }
        return ranges
    }

    private func total(row: Int) -> [CellRange] {
        if let ranges = fixedRow(row, cells(inRow: row)) { return ranges }
        guard
            let columns = filler.placement.blocks.last(where: { $0.kind == .indicators })?.columns,
            let first = columns.first(where: { $0.indicator == .weight || $0.indicator == .score })
        else { return [] }
        var ranges = [CellRange(rows: row...row, columns: left...max(left, first.columns.lowerBound - 1))]
        for column in columns where column.columns.lowerBound >= first.columns.lowerBound {
            ranges.append(CellRange(rows: row...row, columns: column.columns))
        }
        return ranges
    }

    private func note(row: Int) -> [CellRange] {
        let cells = cells(inRow: row)
        return cells.enumerated().map { position, cell in
            let next = position + 1 < cells.count ? cells[position + 1].range.first.column - 1 : right
            return CellRange(rows: row...row, columns: cell.range.first.column...next)
        }
    }
}
