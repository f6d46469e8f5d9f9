import Performance
import Primitives
import Templates

/// What the form prints a place for and leaves blank. What it does not print is not missing, unless the layout
/// that it was recognised as prints it: then it was deleted.
struct RequiredMissing: Check {
    static let code = "required-missing"
    static let keys = ["subject", "optional"]

    /// The lines of the head, any of which will do, by kind of form.
    private var subject: [FormKind: [[Subject.Key]]] = [:]
    /// Words of indicators that may be left out.
    private let optional: SoughtWords

    init(_ data: RuleData) throws(TemplateError) {
        optional = SoughtWords(try data.words("optional"))
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
        head(form) + lostParts(form) + funds(form) + goals(form) + indicators(form) + total(form)
    }

    /// The lines of the head that say nothing.
    private func head(_ form: FormFacts) -> [Finding] {
        (subject[form.form.kind] ?? []).compactMap { keys -> Finding? in
            guard keys.allSatisfy({ !form.isFilled(.subject($0)) }) else { return nil }
            if let printed = keys.first(where: { form.prints(.subject($0)) }) {
                return Finding(field: .subject(printed))
            }
            guard form.hasPlaces else { return keys.first.map { Finding(field: .subject($0)) } }
            // In delimited text a label may stand there with no cell beside it.
            return keys.first { key in form.layoutLabels[.subject(key)].map(form.hasLabel) ?? false }
                .map { Finding(field: .subject($0)) }
        }
    }

    /// The columns and rows of the form's layout that the form has not.
    private func lostParts(_ form: FormFacts) -> [Finding] {
        guard form.hasPlaces else { return [] }
        var lost: [Finding] = []
        for column in Fund.Column.allCases where !form.form.funds.isEmpty && !form.prints(column) {
            if let label = form.layoutLabels[.fund(0, column)] { lost.append(Finding(expected: label)) }
        }
        if !form.form.funds.isEmpty, form.totalFund == nil, let label = form.layoutLabels[.fundLabel(0)] {
            lost.append(Finding(expected: label))
        }
        for column in Indicator.Column.allCases where !form.prints(column) {
            if let label = form.layoutLabels[.indicator(0, column)] { lost.append(Finding(expected: label)) }
        }
        if !form.prints(.totalScore), !form.prints(.totalWeight),
            let label = form.layoutLabels[.totalScore] ?? form.layoutLabels[.totalWeight]
        {
            lost.append(Finding(expected: label))
        }
        return lost
    }

    /// The amounts of the 年度资金总额 row; a source row may be blank.
    private func funds(_ form: FormFacts) -> [Finding] {
        guard form.hasPlaces, let row = form.totalFund else { return [] }
        let fund = form.form.funds[row]
        let amounts: [Fund.Column] = [.initialBudget, .annualBudget, .executed]
        guard form.form.kind.isSelfEvaluation else {
            // A target form has its money in one column or another.
            guard form.form.kind.isTarget, amounts.allSatisfy({ fund[$0] == nil }),
                let place = amounts.first(where: { form.prints(.fund(row, $0)) })
            else { return [] }
            return [Finding(field: .fund(row, place))]
        }
        return (amounts + [.weight, .executionRate, .score]).filter { column in
            fund[column] == nil && form.prints(.fund(row, column))
        }.map { Finding(field: .fund(row, $0)) }
    }

    private func goals(_ form: FormFacts) -> [Finding] {
        let goals = form.form.goals
        guard goals.contains(where: { !PlaceholderLeft.isBlank($0.expected) }) else {
            let isPrinted = goals.indices.contains { form.prints(.goalExpected($0)) }
            return isPrinted || !form.hasPlaces ? [Finding(field: .goalExpected(0))] : []
        }
        guard form.form.kind.isSelfEvaluation else { return [] }
        return goals.indices.filter { row in
            !PlaceholderLeft.isBlank(goals[row].expected) && form.prints(.goalActual(row))
                && PlaceholderLeft.isBlank(goals[row].actual ?? "")
                // One text may stand for all goals, in a cell that was merged.
                && !(form.hasLostMerges && row > 0)
        }.map { Finding(field: .goalActual($0)) }
    }

    private func indicators(_ form: FormFacts) -> [Finding] {
        guard !form.form.indicators.isEmpty else { return [Finding(field: .indicator(0, .level3))] }
        let evaluates = form.form.kind.isSelfEvaluation
        let wanted: [Indicator.Column] = evaluates ? [.target, .actual, .weight, .score] : [.target, .weight]
        let named = form.form.indicators.indices.filter { row in
            form.isNamed(row) && !form.levels(row).contains(where: optional.areIn)
        }
        return named.flatMap { row in
            wanted.filter { isMissing(row, $0, form) }.map { column in
                let field = FieldPath.indicator(row, column)
                return Finding(field: field, cell: form.expectedCell(of: field))
            }
        }
    }

    /// Whether a cell of an indicator that the form prints is blank.
    private func isMissing(_ row: Int, _ column: Indicator.Column, _ form: FormFacts) -> Bool {
        let indicator = form.form.indicators[row]
        guard case .value(nil) = indicator[column], form.prints(column), !form.isCovered(row, column) else {
            return false
        }
        // Points that stood over several rows leave the others without weight and score, where merges were lost.
        let isPoints = column == .weight || column == .score
        return !(isPoints && form.hasLostMerges && row > 0 && indicator.weight == nil && indicator.score == nil)
    }

    private func total(_ form: FormFacts) -> [Finding] {
        guard form.form.kind.isSelfEvaluation, form.hasPlaces else { return [] }
        var findings: [Finding] = []
        if form.form.total?.score == nil, form.prints(.totalScore) { findings.append(Finding(field: .totalScore)) }
        return findings
    }
}

extension FormKind {
    /// Whether it says what was reached.
    var isSelfEvaluation: Bool {
        [.projectSelfEvaluation, .departmentSelfEvaluation, .transferSelfEvaluation].contains(self)
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
