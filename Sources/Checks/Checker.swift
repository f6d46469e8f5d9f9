public import Performance
import Primitives

/// Checks forms against a rule pack. It only reads: a form is never changed, a figure never guessed.
///
/// ```swift
/// let checker = Checker(try RulePackStore(TemplateFiles()).pack("national"))
/// for problem in checker.problems(in: form) where problem.severity == .error { … }
/// ```
public struct Checker: Sendable {
    private let pack: RulePack
    private let layoutLabels: [String: [FieldPath: String]]

    /// Makes a checker of a pack's rules.
    ///
    /// - Parameter layoutLabels: by layout, the fields that its forms print with their labels; a column stands
    ///   for its first row. A form that was recognised as a layout is told what it has lost of it.
    public init(_ pack: RulePack, layoutLabels: [String: [FieldPath: String]] = [:]) {
        self.pack = pack
        self.layoutLabels = layoutLabels
    }

    /// What breaks the rules in a form, from the first cell to the last; what has no cell comes first.
    ///
    /// The numbers are those that cells store. Where those that they show would be judged otherwise, the problem
    /// says so; one that only the shown numbers have is a note.
    public func problems(in form: Form) -> [Problem] { problems(facts(form)) }

    /// What breaks the rules in a form, and the figures of it that can be laid beside those of others.
    public func examine(_ form: Form) -> (problems: [Problem], figures: FormFigures) {
        let facts = facts(form)
        return (problems(facts), FormFigures(facts, pack))
    }

    private func facts(_ form: Form) -> FormFacts {
        FormFacts(form, layoutLabels: layoutLabels[form.layout] ?? [:])
    }

    private func problems(_ facts: FormFacts) -> [Problem] {
        let byStored = judge(facts)
        guard let seen = facts.form.asSeenOtherwise else { return byStored }
        let byShown = judge(self.facts(seen))
        let (keysOfStored, keysOfShown) = (Set(byStored.map(\.key)), Set(byShown.map(\.key)))
        var all: [Problem] = byStored.map { problem in
            var problem = problem
            problem.stored = problem.field.flatMap { facts.form.storedNumber(at: $0, otherThanIn: seen) }
            if !keysOfShown.contains(problem.key) { problem.judgedBy = .stored }
            return problem
        }
        for var problem in byShown where !keysOfStored.contains(problem.key) {
            problem.severity = .info
            problem.stored = problem.field.flatMap { facts.form.storedNumber(at: $0, otherThanIn: seen) }
            problem.judgedBy = .shown
            all.append(problem)
        }
        return all
    }

    private func judge(_ facts: FormFacts) -> [Problem] {
        let form = facts.form
        var problems: [(order: CellReference?, problem: Problem)] = []
        for rule in pack.rules {
            for finding in rule.check.findings(in: facts) {
                let range = finding.cell.map(facts.range(at:)) ?? finding.field.flatMap(facts.range(of:))
                problems.append(
                    (
                        range?.first,
                        Problem(
                            code: rule.code, severity: rule.severity, sheet: form.origin?.sheet, range: range,
                            field: finding.field, found: finding.found, expected: finding.expected,
                            working: finding.working, readings: finding.readings,
                            rowLabel: finding.field.flatMap(facts.rowLabel(of:)))
                    ))
            }
        }
        return problems.enumerated().sorted { left, right in
            switch (left.element.order, right.element.order) {
            case (let one?, let other?) where one != other: one < other
            case (nil, _?): true
            case (_?, nil): false
            default: left.offset < right.offset
            }
        }.map(\.element.problem)
    }
}

/// What two problems have in common that say the same of the same place.
private struct ProblemKey: Hashable {
    var code: String
    var field: FieldPath?
    var range: CellRange?
}

extension Problem {
    fileprivate var key: ProblemKey { ProblemKey(code: code, field: field, range: range) }
}

extension Form {
    /// The form as it is seen; nil where nobody sees anything but what is stored.
    fileprivate var asSeenOtherwise: Form? {
        // A form that was read has a format for each cell that shows something else.
        if let origin, origin.formats.isEmpty { return nil }
        let seen = asSeen
        return seen == self ? nil : seen
    }

    /// The number of a field, where the cell shows another.
    fileprivate func storedNumber(at field: FieldPath, otherThanIn seen: Form) -> String? {
        guard let number = value(at: field)?.number, number != seen.value(at: field)?.number else {
            return nil
        }
        return number.description
    }

    private func value(at field: FieldPath) -> Value? {
        switch field {
        case .fund(let row, let column): funds.indices.contains(row) ? funds[row][column] : nil
        case .indicator(let row, let column):
            if indicators.indices.contains(row), case .value(let value) = indicators[row][column] {
                value
            } else {
                nil
            }
        case .totalWeight: total?.weight
        case .totalScore: total?.score
        default: nil
        }
    }
}
