import Primitives
import Sheets

extension SheetDraft {
    /// Takes out what stands in hidden rows and columns, those of no height or width, for a file that cannot hide
    /// anything: there it would be seen.
    mutating func leaveOutHidden() {
        let rows = Set(rowHeights.filter { $0.value == 0 }.keys)
        let columns = Set(columnWidths.filter { $0.value == 0 }.keys)
        guard !rows.isEmpty || !columns.isEmpty else { return }
        let merged = Dictionary(
            mergedRanges.map { ($0.first, $0) }, uniquingKeysWith: { first, _ in first })
        cells.removeAll { cell in
            let range = merged[cell.reference] ?? CellRange(cell.reference)
            return range.rows.allSatisfy(rows.contains) || range.columns.allSatisfy(columns.contains)
        }
    }
}
