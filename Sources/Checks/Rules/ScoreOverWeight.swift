import Performance
import Primitives
import Templates

/// 0 ≤ 得分 ≤ 分值, on every indicator and funds row.
struct ScoreOverWeight: Check {
    static let code = "score-over-weight"

    init(_ data: RuleData) throws(TemplateError) {}

    func findings(in form: FormFacts) -> [Finding] {
        var findings: [Finding] = []
        for (row, fund) in form.form.funds.enumerated() {
            guard let weight = form.weight(fund.weight) else { continue }
            findings += finding(.fund(row, .score), fund.score, weights: [weight])
        }
        for (row, indicator) in form.form.indicators.enumerated() {
            // A score merged over several rows stands against the weights of all of them.
            let weights = form.rows(sharing: row, .score).map { form.weight(form.form.indicators[$0].weight) }
            guard weights.first != .some(nil), form.weight(indicator.weight) != nil else { continue }
            findings += finding(
                .indicator(row, .score), indicator.score, weights: weights.compactMap { $0 })
        }
        return findings
    }

    private func finding(_ field: FieldPath, _ value: Value?, weights: [ExactDecimal]) -> [Finding] {
        guard let value, let score = value.points, let weight = ExactDecimal.sum(weights),
            score.isNegative || score > weight
        else { return [] }
        return [
            Finding(
                field: field, found: value.text, expected: "0–\(weight)",
                working: weights.count > 1 ? Working.sum(weights) : nil)
        ]
    }
}
