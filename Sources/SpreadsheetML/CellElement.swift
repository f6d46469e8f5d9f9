import Markup
import Primitives
import Sheets

/// One `Cell` element: its data, and what becomes of it.
struct CellElement {
    private let format: [UInt8]
    private let formula: [UInt8]
    private var type: [UInt8] = []
    private var data: [UInt8]?

    /// - Parameters:
    ///   - format: the code of the cell's number format.
    ///   - formula: the formula with its equals sign; empty where there is none.
    init(format: [UInt8], formula: [UInt8]) {
        self.format = format
        self.formula = formula.first == UInt8(ascii: "=") ? Array(formula.dropFirst()) : formula
    }

    /// Reads what the element holds; a comment has data of its own, which is no cell's.
    mutating func read(_ scanner: inout XMLScanner<SpreadsheetMLError>) throws(SpreadsheetMLError) {
        let depth = scanner.depth
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("Data"), data == nil {
                    type = scanner.anyAttribute("Type").map { Array($0) } ?? []
                    data = try scanner.textOfElement()
                } else {
                    try scanner.skipElement()
                }
            case .end where scanner.depth < depth: return
            case .end, .text: break
            case .endOfDocument: return
            }
        }
    }

    func add(to book: BookBuilder<SpreadsheetMLError>, at place: CellReference) throws(SpreadsheetMLError) {
        let data = data ?? []
        switch String(decoding: type, as: UTF8.self) {
        case "Number" where !data.isEmpty:
            try book.add(number: data, format: format, formula: formula, at: place)
        case "DateTime" where !data.isEmpty:
            try book.add(date: data, format: format, formula: formula, at: place)
        case "Boolean" where !data.isEmpty:
            let isTrue = data.withUnsafeBufferPointer { WholeNumber.isTrue($0) }
            try book.add(
                .boolean, stored: [isTrue ? UInt8(ascii: "1") : UInt8(ascii: "0")],
                text: Array((isTrue ? "TRUE" : "FALSE").utf8),
                formula: formula, at: place)
        case "Error": try book.add(.error, text: data, formula: formula, at: place)
        case "String": try book.add(text: data, format: format, formula: formula, at: place)
        default:
            if data.isEmpty, !formula.isEmpty {
                try book.add(.formulaWithoutValue, text: [], formula: formula, at: place)
            } else {
                try book.add(text: data, format: format, formula: formula, at: place)
            }
        }
    }
}
