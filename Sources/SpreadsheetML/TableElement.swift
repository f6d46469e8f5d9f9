import Markup
import Primitives
import Sheets

/// Reads the `Table` element of a worksheet: its columns, rows and cells.
struct TableElement {
    private let book: BookBuilder<SpreadsheetMLError>
    private let styles: StyleFormats
    /// Where the next column, row and cell stand that say nothing of their place.
    private var nextColumn = 0
    private var nextRow = 0
    private var nextCell = 0
    private var row = 0

    init(book: BookBuilder<SpreadsheetMLError>, styles: StyleFormats) {
        self.book = book
        self.styles = styles
    }

    mutating func read(_ scanner: inout XMLScanner<SpreadsheetMLError>) throws(SpreadsheetMLError) {
        let depth = scanner.depth
        book.setDefaults(
            columnWidth: scanner.double("DefaultColumnWidth").map(Sheet.Column.characters),
            rowHeight: scanner.double("DefaultRowHeight"))
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("Column") {
                    try readColumn(&scanner)
                } else if scanner.isNamed("Row") {
                    try beginRow(&scanner)
                } else if scanner.isNamed("Cell") {
                    try readCell(&scanner)
                } else {
                    try scanner.skipElement()
                }
            case .end where scanner.depth < depth: return
            case .end, .text: break
            case .endOfDocument: return
            }
        }
    }

    private mutating func readColumn(
        _ scanner: inout XMLScanner<SpreadsheetMLError>
    ) throws(SpreadsheetMLError) {
        let first = try index(&scanner, next: nextColumn, last: CellReference.lastColumn)
        let last = first + (try count("Span", &scanner))
        let width = scanner.double("Width").map(Sheet.Column.characters)
        let isHidden = scanner.anyAttribute("Hidden").map(WholeNumber.isTrue) ?? false
        if width != nil || isHidden {
            try book.add(Sheet.Column(first: first, last: last, width: width, isHidden: isHidden))
        }
        nextColumn = last + 1
    }

    private mutating func beginRow(_ scanner: inout XMLScanner<SpreadsheetMLError>) throws(SpreadsheetMLError)
    {
        row = try index(&scanner, next: nextRow, last: CellReference.lastRow)
        let last = min(row + (try count("Span", &scanner)), CellReference.lastRow)
        let height = scanner.double("Height")
        let isHidden = scanner.anyAttribute("Hidden").map(WholeNumber.isTrue) ?? false
        if height != nil || isHidden {
            for index in row...last {
                try book.add(Sheet.Row(index: index, height: height, isHidden: isHidden))
            }
        }
        nextRow = last + 1
        nextCell = 0
    }

    private mutating func readCell(_ scanner: inout XMLScanner<SpreadsheetMLError>) throws(SpreadsheetMLError)
    {
        let column = try index(&scanner, next: nextCell, last: CellReference.lastColumn)
        let across = try count("MergeAcross", &scanner)
        let down = try count("MergeDown", &scanner)
        let place = CellReference(row: row, column: column)
        try book.merge(
            CellRange(first: place, last: CellReference(row: row + down, column: column + across)))
        nextCell = column + across + 1
        var cell = CellElement(
            format: styles.format(of: scanner.text(ofAttribute: "StyleID")),
            formula: scanner.anyAttribute("Formula").map { Array($0) } ?? [])
        try cell.read(&scanner)
        try cell.add(to: book, at: place)
    }

    /// Where an element stands: its index, which counts from one, or behind the one before.
    private func index(
        _ scanner: inout XMLScanner<SpreadsheetMLError>, next: Int, last: Int
    ) throws(SpreadsheetMLError) -> Int {
        guard let text = scanner.anyAttribute("Index") else {
            guard next <= last else { throw .badNumber(attribute: "Index", text: String(next + 1)) }
            return next
        }
        guard let number = WholeNumber.read(text), number >= 1, number <= last + 1 else {
            throw .badNumber(attribute: "Index", text: String(decoding: text.prefix(64), as: UTF8.self))
        }
        return number - 1
    }

    /// How many further rows or columns an element takes.
    private func count(
        _ name: StaticString, _ scanner: inout XMLScanner<SpreadsheetMLError>
    ) throws(SpreadsheetMLError) -> Int {
        guard let text = scanner.anyAttribute(name) else { return 0 }
        guard let number = WholeNumber.read(text), number <= CellReference.lastRow else {
            throw .badNumber(attribute: "\(name)", text: String(decoding: text.prefix(64), as: UTF8.self))
        }
        return number
    }
}
