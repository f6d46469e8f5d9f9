import Primitives
import XLSX

/// Cells of a sheet that is not one long table, put down in any order and written from the top.
struct SummaryGrid {
    private var lines: [Int: [Int: (content: Content, style: Int)]] = [:]
    /// The heights of rows that are not as high as all others, in points.
    var heights: [Int: Double] = [:]
    private(set) var merged: [CellRange] = []

    /// What stands in a cell.
    enum Content {
        case blank
        case text(String)
        case number(ExactDecimal)
        /// A formula and what it comes to: a number, or a text where there is none.
        case formula(String, ExactDecimal?, text: String = "")
    }

    /// Puts something into a cell.
    mutating func set(_ row: Int, _ column: Int, _ content: Content, _ style: Int) {
        lines[row, default: [:]][column] = (content, style)
    }

    /// Puts something into cells of a row that are made one.
    mutating func set(_ row: Int, _ columns: ClosedRange<Int>, _ content: Content, _ style: Int) {
        for column in columns { set(row, column, .blank, style) }
        set(row, columns.lowerBound, content, style)
        if columns.count > 1 { merged.append(CellRange(rows: row...row, columns: columns)) }
    }

    /// Writes all of it.
    func write(to rows: TableRows) throws(XLSXWriteError) {
        for row in Set(lines.keys).union(heights.keys).sorted() {
            rows.begin(row, height: heights[row])
            for (column, cell) in (lines[row] ?? [:]).sorted(by: { $0.key < $1.key }) {
                switch cell.content {
                case .blank: rows.write(blank: column, style: cell.style)
                case .text(let text): rows.write(text: text, column: column, style: cell.style)
                case .number(let number): rows.write(number: number, column: column, style: cell.style)
                case .formula(let formula, .some(let number), _):
                    rows.write(formula: formula, number: number, column: column, style: cell.style)
                case .formula(let formula, nil, let text):
                    rows.write(formula: formula, text: text, column: column, style: cell.style)
                }
            }
            try rows.end()
        }
    }
}
