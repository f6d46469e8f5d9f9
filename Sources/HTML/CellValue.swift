import Markup
import Primitives
import Sheets

/// What the program that wrote a page says of a cell's value beside its text.
///
/// Excel does so in `x:num`, LibreOffice in `sdval`, SheetJS in `data-v`; a page of another program says nothing.
struct CellValue {
    private enum Kind {
        case unsaid
        case text
        case number([UInt8]?)
        case boolean
        case error
    }

    private var kind: Kind
    private var format: [UInt8]
    private var formula: [UInt8]

    static let none = CellValue(kind: .unsaid, format: [], formula: [])

    private init(kind: Kind, format: [UInt8], formula: [UInt8]) {
        self.kind = kind
        self.format = format
        self.formula = formula
    }

    /// Reads the attributes of the cell whose start tag was just met.
    ///
    /// - Parameters:
    ///   - styled: the number format that its style names.
    ///   - isText: whether the table says that its cells are text where they say nothing else.
    init(_ scanner: HTMLScanner, styled: [UInt8]?, isText: Bool) {
        format = styled ?? []
        formula =
            scanner.attribute("x:fmla").map { $0.first == UInt8(ascii: "=") ? Array($0.dropFirst()) : $0 }
            ?? []
        if let number = scanner.attribute("x:num") {
            kind = .number(number.isEmpty ? nil : number)
        } else if scanner.attribute("x:err") != nil {
            kind = .error
        } else if scanner.attribute("x:bool") != nil {
            kind = .boolean
        } else if let number = scanner.attribute("sdval") {
            kind = .number(number)
            // Languages and the code, between semicolons.
            let parts = (scanner.attribute("sdnum") ?? []).split(
                separator: UInt8(ascii: ";"), maxSplits: 2, omittingEmptySubsequences: false)
            if parts.count == 3 { format = Array(parts[2]) }
        } else if let type = scanner.attribute("data-t") {
            switch type.first {
            case UInt8(ascii: "n"): kind = .number(scanner.attribute("data-v"))
            case UInt8(ascii: "b"): kind = .boolean
            case UInt8(ascii: "e"): kind = .error
            default: kind = .text
            }
            format = scanner.attribute("data-z") ?? format
        } else if isText || scanner.attribute("x:str") != nil || format == [UInt8(ascii: "@")] {
            kind = .text
        } else {
            kind = .unsaid
        }
    }

    func add(_ text: [UInt8], to book: BookBuilder<HTMLError>, at place: CellReference) throws(HTMLError) {
        switch kind {
        case .text: try book.add(.text, text: text, formula: formula, at: place)
        case .error: try book.add(.error, text: text, formula: formula, at: place)
        case .boolean:
            let isTrue = text.map { $0 | 0x20 } == Array("true".utf8)
            try book.add(
                .boolean, stored: [isTrue ? UInt8(ascii: "1") : UInt8(ascii: "0")], text: text,
                formula: formula,
                at: place)
        case .number(let exact):
            guard let stored = exact ?? (BookBuilder<HTMLError>.isPlainNumber(text) ? text : nil) else {
                return try book.add(.text, text: text, formula: formula, at: place)
            }
            try book.add(number: stored, format: format, shown: text, formula: formula, at: place)
        case .unsaid:
            try book.add(shown: text, format: format, formula: formula, at: place)
        }
    }
}
