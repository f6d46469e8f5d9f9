import Layouts
import Performance

/// What fund types there are: a table for a terminal, or JSON.
public struct FundTypeTable: Sendable {
    private let types: [FundType]
    private let messages: Messages

    /// Makes a table of the data files' fund types.
    public init(_ templates: Templates, messages: Messages) {
        types = templates.store.fundTypes
        self.messages = messages
    }

    /// The table's lines, its heads first.
    public var lines: [String] {
        let heads =
            messages.language == .chinese
            ? ["编号", "名称", "指标数", "表的种类"] : ["id", "name", "indicators", "kinds"]
        let rows =
            [heads]
            + types.map { type in
                [
                    type.id, type.name, String(type.indicators.count),
                    type.kinds.map(messages.name(of:)).joined(separator: messages.pick("、", " ")),
                ]
            }
        let widths = heads.indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        return rows.map { row in
            let line = zip(row, widths).map { DisplayWidth.padded($0, to: $1) }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// The same as a JSON array: id, name, layouts by kind, and the usual indicators.
    public var json: String {
        let items = types.map { type in
            let forms = type.forms.map { forms in
                "\(quoted(forms.kind.rawValue)): [\(forms.layouts.map(quoted).joined(separator: ", "))]"
            }
            let indicators = type.indicators.map { indicator in
                let pairs: [(String, String?)] = [
                    ("level1", indicator.level1), ("level2", indicator.level2), ("level3", indicator.level3),
                    ("comparator", indicator.comparator?.rawValue), ("unit", indicator.unit),
                    ("target", indicator.target),
                ]
                return "      {"
                    + pairs.compactMap { key, text in text.map { "\(quoted(key)): \(quoted($0))" } }
                    .joined(separator: ", ") + "}"
            }
            return """
                  {
                    "id": \(quoted(type.id)),
                    "name": \(quoted(type.name)),
                    "layouts": {\(forms.joined(separator: ", "))},
                    "indicators": [
                \(indicators.joined(separator: ",\n"))
                    ]
                  }
                """
        }
        return "[\n\(items.joined(separator: ",\n"))\n]\n"
    }

    private func quoted(_ text: String) -> String { JSONValue.quoted(text) }
}
