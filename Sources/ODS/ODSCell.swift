import Markup
import Primitives
import Sheets

/// One cell as it is written, with how often it is repeated.
struct ODSCell {
    var columnSpan = 1
    var rowSpan = 1
    /// The code of its number format.
    var format: [UInt8] = []
    private let column: Int
    private let count: Int
    private let type: String
    private let isError: Bool
    private let value: [UInt8]?
    private let formula: [UInt8]
    /// The lines that the officer sees; nil where the cell has none.
    private var text: [UInt8]?

    /// Takes the attributes of the cell whose start was just met.
    init(_ scanner: borrowing ODSScanner, column: Int, count: Int) {
        self.column = column
        self.count = count
        type = scanner.text(ofAttribute: "value-type") ?? ""
        isError = scanner.values(ofAttribute: "value-type").contains { $0.spells("error") }
        let name: StaticString? =
            switch type {
            case "float", "percentage", "currency": "value"
            case "date": "date-value"
            case "time": "time-value"
            case "boolean": "boolean-value"
            case "string": "string-value"
            default: nil
            }
        value = name.flatMap { scanner.anyAttribute($0) }.map { Array($0) }
        // The formula's language stands before its equals sign: `of:=SUM([.A1:.A3])`.
        formula =
            scanner.anyAttribute("formula").map { formula in
                Array(formula.firstIndex(of: UInt8(ascii: "=")).map { formula[($0 + 1)...] } ?? formula[...])
            } ?? []
    }

    /// Reads what the cell holds.
    mutating func read(_ scanner: inout ODSScanner) throws(ODSError) {
        var lines = ODSText()
        text = try lines.read(&scanner)
    }

    /// Whether there is nothing to keep of it.
    var isEmpty: Bool {
        (text ?? []).isEmpty && (value ?? []).isEmpty && formula.isEmpty && columnSpan == 1 && rowSpan == 1
    }

    /// Adds the cell as often as it is repeated.
    func add(to book: BookBuilder<ODSError>, row: Int) throws(ODSError) {
        if columnSpan > 1 || rowSpan > 1 {
            try book.merge(
                CellRange(
                    rows: row...(row + rowSpan - 1), columns: column...(column + columnSpan - 1)))
        }
        for index in 0..<count {
            guard !((text ?? []).isEmpty && (value ?? []).isEmpty && formula.isEmpty) else { return }
            try add(to: book, at: CellReference(row: row, column: column + index))
        }
    }

    private func add(to book: BookBuilder<ODSError>, at place: CellReference) throws(ODSError) {
        let seen = text.flatMap { $0.isEmpty ? nil : $0 }
        if isError { return try book.add(.error, text: seen ?? value ?? [], formula: formula, at: place) }
        guard let value, !value.isEmpty else {
            if seen == nil, !formula.isEmpty {
                return try book.add(.formulaWithoutValue, text: [], formula: formula, at: place)
            }
            return try book.add(.text, text: seen ?? [], formula: formula, at: place)
        }
        switch type {
        case "float", "percentage", "currency":
            let code = type == "percentage" && format == Array("General".utf8) ? Array("0%".utf8) : format
            try book.add(
                number: ODSCell.shortened(value), format: code, shown: seen, formula: formula, at: place)
        case "date", "time":
            try book.add(date: value, format: format, shown: seen, formula: formula, at: place)
        case "boolean":
            let isTrue = value == Array("true".utf8)
            try book.add(
                .boolean, stored: [isTrue ? UInt8(ascii: "1") : UInt8(ascii: "0")],
                text: seen ?? Array((isTrue ? "TRUE" : "FALSE").utf8), formula: formula, at: place)
        default: try book.add(.text, stored: value, text: seen ?? value, formula: formula, at: place)
        }
    }

    /// A number without the digits that say nothing: it is a double by its type, but some programs write out more
    /// than a double holds (`26.0799999999999999999`). Whole numbers stay as they are written.
    private static func shortened(_ digits: [UInt8]) -> [UInt8] {
        guard digits.count > 18, digits.contains(UInt8(ascii: ".")),
            let number = Double(String(decoding: digits, as: UTF8.self)), number.isFinite
        else { return digits }
        return Array(number.description.utf8)
    }
}
