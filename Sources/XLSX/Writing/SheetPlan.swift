import Primitives
import Sheets

/// A draft that has been checked: what stands in each cell, over which range, and how wide the columns are.
///
/// libxlsxwriter takes overlapping merges, swallows a text that is too long and prints what it does not
/// like, so everything is looked at here, before it hears of any of it.
struct SheetPlan {
    /// A cell and the range it is shown over.
    struct Entry {
        let cell: SheetDraft.Cell
        /// The merged range that the cell anchors, or the cell alone.
        let range: CellRange
        /// Whether nothing else stands in its row, so that its text may run over its edges.
        var isAloneInRow = false
        /// The size of its letters in points, once the rows have been fitted.
        var fontSize = 0
        /// The number of its style in the workbook's list, once it has one.
        var style = 0
    }

    /// The cells in reading order; blanks under merged ranges are left out.
    var entries: [Entry] = []
    /// The merged ranges in reading order; one without a cell at its anchor is merged, and nothing more.
    let merges: [CellRange]
    /// What cells and merged ranges take together; nil where there are none.
    let used: CellRange?
    /// The columns' widths.
    let columns: ColumnWidths
    /// What the officer calls the sheet.
    let name: String

    /// Checks a draft and lays it out.
    init(_ draft: SheetDraft, limits: XLSXWriter.Limits) throws(XLSXWriteError) {
        name = draft.name
        let cells = try SheetPlan.ordered(draft)
        merges = try SheetPlan.checkedMerges(draft, cellCount: cells.count, limit: limits.cells)
        var used: CellRange?
        for cell in cells {
            used = used.map { $0.extended(to: CellRange(cell.reference)) } ?? CellRange(cell.reference)
        }
        for range in merges { used = used.map { $0.extended(to: range) } ?? range }
        self.used = used
        columns = try ColumnWidths(draft, used: used)
        try SheetPlan.checkRows(draft)
        try SheetPlan.checkEntries(draft)
        try place(cells)
        markAlone()
    }

    /// Walks cells and merged ranges down the sheet together, holding the ranges still open by column.
    private mutating func place(_ cells: [SheetDraft.Cell]) throws(XLSXWriteError) {
        entries.reserveCapacity(cells.count)
        var open: [CellRange] = []
        var openRow = -1
        var next = 0
        for cell in cells {
            let place = cell.reference
            if place.row != openRow {
                openRow = place.row
                open.removeAll { $0.last.row < openRow }
            }
            var isAnchor = false
            while next < merges.count, merges[next].first <= place {
                let merge = merges[next]
                next += 1
                isAnchor = merge.first == place
                guard merge.last.row >= openRow else { continue }
                open.insert(merge, at: SheetPlan.count(of: open, upToColumn: merge.first.column))
            }
            if isAnchor {
                try check(cell)
                entries.append(Entry(cell: cell, range: merges[next - 1]))
                continue
            }
            let before = SheetPlan.count(of: open, upToColumn: place.column)
            if before > 0, case let cover = open[before - 1], cover.contains(place) {
                guard cell.content == .blank else {
                    throw .coveredCell(sheet: name, cell: place, under: cover)
                }
            } else {
                try check(cell)
                entries.append(Entry(cell: cell, range: CellRange(place)))
            }
        }
    }

    /// How many of the ranges, in order of their first column, begin at that column or before it.
    private static func count(of ranges: [CellRange], upToColumn column: Int) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].first.column <= column { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func markAlone() {
        for index in entries.indices {
            let row = entries[index].cell.reference.row
            let follows = index > 0 && entries[index - 1].cell.reference.row == row
            let precedes = index + 1 < entries.count && entries[index + 1].cell.reference.row == row
            entries[index].isAloneInRow = !follows && !precedes
        }
    }
}

extension CellRange {
    /// The smallest range that holds both.
    fileprivate func extended(to other: CellRange) -> CellRange {
        CellRange(
            rows: min(first.row, other.first.row)...max(last.row, other.last.row),
            columns: min(first.column, other.first.column)...max(last.column, other.last.column))
    }
}
