import Checks
import Layouts
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

/// What every test reads and checks with; the data files are decoded once.
enum Embedded {
    /// A reader of the embedded layouts.
    static let reader = Result { try FormReader(TemplateStore()) }
    /// A checker of the embedded national pack.
    static let checker = Result {
        let store = try TemplateStore()
        return Checker(
            try RulePackStore(TemplateFiles()).pack(RulePackStore.standardID),
            layoutLabels: Dictionary(
                uniqueKeysWithValues: store.layouts.map { ($0.id, $0.printedLabels) }))
    }
}
