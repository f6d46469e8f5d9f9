import Primitives
import Sheets

/// Parts a sheet on which forms stand beside each other.
enum SheetHalves {
    /// The sheet in parts, from the left, each with the columns of a title at the top that stands right of another; the whole
    /// sheet where none does, or where a cell lies over the edge between two.
    static func parts(of sheet: Sheet, _ grid: FormGrid, _ words: TitleWords) -> [Sheet] {
        let top = grid.lines.indices.prefix(topLines).flatMap { grid.row($0) }
        func isTitle(_ index: Int) -> Bool { TitleLines.isTitle(index, grid, words) }
        let edges = Set(
            // What stands behind a label is its text, not a title.
            top.filter { index in
                isTitle(index)
                    && !grid.row(grid.cells[index].line).contains {
                        $0 < index && grid.cells[$0].label != nil && !isTitle($0)
                    }
            }.map { grid.cells[$0].range.first.column }
        ).sorted()
        let isCrossed = grid.cells.contains { cell in
            edges.dropFirst().contains { cell.range.first.column < $0 && $0 <= cell.range.last.column }
        }
        if edges.count > 1, !isCrossed {
            let bounds = [0] + edges.dropFirst() + [CellReference.lastColumn + 1]
            return zip(bounds, bounds.dropFirst()).map { sheet.keeping(columns: $0..<$1) }
        }
        return [sheet]
    }

    /// Titles stand at the top.
    private static let topLines = 4
}
