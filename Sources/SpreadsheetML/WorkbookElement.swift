import Markup
import Sheets

/// Reads the `Workbook` element: the styles, then the worksheets.
struct WorkbookElement {
    private let book: BookBuilder<SpreadsheetMLError>
    private var styles = StyleFormats()

    init(limits: SheetLimits) { book = BookBuilder(limits: limits) }

    mutating func read(_ scanner: inout XMLScanner<SpreadsheetMLError>) throws(SpreadsheetMLError)
        -> SheetBook
    {
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("Workbook"), scanner.depth == 1 { continue }
                if scanner.isNamed("Styles") {
                    try styles.read(&scanner)
                } else if scanner.isNamed("Worksheet") {
                    try readWorksheet(&scanner)
                } else {
                    try scanner.skipElement()
                }
            case .end, .text: break
            case .endOfDocument:
                guard book.sheetCount > 0 else { throw .noSheets }
                return book.finish()
            }
        }
    }

    private func readWorksheet(_ scanner: inout XMLScanner<SpreadsheetMLError>) throws(SpreadsheetMLError) {
        let depth = scanner.depth
        try book.begin(scanner.text(ofAttribute: "Name") ?? "")
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("Table") {
                    var table = TableElement(book: book, styles: styles)
                    try table.read(&scanner)
                } else if scanner.isNamed("WorksheetOptions") {
                    try readOptions(&scanner)
                } else {
                    try scanner.skipElement()
                }
            case .end where scanner.depth < depth: return
            case .end, .text: break
            case .endOfDocument: return
            }
        }
    }

    /// Whether the sheet is hidden stands among the options of its window.
    private func readOptions(_ scanner: inout XMLScanner<SpreadsheetMLError>) throws(SpreadsheetMLError) {
        let depth = scanner.depth
        while true {
            switch try scanner.next() {
            case .start:
                guard scanner.isNamed("Visible") else {
                    try scanner.skipElement()
                    continue
                }
                switch String(decoding: try scanner.textOfElement(), as: UTF8.self) {
                case "SheetHidden": book.setVisibility(.hidden)
                case "SheetVeryHidden": book.setVisibility(.veryHidden)
                default: break
                }
            case .end where scanner.depth < depth: return
            case .end, .text: break
            case .endOfDocument: return
            }
        }
    }
}
