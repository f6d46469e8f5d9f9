import Markup
import Sheets

/// The styles of a spreadsheet, as far as they say how numbers look, what columns and rows measure, and what is shown.
struct ODSStyles {
    private struct Style {
        var parent: String?
        var dataStyle: String?
        var length: Double?
        var isHidden = false
    }

    /// By family and name, `table-cell/ce1`.
    private var styles: [String: Style] = [:]
    /// The codes of the number styles.
    private var codes: [String: [UInt8]] = [:]

    /// How many styles are kept.
    private static let limit = 65_536
    /// How long a chain of parents is followed.
    private static let parentLimit = 16

    /// Reads an element that holds styles.
    mutating func read(_ scanner: inout ODSScanner) throws(ODSError) {
        let depth = scanner.depth
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("style") {
                    try readStyle(&scanner)
                } else if NumberStyle.isOne(scanner), codes.count < ODSStyles.limit {
                    let name = scanner.text(ofAttribute: "name") ?? ""
                    var style = NumberStyle(scanner)
                    codes[name] = try style.read(&scanner)
                } else {
                    try scanner.skipElement()
                }
            case .end where scanner.depth < depth: return
            case .end, .text: break
            case .endOfDocument: return
            }
        }
    }

    private mutating func readStyle(_ scanner: inout ODSScanner) throws(ODSError) {
        let depth = scanner.depth
        let key = "\(scanner.text(ofAttribute: "family") ?? "")/\(scanner.text(ofAttribute: "name") ?? "")"
        var style = Style(
            parent: scanner.text(ofAttribute: "parent-style-name"),
            dataStyle: scanner.text(ofAttribute: "data-style-name"))
        reading: while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("table-column-properties") {
                    style.length = scanner.text(ofAttribute: "column-width").flatMap(ODSStyles.points)
                } else if scanner.isNamed("table-row-properties") {
                    style.length = scanner.text(ofAttribute: "row-height").flatMap(ODSStyles.points)
                } else if scanner.isNamed("table-properties") {
                    style.isHidden = scanner.text(ofAttribute: "display") == "false"
                }
                try scanner.skipElement()
            case .end where scanner.depth < depth: break reading
            case .end, .text: break
            case .endOfDocument: break reading
            }
        }
        if styles.count < ODSStyles.limit { styles[key] = style }
    }

    /// The code of the number format of a cell's style; nil where it has none.
    func format(of style: String?) -> [UInt8]? {
        var name = style
        for _ in 0..<ODSStyles.parentLimit {
            guard let known = name.flatMap({ styles["table-cell/\($0)"] }) else { return nil }
            if let data = known.dataStyle { return codes[data] }
            name = known.parent
        }
        return nil
    }

    /// The width of a column in characters.
    func width(ofColumn style: String?) -> Double? {
        style.flatMap { styles["table-column/\($0)"]?.length }.map(Sheet.Column.characters)
    }

    /// The height of a row in points.
    func height(ofRow style: String?) -> Double? { style.flatMap { styles["table-row/\($0)"]?.length } }

    /// Whether a table is hidden.
    func isHidden(table style: String?) -> Bool { style.flatMap { styles["table/\($0)"]?.isHidden } ?? false }

    /// A length in points: `2.258cm`, `0.8in`.
    private static func points(_ text: String) -> Double? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let number = Double(digits), number.isFinite else { return nil }
        switch text.dropFirst(digits.count) {
        case "cm": return number * 72 / 2.54
        case "mm": return number * 72 / 25.4
        case "in": return number * 72
        case "pt": return number
        case "pc": return number * 12
        case "px": return number * 0.75
        default: return nil
        }
    }
}
