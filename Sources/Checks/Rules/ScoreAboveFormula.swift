import Performance
import Primitives
import Templates

/// A number target that was missed cannot have full marks.
struct ScoreAboveFormula: Check {
    static let code = "score-above-formula"
    static let keys = ["formulas", "costs"]

    /// How a missed target is marked.
    private enum Formula: String, CaseIterable {
        /// 实际 ÷ 指标 × 分值
        case proportional
        /// 指标 ÷ 实际 × 分值
        case inverse
        /// (1 − (实际 − 指标) ÷ 指标) × 分值
        case linear
    }

    private var formulas: [Comparison.Direction: [Formula]] = [:]
    private let costs: SoughtWords

    init(_ data: RuleData) throws(TemplateError) {
        costs = SoughtWords(try data.words("costs"))
        for (name, node) in try data.required("formulas").entries() {
            guard let direction = Comparison.Direction(rawValue: name) else {
                throw node.error(.unknownWord(name, allowed: Comparison.Direction.allCases.map(\.rawValue)))
            }
            var words: [Formula] = []
            for item in try node.items() { words.append(try item.word(of: Formula.self)) }
            formulas[direction] = words
        }
    }

    func findings(in form: FormFacts) -> [Finding] {
        form.form.indicators.enumerated().compactMap { row, indicator in
            guard let score = indicator.score?.points, let weight = form.weight(indicator.weight),
                weight > .zero, score >= weight,
                form.rows(sharing: row, .score) == [row], form.rows(sharing: row, .weight) == [row],
                let comparison = Comparison(
                    indicator, isCost: form.isCost(row, words: costs), sharesUnit: form.hasUnitBeside(row)),
                comparison.isMissed
            else { return nil }
            let marks = (formulas[comparison.direction] ?? []).compactMap {
                mark($0, comparison, weight: weight)
            }
            guard let best = marks.map(\.points).max(), best < score else { return nil }
            let isSure = Set(marks.map(\.points)).count == 1
            return Finding(
                field: .indicator(row, .score), found: indicator.score?.text,
                expected: isSure ? "\(best)" : nil, working: isSure ? marks[0].working : nil,
                readings: isSure ? [] : marks.map { "\($0.points) = \($0.working)" })
        }
    }

    private func mark(
        _ formula: Formula, _ comparison: Comparison, weight: ExactDecimal
    ) -> (points: ExactDecimal, working: String)? {
        let (target, actual) = (comparison.target, comparison.actual)
        guard target > .zero, !actual.isNegative else { return nil }
        let points: ExactDecimal?
        let working: String
        switch formula {
        case .proportional:
            points = weight.multiplied(by: actual)?.divided(by: target, places: 2)
            working = Working.share(actual, of: target, times: weight)
        case .inverse:
            points = weight.multiplied(by: target)?.divided(by: actual, places: 2)
            working = Working.share(target, of: actual, times: weight)
        case .linear:
            let left = target.adding(target)?.subtracting(actual)
            points = left.flatMap { max($0, .zero).multiplied(by: weight) }?.divided(by: target, places: 2)
            working = "(1 − (\(actual) − \(target)) ÷ \(target)) × \(weight)"
        }
        return points.map { ($0, working) }
    }
}
