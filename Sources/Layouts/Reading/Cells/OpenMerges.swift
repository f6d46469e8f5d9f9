import Primitives

/// The merged ranges of a sheet as its cells come by in reading order.
struct OpenMerges {
    private let merged: [CellRange]
    /// The first merged range whose anchor is not yet passed.
    private var next = 0
    /// Merged ranges that reach the current row.
    private var open: [CellRange] = []
    private var row = -1

    init(_ merged: [CellRange]) { self.merged = merged }

    /// The merged range of a cell, or itself alone; nil where a merged range hides it.
    mutating func range(of cell: CellReference) -> CellRange? {
        if cell.row != row {
            row = cell.row
            open.removeAll { $0.last.row < row }
        }
        var range = CellRange(cell)
        while next < merged.count, !(cell < merged[next].first) {
            if merged[next].last.row >= row { open.append(merged[next]) }
            if merged[next].first == cell { range = merged[next] }
            next += 1
        }
        if range.isSingleCell, open.contains(where: { $0.contains(cell) && $0.first != cell }) { return nil }
        return range
    }
}
