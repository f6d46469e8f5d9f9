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
