import Performance
import Primitives
import Templates

/// The weights of a level-1 indicator make what its heading says, or what is usual.
struct LevelWeights: Check {
    static let code = "level-weights"
    static let keys = ["schemes", "execution"]

    /// What is usual: the weight of each level by a word of its name.
    private typealias Scheme = [(word: String, weight: ExactDecimal)]
    private var schemes: [Scheme] = []
    private let execution: ExactDecimal

    init(_ data: RuleData) throws(TemplateError) {
        execution = try data.required("execution").decimal()
        for item in try data.required("schemes").items() {
            var scheme: Scheme = []
            for (word, node) in try item.entries() { scheme.append((word, try node.decimal())) }
            schemes.append(scheme)
        }
    }

    func findings(in form: FormFacts) -> [Finding] {
        guard let levels = LevelWeights.levels(form) else { return [] }
        var findings: [Finding] = []
        for level in levels {
            guard let heading = LevelWeights.heading(level.name) else { continue }
            guard heading != level.sum else { continue }
            findings.append(
                Finding(
                    field: .indicator(level.row, .level1), found: level.name, expected: "\(level.sum)",
                    working: Working.sum(level.parts)))
        }
        // A form whose headings say how it weighs says otherwise.
        guard !levels.contains(where: { LevelWeights.heading($0.name) != nil }) else { return findings }
        if let row = form.scoredFund, let weight = form.weight(form.form.funds[row].weight),
            weight != execution
        {
            findings.append(
                Finding(
                    field: .fund(row, .weight), found: form.form.funds[row].weight?.text,
                    expected: "\(execution)"))
        }
        // The scheme is the one that names just the levels that the form has.
        let names = levels.map(\.name)
        guard
            let scheme = schemes.first(where: { scheme in
                scheme.count == names.count
                    && scheme.allSatisfy { part in names.contains { $0.contains(part.word) } }
            })
        else { return findings }
        for level in levels {
            guard let usual = scheme.first(where: { level.name.contains($0.word) }), usual.weight != level.sum
            else { continue }
            findings.append(
                Finding(
                    field: .indicator(level.row, .level1), found: "\(level.sum)", expected: "\(usual.weight)",
                    working: Working.sum(level.parts)))
        }
        return findings
    }

    /// A level-1 indicator: its first row, its name and the weights under it.
    private struct Level {
        let row: Int
        let name: String
        var parts: [ExactDecimal]
        var sum: ExactDecimal { ExactDecimal.sum(parts) ?? .zero }
    }

    /// The level-1 indicators; nil where the form has none, or not all weights are points.
    private static func levels(_ form: FormFacts) -> [Level]? {
        guard form.parts(.weight) != nil else { return nil }
        var levels: [Level] = []
        for (row, indicator) in form.form.indicators.enumerated() {
            guard let name = indicator.level1, !name.isEmpty else { return nil }
            let weight = indicator.weight.flatMap { form.weight($0) }
            if let place = levels.firstIndex(where: { $0.name == name }) {
                if let weight { levels[place].parts.append(weight) }
            } else {
                levels.append(Level(row: row, name: name, parts: weight.map { [$0] } ?? []))
            }
        }
        return levels.isEmpty || levels.contains { $0.parts.isEmpty } ? nil : levels
    }

    /// The weight that a heading gives in brackets: 产出指标(50分).
    private static func heading(_ name: String) -> ExactDecimal? {
        guard let open = name.lastIndex(where: { "（(".contains($0) }), let last = name.last,
            "）)".contains(last)
        else { return nil }
        let inside = name[name.index(after: open)...].dropLast()
        guard let value = Value(reading: String(inside)), value.unitName == "分" || value.isPercent else {
            return nil
        }
        return value.plainNumber
    }
}
