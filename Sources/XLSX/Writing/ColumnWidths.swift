import Primitives
import Sheets

/// The widths of a sheet's columns, in characters as the file has them and in pixels as they are drawn.
///
/// A width in a draft is the file's: 7 pixels a character with the cell's padding among them, under the
/// workbook's standard font. (libxlsxwriter takes widths without that padding and adds it.)
struct ColumnWidths {
    /// The pixels of a digit of the standard font, Calibri 11.
    static let pixelsPerCharacter = 7.0
    /// The pixels that libxlsxwriter adds to a width.
    static let padding = 5.0
    /// The widest that a column may be, in characters.
    static let maximum = 255.0

    /// A run of columns of one width.
    struct Run: Equatable {
        let columns: ClosedRange<Int>
        let width: Double
    }

    /// The columns with a width of their own, or in the form.
    private(set) var runs: [Run] = []
    /// The width of all the form's columns together, in characters.
    private(set) var total = 0.0
    private let firstColumn: Int
    /// By column of the form, the pixels left of it.
    private var edges: [Double] = [0]

    /// Checks the widths of a draft, and gives columns of the form without one the default.
    init(_ draft: SheetDraft, used: CellRange?) throws(XLSXWriteError) {
        firstColumn = used?.first.column ?? 0
        let given = draft.columnWidths.sorted { $0.key < $1.key }
        for (column, width) in given {
            guard (0...CellReference.lastColumn).contains(column) else {
                let place = CellReference(row: 0, column: column)
                throw .outsideSheet(sheet: draft.name, range: CellRange(place))
            }
            guard width >= 0, width <= ColumnWidths.maximum else {
                throw .invalidColumnWidth(sheet: draft.name, column: column, width: width)
            }
        }
        let lastColumn = used?.last.column ?? -1
        for (column, width) in given where column < firstColumn { append(column, width) }
        if let used {
            for column in used.columns {
                let width = draft.columnWidths[column] ?? XLSXWriter.defaultColumnWidth
                append(column, width)
                total += width
                edges.append(edges[edges.count - 1] + (width * ColumnWidths.pixelsPerCharacter).rounded())
            }
        }
        for (column, width) in given where column >= firstColumn && column > lastColumn {
            append(column, width)
        }
    }

    private mutating func append(_ column: Int, _ width: Double) {
        if let last = runs.last, last.width == width, last.columns.upperBound + 1 == column {
            runs[runs.count - 1] = Run(columns: last.columns.lowerBound...column, width: width)
        } else {
            runs.append(Run(columns: column...column, width: width))
        }
    }

    /// The pixels from the left edge of the first column to the right edge of the last.
    func pixels(of columns: ClosedRange<Int>) -> Double {
        let low = columns.lowerBound - firstColumn
        let high = columns.upperBound - firstColumn + 1
        guard edges.indices.contains(low), edges.indices.contains(high) else { return 0 }
        return edges[high] - edges[low]
    }
}
