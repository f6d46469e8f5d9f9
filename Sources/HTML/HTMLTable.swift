import Primitives
import Sheets

/// One table as its rows and cells come: places them by the standard's own algorithm, spans and all.
///
/// Source: HTML Living Standard, "Forming a table". Spans end with their row group, as in browsers.
struct HTMLTable {
    /// A cell with content.
    struct Cell {
        var place: CellReference
        var text: [UInt8]
        var value: CellValue
    }

    private(set) var cells: [Cell] = []
    private(set) var merges: [CellRange] = []
    private(set) var rows: [Sheet.Row] = []
    private(set) var columns: [Sheet.Column] = []
    var caption: [UInt8]?
    /// Lines above the table that head it.
    var lines: [[UInt8]] = []
    /// Lines below the table that end it.
    var linesBelow: [[UInt8]] = []
    var isHidden = false
    /// Whether another table lies in one of its cells.
    var holdsTable = false
    /// The cell being read.
    var openCell: OpenCell?

    /// A cell whose end has not come.
    struct OpenCell {
        var place: CellReference
        var text = CellText()
        var value: CellValue
        /// A cell that is not shown takes no place.
        var isHidden = false
    }

    /// A span that may reach further down than its row group.
    private struct Span {
        var first: CellReference
        var rows: Int
        var columns: Int
    }

    private var row = -1
    private var nextColumn = 0
    private var isRowOpen = false
    /// The first row below what spans down into each column.
    private var freeFrom: [Int] = []
    private var spans: [Span] = []
    private var work = 0

    /// Browsers take no larger spans.
    private static let columnSpanLimit = 1000
    private static let rowSpanLimit = 65_534
    /// How many rows a table has at most that only lays out others.
    private static let layoutRowLimit = 64
    /// How many places may be looked at, so that spans over spans come to an end.
    private static let workLimit = 60_000_000

    /// How many rows there are.
    var rowCount: Int { row + 1 }

    // MARK: Rows and cells

    mutating func beginRow(height: Double?, isHidden: Bool) {
        endRow()
        row += 1
        nextColumn = 0
        isRowOpen = true
        if height != nil || isHidden {
            rows.append(Sheet.Row(index: row, height: height, isHidden: isHidden))
        }
    }

    mutating func endRow() {
        endCell()
        isRowOpen = false
    }

    /// Ends a row group, with which all spans end.
    mutating func endGroup() {
        endRow()
        for span in spans {
            let last = min(span.first.row + span.rows - 1, row)
            let range = CellRange(
                first: span.first,
                last: CellReference(
                    row: max(last, span.first.row), column: span.first.column + span.columns - 1))
            if !range.isSingleCell { merges.append(range) }
        }
        spans.removeAll(keepingCapacity: true)
        freeFrom.removeAll(keepingCapacity: true)
    }

    /// Begins a cell at the next free place.
    ///
    /// - Parameter rowSpan: 0 reaches to the end of the row group.
    mutating func beginCell(
        columnSpan: Int, rowSpan: Int, isMerged: Bool, value: CellValue
    ) throws(HTMLError) {
        endCell()
        if !isRowOpen { beginRow(height: nil, isHidden: false) }
        while nextColumn < freeFrom.count, freeFrom[nextColumn] > row {
            nextColumn += 1
            work += 1
        }
        let columns = min(max(columnSpan, 1), HTMLTable.columnSpanLimit)
        let rows = rowSpan == 0 ? HTMLTable.rowSpanLimit : min(max(rowSpan, 1), HTMLTable.rowSpanLimit)
        let end = nextColumn + columns
        work += columns
        guard end <= CellReference.lastColumn + 1 else {
            throw .tooBig(.columns, maximum: CellReference.lastColumn + 1)
        }
        guard work <= HTMLTable.workLimit else { throw .tooBig(.cells, maximum: HTMLTable.workLimit) }
        guard row <= CellReference.lastRow else { throw .tooBig(.rows, maximum: CellReference.lastRow + 1) }
        while freeFrom.count < end { freeFrom.append(0) }
        for column in nextColumn..<end { freeFrom[column] = row + rows }
        let place = CellReference(row: row, column: nextColumn)
        if isMerged, columns > 1 || rows > 1 {
            spans.append(Span(first: place, rows: rows, columns: columns))
        }
        openCell = OpenCell(place: place, value: value)
        nextColumn = end
    }

    /// Begins a cell that is not shown and takes no place.
    mutating func beginHiddenCell() {
        endCell()
        openCell = OpenCell(place: CellReference(row: max(row, 0), column: 0), value: .none, isHidden: true)
    }

    mutating func endCell() {
        guard let cell = openCell else { return }
        openCell = nil
        let text = cell.text.content
        guard !cell.isHidden, !text.isEmpty else { return }
        cells.append(Cell(place: cell.place, text: text, value: cell.value))
    }

    /// Whether its first row is a title: one text alone, without a label.
    var hasTitle: Bool {
        guard let first = cells.first, cells.count > 1, cells[1].place.row > first.place.row else {
            return false
        }
        let text = String(decoding: first.text, as: UTF8.self)
        return !TableLines.isLabelled(text) && !TableLines.isProse(text)
    }

    /// The lines of a table so far that has one cell a row, as those have that only lay out others; they are its own
    /// no longer. None where it has more.
    mutating func takeLines() -> [[UInt8]] {
        guard cells.count <= HTMLTable.layoutRowLimit else { return [] }
        var texts = cells.map { (row: $0.place.row, text: $0.text) }
        if let openCell { texts.append((openCell.place.row, openCell.text.content)) }
        guard zip(texts, texts.dropFirst()).allSatisfy({ $0.row < $1.row }) else { return [] }
        cells.removeAll()
        openCell?.text = CellText()
        return texts.flatMap { $0.text.split(separator: 0x0A).map { Array($0) } }.filter { !$0.isEmpty }
    }

    mutating func add(columns span: Int, width: Double?, isHidden: Bool) {
        let first = columns.last.map { $0.last + 1 } ?? 0
        guard first <= CellReference.lastColumn, columns.count <= CellReference.lastColumn else { return }
        let last = min(first + min(max(span, 1), HTMLTable.columnSpanLimit) - 1, CellReference.lastColumn)
        columns.append(Sheet.Column(first: first, last: last, width: width, isHidden: isHidden))
    }
}
