import Markup
import NumberFormats

/// The number formats of the styles.
struct StyleFormats {
    private struct Style {
        var parent: String?
        var format: [UInt8]?
    }

    private var styles: [String: Style] = [:]

    /// How many styles are kept; spreadsheets allow 4,000.
    private static let limit = 65_536
    /// How long a chain of parents is followed.
    private static let parentLimit = 16

    /// Reads the `Styles` element.
    mutating func read(_ scanner: inout XMLScanner<SpreadsheetMLError>) throws(SpreadsheetMLError) {
        let depth = scanner.depth
        var current: String?
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("Style") {
                    current = styles.count < StyleFormats.limit ? scanner.text(ofAttribute: "ID") : nil
                    if let current {
                        styles[current] = Style(parent: scanner.text(ofAttribute: "Parent"), format: nil)
                    }
                } else if scanner.isNamed("NumberFormat"), let current {
                    let format = scanner.anyAttribute("Format").map { Array($0) } ?? []
                    styles[current]?.format =
                        format.isEmpty ? StyleFormats.general : BuiltInFormats.code(named: format) ?? format
                }
            case .end where scanner.depth < depth: return
            case .end, .text: break
            case .endOfDocument: return
            }
        }
    }

    /// The code of a cell's number format.
    func format(of style: String?) -> [UInt8] {
        var id: String? = style ?? "Default"
        for _ in 0..<StyleFormats.parentLimit {
            guard let known = id.flatMap({ styles[$0] }) else { break }
            if let format = known.format { return format }
            id = known.parent
        }
        return StyleFormats.general
    }

    static let general = Array("General".utf8)
}
