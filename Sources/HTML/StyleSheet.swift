import NumberFormats

/// What styles say of cells: the number format, and whether they are shown.
struct StyleSheet {
    /// The declarations of one rule or `style` attribute that matter.
    struct Style {
        var numberFormat: [UInt8]?
        var isHidden = false
        /// Whether an empty cell's spans are none: so Excel folds empty cells.
        var ignoresSpans = false
        var isCentred: Bool?
        var height: Double?
        var width: Double?

        init(_ declarations: String) {
            for declaration in StyleSheet.split(declarations, at: ";") {
                guard let colon = declaration.firstIndex(of: ":") else { continue }
                let value = declaration[declaration.index(after: colon)...].trimmingSpace
                switch declaration[..<colon].trimmingSpace.lowercased() {
                case "mso-number-format": numberFormat = StyleSheet.formatCode(value)
                case "display": isHidden = value.lowercased().hasPrefix("none")
                case "mso-ignore": ignoresSpans = value.lowercased().contains("span")
                case "text-align": isCentred = value.lowercased().hasPrefix("center")
                case "height": height = StyleSheet.points(value)
                case "width": width = StyleSheet.points(value)
                default: break
                }
            }
        }
    }

    private var styles: [String: Style] = [:]

    /// How many rules are kept.
    private static let limit = 10_000

    /// Takes in the rules of a `style` element for single classes and elements: `.xl65`, `td`.
    mutating func add(_ text: String) {
        for rule in text.split(separator: "}") {
            guard let brace = rule.firstIndex(of: "{"), styles.count < StyleSheet.limit else { continue }
            let style = Style(String(rule[rule.index(after: brace)...]))
            for selector in rule[..<brace].split(separator: ",") {
                var name = selector.trimmingSpace
                while name.hasPrefix("<!--") { name = name.dropFirst(4).trimmingSpace }
                guard !name.isEmpty, !name.contains(where: { " >+~:[#*\n".contains($0) }) else { continue }
                styles[name.lowercased()] = style
            }
        }
    }

    /// What holds for an element with these classes and style of its own; the nearer rule counts.
    func style(of element: String, classes: String?, own: String?) -> Style {
        var style = Style(own ?? "")
        var names = (classes ?? "").split(separator: " ").map { ".\($0)".lowercased() }
        names += names.map { element + $0 }
        for name in names.reversed() + [element] {
            guard let rule = styles[name] else { continue }
            if style.numberFormat == nil { style.numberFormat = rule.numberFormat }
            if rule.isHidden, own?.lowercased().contains("display") != true { style.isHidden = true }
            if rule.ignoresSpans { style.ignoresSpans = true }
            if style.isCentred == nil { style.isCentred = rule.isCentred }
        }
        return style
    }

    /// A number format as Excel writes it in a style: in quotes or not, with backslashes before signs and `\0022`
    /// for quotes; or one of its names.
    static func formatCode(_ value: String) -> [UInt8] {
        var text = Array(value.utf8)
        if text.count >= 2, let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            text.last == quote
        {
            text = Array(text.dropFirst().dropLast())
        }
        var code: [UInt8] = []
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
                code.append(text[index])
                index += 1
                continue
            }
            let digits = text[(index + 1)...].prefix(4)
            if digits.count == 4, digits.starts(with: "00".utf8),
                let number = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), number >= 0x20,
                number < 0x7F
            {
                code.append(number)
                index += 5
            } else {
                code.append(text[index + 1])
                index += 2
            }
        }
        return BuiltInFormats.code(named: code) ?? code
    }

    /// A length in points: `14.25pt`, `19px`, `19`.
    static func points(_ value: String) -> Double? {
        let number = value.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let length = Double(number), length.isFinite else { return nil }
        switch value.dropFirst(number.count).trimmingSpace.lowercased() {
        case "pt": return length
        case "", "px": return length * 0.75
        case "cm": return length * 72 / 2.54
        case "mm": return length * 72 / 25.4
        case "in": return length * 72
        default: return nil
        }
    }

    /// Parts between separators that stand outside quotes.
    private static func split(_ text: String, at separator: Character) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var quote: Character?
        var isEscaped = false
        for index in text.indices {
            let character = text[index]
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == separator {
                parts.append(text[start..<index])
                start = text.index(after: index)
            }
        }
        parts.append(text[start...])
        return parts
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmingSpace: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
