import Markup
import Primitives
import Sheets

typealias ODSScanner = XMLScanner<ODSError>

/// Reads the parts of a spreadsheet: the styles, then the tables of its body.
struct ODSDocument {
    private let book: BookBuilder<ODSError>
    private var styles = ODSStyles()
    private var hasSpreadsheet = false

    init(limits: SheetLimits) { book = BookBuilder(limits: limits) }

    mutating func read(_ bytes: [UInt8], part: String) throws(ODSError) {
        var scanner = ODSScanner(limits: XMLLimits())
        try scanner.begin(MemorySource(bytes), part: part)
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("styles") || scanner.isNamed("automatic-styles") {
                    try styles.read(&scanner)
                } else if scanner.isNamed("table"), hasSpreadsheet {
                    var table = ODSTable(book: book, styles: styles)
                    try table.read(&scanner)
                } else if ODSDocument.isContainer(scanner) {
                    if scanner.isNamed("spreadsheet") { hasSpreadsheet = true }
                } else {
                    try scanner.skipElement()
                }
            case .end, .text: break
            case .endOfDocument: return
            }
        }
    }

    /// Whether an element only holds what is looked for.
    private static func isContainer(_ scanner: borrowing ODSScanner) -> Bool {
        scanner.isNamed("document") || scanner.isNamed("document-content")
            || scanner.isNamed("document-styles")
            || scanner.isNamed("body") || scanner.isNamed("spreadsheet")
    }

    func finish() throws(ODSError) -> SheetBook {
        guard hasSpreadsheet else { throw .noSpreadsheet }
        guard book.sheetCount > 0 else { throw .noSheets }
        return book.finish()
    }
}
