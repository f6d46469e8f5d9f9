import Primitives

/// A side label or a level that a program wrote into every row of the range that it unmerged is one cell again.
enum RepeatedLabels {
    /// Joins such cells into their first.
    ///
    /// - Returns: the others, which are cells no more.
    static func join(_ cells: inout [FormCell]) -> [FormCell] {
        let left = cells.map(\.range.first.column).min() ?? 0
        // The last cell seen in each column, and the one that it continues.
        var last: [Int: (cell: Int, top: Int)] = [:]
        var isRepeat: Set<Int> = []
        var runs: [(top: Int, cells: [Int])] = []
        var runOf: [Int: Int] = [:]
        for (index, cell) in cells.enumerated() {
            let column = cell.range.first.column
            defer { if last[column]?.cell != index { last[column] = (index, index) } }
            guard cell.key != 0, cell.isStrong, let above = last[column], cells[above.cell].key == cell.key,
                cells[above.cell].range.last.row + 1 == cell.range.first.row,
                cells[above.cell].range.last.column == cell.range.last.column
            else { continue }
            last[column] = (index, above.top)
            if let run = runOf[above.top] {
                runs[run].cells.append(index)
            } else {
                runOf[above.top] = runs.count
                runs.append((above.top, [index]))
            }
        }
        guard !runs.isEmpty else { return [] }
        for run in runs where isOne(run.top, bottom: run.cells[run.cells.count - 1], cells, left: left) {
            let bottom = cells[run.cells[run.cells.count - 1]].range.last
            cells[run.top].range = CellRange(first: cells[run.top].range.first, last: bottom)
            isRepeat.formUnion(run.cells)
        }
        guard !isRepeat.isEmpty else { return [] }
        var repeats: [FormCell] = []
        var kept: [FormCell] = []
        for (index, cell) in cells.enumerated() {
            if isRepeat.contains(index) { repeats.append(cell) } else { kept.append(cell) }
        }
        cells = kept
        return repeats
    }

    /// Whether the cells of a run are one: a label of the left edge or near it, or a head in a row of heads.
    private static func isOne(_ top: Int, bottom: Int, _ cells: [FormCell], left: Int) -> Bool {
        guard let label = cells[top].label, !label.facets.marks.contains(.partOf),
            !label.facets.marks.contains(.levelClass)
        else { return false }
        let column = cells[top].range.first.column - left
        if column == 0 { return true }
        guard label.trust == 1 else { return false }
        switch label.part {
        case .indicator, .goal, .fund: if column <= 2 { return true }
        default: break
        }
        guard label.measure != nil else { return false }
        let row = cells[bottom].range.first.row
        return cells.lazy.filter { $0.range.first.row == row }.allSatisfy { $0.label != nil }
    }
}
