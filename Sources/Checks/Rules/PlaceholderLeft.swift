import Performance
import Primitives
import Templates

/// What the blank form was filled with, left in: `……`, `.....`, `指标2：`.
struct PlaceholderLeft: Check {
    static let code = "placeholder-left"

    init(_ data: RuleData) throws(TemplateError) {}

    func findings(in form: FormFacts) -> [Finding] {
        var findings: [Finding] = []
        var told: Set<CellReference> = []
        for text in form.form.origin?.texts ?? [] where PlaceholderLeft.isPlaceholder(text.text) {
            told.insert(text.cell)
            findings.append(
                Finding(
                    field: form.field(at: text.cell), cell: text.cell,
                    found: text.text.filter { !$0.isNewline }
                ))
        }
        for (field, text) in form.texts where PlaceholderLeft.isPlaceholder(text) {
            let cell = form.range(of: field)?.first
            if let cell, told.contains(cell) { continue }
            findings.append(Finding(field: field, found: text))
        }
        return findings
    }

    /// Whether a text is a run of dots, or the beginning of an item with nothing behind it.
    static func isPlaceholder(_ text: String) -> Bool {
        // The first character rules out nearly every text.
        guard let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }),
            "….⋯．。·指目".unicodeScalars.contains(first)
        else { return false }
        var plain = text.filter { !$0.isWhitespace }[...]
        guard !plain.isEmpty else { return false }
        if let colon = plain.firstIndex(where: { "：:".contains($0) }) {
            let head = plain[..<colon]
            let number = head.drop { !$0.isDigit }
            if ["指标", "目标"].contains(String(head.prefix(head.count - number.count))), !number.isEmpty,
                number.allSatisfy(\.isDigit)
            {
                plain = plain[plain.index(after: colon)...]
                if plain.isEmpty { return true }
            }
        }
        let dots = plain.reduce(0) { $0 + ($1 == "…" || $1 == "⋯" ? 3 : ".．。·".contains($1) ? 1 : -1000) }
        return dots >= 3
    }
}
