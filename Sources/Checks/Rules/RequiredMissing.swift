import Performance
import Primitives
import Templates

/// What a form cannot do without: a name, a unit, a goal, an indicator, and a target for each.
struct RequiredMissing: Check {
    static let code = "required-missing"
    static let keys = ["subject"]

    /// The lines of the head, any of which will do, by kind of form.
    private var subject: [FormKind: [[Subject.Key]]] = [:]

    init(_ data: RuleData) throws(TemplateError) {
        for (name, node) in try data.required("subject").entries() {
            guard let kind = FormKind(rawValue: name) else {
                throw node.error(.unknownWord(name, allowed: FormKind.allCases.map(\.rawValue)))
            }
            var lines: [[Subject.Key]] = []
            for item in try node.items() { lines.append(try item.texts().map { Subject.Key($0) }) }
            subject[kind] = lines
        }
    }

    func findings(in form: FormFacts) -> [Finding] {
        var findings: [Finding] = []
        for keys in subject[form.form.kind] ?? [] where keys.allSatisfy({ !form.isFilled(.subject($0)) }) {
            // The line that the form prints and leaves blank, or the first where it prints none.
            let printed = keys.first { form.range(of: .subject($0)) != nil } ?? keys.first
            if let printed { findings.append(Finding(field: .subject(printed))) }
        }
        if !form.form.goals.contains(where: { !PlaceholderLeft.isBlank($0.expected) }) {
            findings.append(Finding(field: .goalExpected(0)))
        }
        guard !form.form.indicators.isEmpty else {
            return findings + [Finding(field: .indicator(0, .level3))]
        }
        for (row, indicator) in form.form.indicators.enumerated()
        where indicator.target == nil && !form.isCovered(row, .target) && RequiredMissing.isMeant(indicator) {
            let field = FieldPath.indicator(row, .target)
            findings.append(Finding(field: field, cell: form.expectedCell(of: field)))
        }
        return findings
    }

    /// Whether a row is an indicator in earnest, and no level-2 heading that was left empty.
    private static func isMeant(_ indicator: Indicator) -> Bool {
        indicator.level3.map { !PlaceholderLeft.isBlank($0) } ?? true
            || indicator.weight?.number != nil || indicator.score?.number != nil
    }
}

extension FormFacts {
    /// Whether a line of the head says something.
    func isFilled(_ field: FieldPath) -> Bool {
        guard case .subject(let key) = field, let text = form.subject[key] else { return false }
        return !PlaceholderLeft.isBlank(text)
    }
}

extension PlaceholderLeft {
    /// Whether a text says nothing: no text at all, or what the blank form was filled with.
    static func isBlank(_ text: String) -> Bool {
        text.allSatisfy(\.isWhitespace) || isPlaceholder(text)
    }
}
