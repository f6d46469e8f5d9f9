import Markup
import Primitives
import Sheets

/// Reads one `table:table`: its columns, rows and cells, repeats and merged ranges.
struct ODSTable {
    private let book: BookBuilder<ODSError>
    private let styles: ODSStyles
    private var nextColumn = 0
    private var nextRow = 0
    private var row: [ODSCell] = []
    private var rowStyle: String?
    /// The styles that columns give to their cells, by the last column that has it.
    private var columnStyles: [(last: Int, style: String)] = []
    /// Rows without content that have a size of their own, since the last row with content: they count once another
    /// comes, so that the empty rest of a sheet is left out.
    private var emptyRows: [Sheet.Row] = []
    /// The last row that a merged range reaches.
    private var lastMergedRow = -1

    /// How many empty rows are kept one after another; programs repeat one down to the sheet's edge.
    private static let emptyRowLimit = 4096

    init(book: BookBuilder<ODSError>, styles: ODSStyles) {
        self.book = book
        self.styles = styles
    }

    mutating func read(_ scanner: inout ODSScanner) throws(ODSError) {
        let depth = scanner.depth
        let isHidden = styles.isHidden(table: scanner.text(ofAttribute: "style-name"))
        try book.begin(scanner.text(ofAttribute: "name") ?? "", visibility: isHidden ? .hidden : .visible)
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("table-column") {
                    try readColumn(&scanner)
                } else if scanner.isNamed("table-row") {
                    try readRow(&scanner)
                } else if !ODSTable.isGroup(scanner) {
                    try scanner.skipElement()
                }
            case .end where scanner.depth < depth: return try addEmptyRows(until: lastMergedRow + 1)
            case .end, .text: break
            case .endOfDocument: return
            }
        }
    }

    /// Whether an element only groups columns or rows.
    private static func isGroup(_ scanner: borrowing ODSScanner) -> Bool {
        scanner.isNamed("table-columns") || scanner.isNamed("table-column-group")
            || scanner.isNamed("table-header-columns") || scanner.isNamed("table-rows")
            || scanner.isNamed("table-row-group") || scanner.isNamed("table-header-rows")
    }

    private static func isHidden(_ scanner: borrowing ODSScanner) -> Bool {
        scanner.text(ofAttribute: "visibility").map { $0 == "collapse" || $0 == "filter" } ?? false
    }

    private mutating func readColumn(_ scanner: inout ODSScanner) throws(ODSError) {
        let count = try ODSTable.count("number-columns-repeated", scanner)
        let last = min(nextColumn + count - 1, CellReference.lastColumn)
        let width = styles.width(ofColumn: scanner.text(ofAttribute: "style-name"))
        let isHidden = ODSTable.isHidden(scanner)
        if width != nil || isHidden, nextColumn <= last {
            try book.add(Sheet.Column(first: nextColumn, last: last, width: width, isHidden: isHidden))
        }
        if let style = scanner.text(ofAttribute: "default-cell-style-name"), columnStyles.count < 16_384 {
            columnStyles.append((last, style))
        }
        nextColumn += count
    }

    private mutating func readRow(_ scanner: inout ODSScanner) throws(ODSError) {
        let count = try ODSTable.count("number-rows-repeated", scanner)
        let height = styles.height(ofRow: scanner.text(ofAttribute: "style-name"))
        let isHidden = ODSTable.isHidden(scanner)
        rowStyle = scanner.text(ofAttribute: "default-cell-style-name")
        try readCells(&scanner)
        if row.isEmpty {
            guard height != nil || isHidden else {
                nextRow += count
                return
            }
            let kept = min(count, max(0, ODSTable.emptyRowLimit - emptyRows.count))
            for index in 0..<kept {
                emptyRows.append(Sheet.Row(index: nextRow + index, height: height, isHidden: isHidden))
            }
        } else {
            try addEmptyRows(until: nextRow)
            for index in 0..<count {
                for cell in row {
                    try cell.add(to: book, row: nextRow + index)
                    lastMergedRow = max(lastMergedRow, nextRow + index + cell.rowSpan - 1)
                }
                if height != nil || isHidden {
                    try book.add(Sheet.Row(index: nextRow + index, height: height, isHidden: isHidden))
                }
            }
        }
        nextRow += count
    }

    /// Adds the empty rows above a row, and forgets those from there on.
    private mutating func addEmptyRows(until end: Int) throws(ODSError) {
        for row in emptyRows where row.index < end { try book.add(row) }
        emptyRows.removeAll(keepingCapacity: true)
    }

    private mutating func readCells(_ scanner: inout ODSScanner) throws(ODSError) {
        row.removeAll(keepingCapacity: true)
        let depth = scanner.depth
        var column = 0
        while true {
            switch try scanner.next() {
            case .start:
                guard scanner.isNamed("table-cell") || scanner.isNamed("covered-table-cell") else {
                    try scanner.skipElement()
                    continue
                }
                let count = try ODSTable.count("number-columns-repeated", scanner)
                var cell = ODSCell(scanner, column: column, count: count)
                cell.columnSpan = try ODSTable.count("number-columns-spanned", scanner)
                cell.rowSpan = try ODSTable.count("number-rows-spanned", scanner)
                cell.format = format(scanner, at: column)
                try cell.read(&scanner)
                column += count
                if !cell.isEmpty { row.append(cell) }
            case .end where scanner.depth < depth: return
            case .end, .text: break
            case .endOfDocument: return
            }
        }
    }

    /// The number format of the cell whose start was just met: by its own style, its row's or its column's.
    private func format(_ scanner: borrowing ODSScanner, at column: Int) -> [UInt8] {
        let style =
            scanner.text(ofAttribute: "style-name") ?? rowStyle
            ?? columnStyles.first { $0.last >= column }?.style
        return styles.format(of: style) ?? Array("General".utf8)
    }

    /// A count of repeated or merged cells; 1 where there is none.
    static func count(_ name: StaticString, _ scanner: borrowing ODSScanner) throws(ODSError) -> Int {
        guard let text = scanner.anyAttribute(name) else { return 1 }
        guard let number = WholeNumber.read(text), number >= 1, number <= 1 << 32 else {
            throw .badNumber(attribute: "\(name)", text: String(decoding: text.prefix(64), as: UTF8.self))
        }
        return number
    }
}
