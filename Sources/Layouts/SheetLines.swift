import Primitives
import Sheets

/// A sheet as recognition sees it: its lines from top to bottom, each a few cells with their merged ranges
/// and the labels among them known.
struct SheetLines {
    let sheet: Sheet
    /// The cells with content, in reading order; those hidden under a merged range are apart.
    private(set) var cells: [Cell] = []
    /// The lines with content, from top to bottom.
    private(set) var lines: [Line] = []
    /// Cells with content of their own that a merged range covers: nobody sees them.
    private(set) var covered: [Int] = []
    /// Cells that are no part of a form: remarks at the right of everything, behind an empty column, and what
    /// stands in hidden columns without a label.
    private(set) var aside: [Cell] = []
    /// Whether cells are merged anywhere; a CSV file has lost its merges.
    let hasMerges: Bool

    /// A cell with content.
    struct Cell {
        /// Its position in the sheet's cells.
        let index: Int
        /// Its merged range, or itself alone.
        let range: CellRange
        /// The key of its text as a label; 0 where it is too long for one.
        let key: UInt64
        /// What it means as a label; nil where it is none.
        let meaning: LabelMeaning?
        /// Whether it holds white space only.
        let isBlank: Bool
    }

    /// A row with content.
    struct Line {
        /// The row in the sheet.
        let row: Int
        /// Its cells' positions in `cells`.
        let cells: Range<Int>
    }

    init(_ sheet: Sheet, vocabulary: Vocabulary) {
        self.sheet = sheet
        hasMerges = !sheet.mergedRanges.isEmpty
        cells.reserveCapacity(sheet.cells.count)
        var next = 0  // the first merged range whose anchor is not yet passed
        var open: [CellRange] = []  // merged ranges that reach the current row
        var row = -1
        var start = 0
        for (index, cell) in sheet.cells.enumerated() {
            if cell.reference.row != row {
                if start < cells.count { lines.append(Line(row: row, cells: start..<cells.count)) }
                start = cells.count
                row = cell.reference.row
                open.removeAll { $0.last.row < row }
            }
            var range = CellRange(cell.reference)
            while next < sheet.mergedRanges.count, !(cell.reference < sheet.mergedRanges[next].first) {
                let merged = sheet.mergedRanges[next]
                if merged.last.row >= row { open.append(merged) }
                if merged.first == cell.reference { range = merged }
                next += 1
            }
            if range.isSingleCell,
                open.contains(where: { $0.contains(cell.reference) && $0.first != cell.reference })
            {
                covered.append(index)
                continue
            }
            let bytes = sheet.bytes[cell.text.range]
            let isBlank = WhiteSpace.isAll(of: bytes)
            let key = cell.kind == .text && !isBlank ? LabelKey(bytes) : LabelKey.none
            cells.append(
                Cell(
                    index: index, range: range, key: key.whole, meaning: vocabulary.meaning(of: key),
                    isBlank: isBlank))
        }
        if start < cells.count { lines.append(Line(row: row, cells: start..<cells.count)) }
        let hidden = hiddenColumns()
        if !hidden.isEmpty { setAside { hidden.contains($0.range.first.column) } }
        if hasMerges, let gap = gap() { setAside { $0.range.first.column > gap } }
    }

    /// The first empty column right of every label; nil where no cell stands behind one.
    private func gap() -> Int? {
        var lastLabel = -1
        var last = -1
        for cell in cells {
            last = max(last, cell.range.first.column)
            if cell.meaning != nil { lastLabel = max(lastLabel, cell.range.last.column) }
        }
        guard lastLabel >= 0, lastLabel + 1 < last else { return nil }
        var isTaken = [Bool](repeating: false, count: last - lastLabel)
        for columns in cells.lazy.map(\.range.columns) + sheet.mergedRanges.lazy.map(\.columns)
        where columns.overlaps(lastLabel + 1...last) {
            for column in columns.clamped(to: lastLabel + 1...last) { isTaken[column - lastLabel - 1] = true }
        }
        return isTaken.firstIndex(of: false).map { $0 + lastLabel + 1 }
    }

    /// The hidden columns without a label: an officer's helpers, no part of the form.
    private func hiddenColumns() -> Set<Int> {
        let hidden = sheet.columns.filter(\.isHidden)
        guard !hidden.isEmpty else { return [] }
        var columns: Set<Int> = []
        var labelled: Set<Int> = []
        for cell in cells {
            let column = cell.range.first.column
            guard hidden.contains(where: { $0.first <= column && column <= $0.last }) else { continue }
            columns.insert(column)
            if cell.meaning != nil || !cell.range.isSingleCell { labelled.insert(column) }
        }
        return columns.subtracting(labelled)
    }

    private mutating func setAside(_ isAside: (Cell) -> Bool) {
        let (all, rows) = (cells, lines)
        cells.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        for line in rows {
            let start = cells.count
            for cell in all[line.cells] {
                if isAside(cell) { aside.append(cell) } else { cells.append(cell) }
            }
            if start < cells.count { lines.append(Line(row: line.row, cells: start..<cells.count)) }
        }
    }

    /// The bytes of a cell's text.
    func bytes(of cell: Cell) -> ArraySlice<UInt8> { sheet.bytes[sheet.cells[cell.index].text.range] }

    /// The text of a cell.
    func text(of cell: Cell) -> String { sheet.text(of: sheet.cells[cell.index]) }

    /// The merged range anchored at a place, or the place alone.
    func range(at anchor: CellReference) -> CellRange {
        var low = 0
        var high = sheet.mergedRanges.count
        while low < high {
            let middle = (low + high) / 2
            if sheet.mergedRanges[middle].first < anchor { low = middle + 1 } else { high = middle }
        }
        if low < sheet.mergedRanges.count, sheet.mergedRanges[low].first == anchor {
            return sheet.mergedRanges[low]
        }
        return CellRange(anchor)
    }

    /// The merged range that covers a place without being anchored there; nil where none does.
    func cover(of place: CellReference) -> CellRange? {
        for merged in sheet.mergedRanges {
            if merged.first.row > place.row { return nil }
            if merged.contains(place), merged.first != place { return merged }
        }
        return nil
    }
}
