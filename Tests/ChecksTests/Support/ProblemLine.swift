import Checks
import Performance
import Primitives
import Templates

extension Problem {
    /// A problem in one line, for fixtures: severity, code, cell, field, row, what was found and expected.
    var line: String {
        var parts = ["\(severity.rawValue) \(code) \(range?.description ?? "-") \(field?.description ?? "-")"]
        if let rowLabel { parts.append("row \(rowLabel)") }
        if let found { parts.append("found \(found)") }
        if let expected { parts.append("expected \(expected)") }
        if let working { parts.append("working \(working)") }
        if !readings.isEmpty { parts.append("readings " + readings.joined(separator: ", ")) }
        return parts.joined(separator: " | ").split(whereSeparator: \.isNewline).joined(separator: "\\n")
    }
}

extension Checker {
    /// A checker of an embedded pack.
    static func embedded(_ id: String = RulePackStore.standardID) throws -> Checker {
        try Checker(RulePackStore(TemplateFiles()).pack(id))
    }
}
