import Primitives
import Sheets

/// Puts the cells of a table where a spreadsheet has them: columns at which no cell begins are none, and those that a
/// hand that slipped made, a hair's breadth wide, are one with their neighbours.
struct WordGrid {
    /// A cell in its place.
    struct Placed {
        var range: CellRange
        var text: [UInt8]
        var isNumbered: Bool
        var boxText: [UInt8]
    }

    private(set) var cells: [Placed] = []
    /// The widths of the columns in points, where they are known.
    private(set) var widths: [Double?] = []

    /// Edges that lie nearer than this are one, in twentieths of a point.
    private static let snap = 100

    /// How many columns there are.
    var columnCount: Int { widths.count }

    private let places: [Int: Int]
    private var column: [Int: Int] = [:]
    private var starts: [Int] = []

    /// - Throws: `WordError.tooBig` where there are more columns than a sheet has.
    init(_ table: WordTable) throws(WordError) {
        places = WordGrid.places(table)
        var edges: Set<Int> = []
        /// Edges that follow each other in a row are two columns, however near.
        var apart: Set<Int> = []
        for row in table.rows {
            var edge = row.before
            var last: Int?
            for cell in row.cells {
                edges.insert(edge)
                if let last, let near = places[edge], let far = places[last], near - far < WordGrid.snap {
                    apart.insert(edge)
                }
                last = edge
                edge += cell.span
            }
        }
        starts = edges.sorted()
        findColumns(apart)
        guard widths.count <= CellReference.lastColumn + 1 else {
            throw .tooBig(.columns, maximum: CellReference.lastColumn + 1)
        }
        place(table)
    }

    // MARK: Columns

    /// How far from the left the edges of the grid lie, as far as that is known: by the grid where it is whole, else
    /// by the widths of the cells.
    private static func places(_ table: WordTable) -> [Int: Int] {
        var count = 0
        for row in table.rows {
            count = max(count, row.cells.reduce(row.before) { $0 + $1.span })
        }
        var places = [0: 0]
        if table.grid.count >= count, !table.grid.contains(0) {
            var place = 0
            for (index, width) in table.grid.enumerated() {
                place += width
                places[index + 1] = place
            }
            return places
        }
        for row in table.rows {
            var edge = row.before
            var place = row.before == 0 ? 0 : row.widthBefore ?? places[row.before]
            for cell in row.cells {
                if let place, places[edge] == nil { places[edge] = place }
                edge += cell.span
                place = place.flatMap { start in cell.width.map { start + $0 } }
            }
            if let place, places[edge] == nil { places[edge] = place }
        }
        return places
    }

    private mutating func findColumns(_ apart: Set<Int>) {
        var first: Int?
        for edge in starts {
            if let known = first, let near = places[edge], let far = places[known],
                near - far < WordGrid.snap,
                near >= far, !apart.contains(edge)
            {
                column[edge] = widths.count - 1
                continue
            }
            if let known = first, let near = places[edge], let far = places[known] {
                widths[widths.count - 1] = near > far ? Double(near - far) / 20 : nil
            }
            first = edge
            column[edge] = widths.count
            widths.append(nil)
        }
        if let known = first, let far = places[known],
            let end = places.filter({ $0.key > known }).values.max(),
            end > far
        {
            widths[widths.count - 1] = Double(end - far) / 20
        }
    }

    /// The last column of a cell that ends at an edge.
    private func lastColumn(before edge: Int) -> Int {
        if let next = column[edge] { return next - 1 }
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < edge { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        let last = column[starts[low - 1]] ?? 0
        // An edge just behind where a column begins is that beginning.
        if let end = places[edge], let begin = places[starts[low - 1]], end - begin < WordGrid.snap, last > 0
        {
            return last - 1
        }
        return last
    }

    // MARK: Cells

    private mutating func place(_ table: WordTable) {
        /// The cell that goes on downwards from each column, by its first column.
        var open: [Int: Int] = [:]
        for (number, row) in table.rows.enumerated() {
            var edge = row.before
            var still: [Int: Int] = [:]
            var previous: Int?
            for cell in row.cells {
                let first = column[edge] ?? 0
                edge += cell.span
                let last = max(first, lastColumn(before: edge))
                if cell.horizontal == .goesOn, let previous {
                    cells[previous].range.last.column = max(cells[previous].range.last.column, last)
                    continue
                }
                if cell.vertical == .goesOn, let above = open[first] {
                    cells[above].range.last.row = number
                    still[first] = above
                    previous = nil
                    continue
                }
                cells.append(
                    Placed(
                        range: CellRange(rows: number...number, columns: first...last), text: cell.text,
                        isNumbered: cell.isNumbered, boxText: cell.boxText))
                previous = cells.count - 1
                if cell.vertical != .none { still[first] = cells.count - 1 }
            }
            open = still
        }
    }
}
