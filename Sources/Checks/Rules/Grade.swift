import Performance
import Primitives
import Templates

/// The grade is that of the band in which the total score lies.
struct Grade: Check {
    static let code = "grade"
    static let keys = ["bands"]

    /// A band: the words for it, the one to write first, and the score from which it holds.
    private struct Band {
        let words: [String]
        let from: ExactDecimal
    }

    /// From the highest band to the lowest.
    private var bands: [Band] = []

    init(_ data: RuleData) throws(TemplateError) {
        for item in try data.required("bands").items() {
            try item.allow(["words", "from"])
            bands.append(
                Band(words: try item.required("words").texts(), from: try item.required("from").decimal()))
        }
        bands.sort { $0.from > $1.from }
    }

    func findings(in form: FormFacts) -> [Finding] {
        guard let total = form.form.total, let printed = total.score, let score = printed.points,
            let (field, text) = Grade.place(of: total),
            let found = band(of: text), let right = bands.first(where: { score >= $0.from }),
            found.from != right.from, let word = right.words.first
        else { return [] }
        return [
            Finding(
                field: field, found: text, expected: word, working: "\(printed.text) ≥ \(right.from)")
        ]
    }

    /// The grade of a form: what is printed, as the band's first word where it names one, else what the score
    /// makes; nil where there is neither.
    func grade(of total: Total?) -> FormGrade? {
        guard let total else { return nil }
        if let (_, text) = Grade.place(of: total) {
            return .printed(band(of: text)?.words.first ?? text)
        }
        guard let score = total.score?.points else { return nil }
        return bands.first { score >= $0.from }?.words.first.map { .byScore($0) }
    }

    /// Where the grade stands: its own cell, or the rest of the 总分 row (`等级：优`).
    private static func place(of total: Total) -> (FieldPath, String)? {
        if let grade = total.grade, !grade.isEmpty { return (.totalGrade, grade) }
        if let note = total.note, note.contains("等级") { return (.totalNote, note) }
        return nil
    }

    /// The band that a text names: `优`, `等级：良好`, `☑优 □良`; nil where it names none or several.
    private func band(of text: String) -> Band? {
        let plain = text.filter { !$0.isWhitespace }
        if let mark = plain.firstIndex(where: { "☑√✓✔■●".contains($0) }) {
            let rest = String(plain[plain.index(after: mark)...])
            return bands.first { $0.words.contains { rest.hasPrefix($0) } }
        }
        guard !plain.contains("□") else { return nil }
        let name = plain.split(whereSeparator: { "：:".contains($0) }).last.map(String.init) ?? plain
        return bands.first { $0.words.contains(name) }
    }
}
