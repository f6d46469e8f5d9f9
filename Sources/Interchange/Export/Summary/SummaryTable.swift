import Ledger
import Primitives
import XLSX

/// A table of the summary as it grows row by row, on as many sheets as it takes.
///
/// Its first rows are the title, what the rows come to under the filter of the moment, and the heads; these
/// are written when all others are there.
final class SummaryTable {
    /// What it is called on its tab.
    let name: String
    let columns: [SummaryColumn]
    private let note: String
    private let words: String
    private let book: TableBook
    private let styles: SummaryStyles
    private let rowLimit: Int
    private(set) var parts: [Part] = []

    /// What one sheet holds.
    struct Part {
        let name: String
        let rows: TableRows
        /// By column, what its numbers come to.
        var tallies: [Tally]
    }

    /// The rows over those of the table.
    static let headRows = 3
    /// The rows that a sheet has in Excel, WPS and LibreOffice.
    static let sheetRows = CellReference.lastRow + 1
    private static let lineHeight = 20.25

    /// Begins a table; `note` says what a row of it is, `words` what stands over the rows.
    init(
        _ name: String, note: String, words: String, columns: [SummaryColumn], book: TableBook,
        styles: SummaryStyles,
        rowLimit: Int
    ) {
        self.name = name
        self.note = note
        self.words = words
        self.columns = columns
        self.book = book
        self.styles = styles
        self.rowLimit = max(rowLimit, SummaryTable.headRows + 1)
    }

    /// How many rows there are.
    var count: Int { parts.reduce(0) { $0 + $1.rows.count } }

    /// Appends a row: a cell for each column.
    func append(_ cells: [SummaryCell]) throws(XLSXWriteError) {
        let last = try partWithRoom()
        let rows = parts[last].rows
        rows.begin(SummaryTable.headRows + rows.count, height: height(of: cells))
        for (column, cell) in cells.enumerated() {
            if let number = cell.number {
                parts[last].tallies[column].add(number)
                rows.write(
                    number: number, column: column, style: styles.style(of: number, columns[column].kind))
            } else if case .link(let text, let formula) = cell {
                rows.write(
                    formula: formula, text: text, column: column, style: styles.link(columns[column].look))
            } else if let text = cell.text {
                rows.write(text: text, column: column, style: styles.style(of: text, columns[column].look))
            } else {
                rows.write(blank: column, style: styles.text)
            }
        }
        try rows.end()
    }

    /// The height of a row whose texts need several lines.
    private func height(of cells: [SummaryCell]) -> Double? {
        var lines = 1
        for (column, cell) in cells.enumerated() {
            guard columns[column].look != .cut, let text = cell.text else { continue }
            lines = max(lines, TableRows.lines(of: text, width: columns[column].width))
        }
        return lines > 1 ? TableRows.height(lines: lines) : nil
    }

    /// The position of a part that takes another row.
    private func partWithRoom() throws(XLSXWriteError) -> Int {
        if let last = parts.last, last.rows.count < rowLimit - SummaryTable.headRows {
            return parts.count - 1
        }
        begin()
        return parts.count - 1
    }

    private func begin() {
        let name = parts.isEmpty ? name : "\(name) (\(parts.count + 1))"
        parts.append(
            Part(
                name: name, rows: book.makeRows(),
                tallies: [Tally](repeating: Tally(), count: columns.count)))
    }

    /// The sheets of the table, at least one.
    ///
    /// - Parameters:
    ///   - frozen: how many columns stay in sight.
    ///   - printed: how many columns are printed.
    func sheets(
        _ messages: Messages, frozen: Int, printed: Int? = nil
    ) throws(XLSXWriteError) -> [TableSheet] {
        if parts.isEmpty { begin() }
        var sheets: [TableSheet] = []
        for part in parts {
            let heads = book.makeRows()
            try writeHeads(to: heads, part)
            var sheet = TableSheet(
                name: part.name, rows: [heads, part.rows], columnWidths: columns.map(\.width))
            sheet.rowHeight = SummaryTable.lineHeight
            sheet.frozenRows = SummaryTable.headRows
            sheet.frozenColumns = frozen
            let head = SummaryTable.headRows - 1
            let lastRow = head + part.rows.count
            sheet.filter = CellRange(rows: head...lastRow, columns: 0...columns.count - 1)
            sheet.repeatedRows = head...head
            sheet.printedRange = CellRange(
                rows: 0...lastRow, columns: 0...(printed ?? columns.count) - 1)
            sheet.footer = messages.pageFooter
            sheets.append(sheet)
        }
        return sheets
    }

    private func writeHeads(to heads: TableRows, _ part: Part) throws(XLSXWriteError) {
        heads.begin(0, height: 30)
        heads.write(text: part.name, column: 0, style: styles.title)
        let place = columns.firstIndex { $0.width >= 16 } ?? 1
        heads.write(text: note, column: max(2, place), style: styles.subtitle)
        try heads.end()
        heads.begin(1, height: SummaryTable.lineHeight)
        for column in columns.indices { writeTotal(of: column, to: heads, part) }
        try heads.end()
        let lines = columns.map { TableRows.lines(of: $0.heading, width: $0.width - 2) }.max() ?? 1
        heads.begin(2, height: TableRows.height(lines: max(2, lines)))
        for (column, description) in columns.enumerated() {
            heads.write(text: description.heading, column: column, style: styles.heading)
        }
        try heads.end()
    }

    private func writeTotal(of column: Int, to heads: TableRows, _ part: Part) {
        let cells = SummaryTable.cells(ofColumn: column)
        let tally = part.tallies[column]
        switch columns[column].total {
        case .none:
            heads.write(blank: column, style: styles.totalText)
        case .words:
            heads.write(text: words, column: column, style: styles.totalText)
        case .rows:
            heads.write(
                formula: "SUBTOTAL(103,\(cells))", number: ExactDecimal(part.rows.count), column: column,
                style: styles.totalWhole)
        case .sum:
            heads.write(
                formula: "SUBTOTAL(109,\(cells))", number: tally.sum, column: column,
                style: columns[column].kind == .amount ? styles.totalAmount : styles.totalWhole(tally.sum))
        case .average:
            let formula = "IFERROR(ROUND(SUBTOTAL(101,\(cells)),2),\"\")"
            if let average = tally.average {
                heads.write(
                    formula: formula, number: average, column: column, style: styles.totalHundredths)
            } else {
                heads.write(formula: formula, text: "", column: column, style: styles.totalHundredths)
            }
        }
    }

    /// All of a column under the heads, rows that are appended later among them.
    static func cells(ofColumn column: Int) -> String {
        let letters = CellReference.letters(ofColumn: column)
        return "\(letters)\(headRows + 1):\(letters)\(sheetRows)"
    }
}
