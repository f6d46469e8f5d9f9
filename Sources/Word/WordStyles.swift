import Markup
import Primitives

/// What styles say of paragraphs and runs, as far as it matters: what is hidden, centred, or a heading.
struct WordStyles {
    private struct Style {
        var parent: String?
        var isHidden: Bool?
        var isCentred: Bool?
        var isHeading = false
    }

    private var styles: [String: Style] = [:]

    /// How many styles are kept.
    private static let limit = 10_000
    /// How long a chain of parents is followed.
    private static let parentLimit = 16

    /// Reads the styles' part.
    mutating func read(_ scanner: inout WordScanner) throws(WordError) {
        var name: String?
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("style") {
                    name = styles.count < WordStyles.limit ? scanner.text(ofAttribute: "styleId") : nil
                    if let name { styles[name] = Style() }
                } else if let name {
                    take(scanner, into: name)
                }
            case .end: if scanner.isNamed("style") { name = nil }
            case .text: break
            case .endOfDocument: return
            }
        }
    }

    private mutating func take(_ scanner: borrowing WordScanner, into name: String) {
        if scanner.isNamed("basedOn") {
            styles[name]?.parent = scanner.text(ofAttribute: "val")
        } else if scanner.isNamed("vanish") {
            styles[name]?.isHidden = scanner.isOn
        } else if scanner.isNamed("jc") {
            styles[name]?.isCentred = scanner.text(ofAttribute: "val") == "center"
        } else if scanner.isNamed("outlineLvl") {
            styles[name]?.isHeading = true
        } else if scanner.isNamed("name") {
            let title = scanner.text(ofAttribute: "val")?.lowercased() ?? ""
            if title == "title" || title.hasPrefix("heading") { styles[name]?.isHeading = true }
        }
    }

    /// Whether text in a style is hidden.
    func isHidden(_ style: String?) -> Bool { chain(style).lazy.compactMap(\.isHidden).first ?? false }

    /// Whether paragraphs in a style are centred.
    func isCentred(_ style: String?) -> Bool { chain(style).lazy.compactMap(\.isCentred).first ?? false }

    /// Whether a style is a heading's.
    func isHeading(_ style: String?) -> Bool { chain(style).contains(where: \.isHeading) }

    private func chain(_ style: String?) -> [Style] {
        var found: [Style] = []
        var name = style
        while found.count < WordStyles.parentLimit, let style = name.flatMap({ styles[$0] }) {
            found.append(style)
            name = style.parent
        }
        return found
    }
}

extension XMLScanner {
    /// Whether a property that can be on or off is on: it is, unless its value says otherwise.
    var isOn: Bool {
        guard let value = text(ofAttribute: "val") else { return true }
        return !["0", "false", "off", "none"].contains(value)
    }
}
