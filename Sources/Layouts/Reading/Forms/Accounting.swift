import Performance
import Primitives
import Sheets

/// Accounts for every cell of a form: each is a head, a value, printed matter, or not understood; and what was not is told
/// once a column, a row or a block.
struct Accounting {
    let grid: FormGrid
    /// What each cell was taken for.
    let use: (Int) -> CellUse
    /// The head that a cell which was not understood stands under; nil where none does.
    let head: (Int) -> Int?

    /// Cells that were not understood, of one column or one row.
    private struct Group {
        var head: Int?
        var cells: [Int]
    }

    /// One problem for each column, row or block of the cells that was not understood, in reading order.
    func problems(_ cells: Range<Int>) -> [Problem] {
        var groups: [Group] = []
        for cell in cells where use(cell) == .unread || use(cell) == .open {
            if let place = groups.firstIndex(where: { belongs(cell, to: $0) }) {
                groups[place].cells.append(cell)
            } else {
                groups.append(Group(head: head(cell), cells: [cell]))
            }
        }
        return groups.map(problem)
    }

    /// Whether a cell is told together with others: those under one head, or beside each other in one row, or in a column
    /// that goes down without a gap.
    private func belongs(_ cell: Int, to group: Group) -> Bool {
        let mine = grid.cells[cell]
        let (first, last) = (grid.cells[group.cells[0]], grid.cells[group.cells[group.cells.count - 1]])
        if let head = head(cell) { return head == group.head && mine.column == first.column }
        guard group.head == nil else { return false }
        if mine.line == first.line, mine.line == last.line { return true }
        return group.cells.allSatisfy { grid.cells[$0].column == mine.column } && mine.line - last.lastLine == 1
    }

    private func problem(_ group: Group) -> Problem {
        var range = grid.cells[group.cells[0]].range
        for cell in group.cells.dropFirst() { range = range.union(grid.cells[cell].range) }
        let code = group.head == nil ? "unclaimed-cell" : "unknown-column"
        return Problem(
            code: code, severity: .warning, sheet: grid.sheet.name, range: range,
            found: group.head.map { grid.text(of: $0).trimmed } ?? grid.text(of: group.cells[0]).trimmed,
            expected: group.cells.count > 1 ? String(group.cells.count) : nil)
    }

    /// Remarks beside the form, one problem each block of rows.
    func asideProblems(_ window: ClosedRange<Int>) -> [Problem] {
        var ranges: [(range: CellRange, text: String, count: Int)] = []
        for cell in grid.aside where window.contains(cell.range.first.row) {
            let text = grid.sheet.text(of: grid.sheet.cells[cell.index]).trimmed
            if let last = ranges.indices.last, cell.range.first.row - ranges[last].range.last.row <= 1 {
                ranges[last].range = ranges[last].range.union(cell.range)
                ranges[last].count += 1
            } else {
                ranges.append((cell.range, text, 1))
            }
        }
        return ranges.map { entry in
            Problem(
                code: "unclaimed-cell", severity: .warning, sheet: grid.sheet.name, range: entry.range,
                found: entry.text, expected: entry.count > 1 ? String(entry.count) : nil)
        }
    }
}
