import Primitives
import Sheets

/// Parts a sheet on which forms stand beside each other.
enum SheetHalves {
    /// The sheet in parts, from the left, each with the columns of a title that stands beside others in one row; the whole
    /// sheet where none do, or where a cell lies over the edge between two.
    static func parts(of sheet: Sheet, _ grid: FormGrid, _ words: TitleWords) -> [Sheet] {
        for line in grid.lines.indices.prefix(topLines) where grid.row(line).count >= 2 {
            let titles = grid.row(line).filter { TitleLines.isTitle($0, grid, words) }
            let edges = titles.dropFirst().map { grid.cells[$0].range.first.column }
            guard !edges.isEmpty, titles.count == grid.row(line).count,
                !grid.cells.contains(where: { cell in
                    edges.contains { cell.range.first.column < $0 && $0 <= cell.range.last.column }
                })
            else { continue }
            let bounds = [0] + edges + [CellReference.lastColumn + 1]
            return zip(bounds, bounds.dropFirst()).map { sheet.keeping(columns: $0..<$1) }
        }
        return [sheet]
    }

    /// Titles stand at the top.
    private static let topLines = 3
}
