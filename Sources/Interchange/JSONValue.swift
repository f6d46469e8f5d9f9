/// JSON to be written: objects keep the order of their keys.
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// A string, or null.
    static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    /// The text over several lines, ending in a newline; what has no object or array in it stands on one line.
    var document: String {
        var text = ""
        write(to: &text, indent: 0)
        return text + "\n"
    }

    private func write(to text: inout String, indent: Int) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .string(let value): text += JSONValue.quoted(value)
        case .array(let items):
            write(items.map { ("", $0) }, between: ("[", "]"), to: &text, indent: indent)
        case .object(let members):
            write(members, between: ("{", "}"), to: &text, indent: indent)
        }
    }

    private func write(
        _ members: [(String, JSONValue)], between ends: (String, String), to text: inout String, indent: Int
    ) {
        let isFlat = members.allSatisfy { $0.1.isScalar }
        text += ends.0
        for (position, member) in members.enumerated() {
            if position > 0 { text += isFlat ? ", " : "," }
            if !isFlat { text += "\n" + String(repeating: "  ", count: indent + 1) }
            if ends.0 == "{" { text += JSONValue.quoted(member.0) + ": " }
            member.1.write(to: &text, indent: indent + 1)
        }
        if !isFlat { text += "\n" + String(repeating: "  ", count: indent) }
        text += ends.1
    }

    private var isScalar: Bool {
        switch self {
        case .array(let items): items.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }

    /// A text as a JSON string.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
