import Performance
import Primitives
import Templates

/// 得分 of the indicators and of 年度资金总额 make that of the 总分 row.
struct ScoresSum: Check {
    static let code = "scores-sum"
    static let keys = ["tolerance"]
    private let tolerance: ExactDecimal

    init(_ data: RuleData) throws(TemplateError) {
        tolerance = try data.tolerance()
    }

    func findings(in form: FormFacts) -> [Finding] {
        guard let total = form.form.total?.score, let printed = total.points,
            let parts = form.parts(.score), let sum = ExactDecimal.sum(parts),
            !sum.isWithin(tolerance, of: printed), !isRightAsShown(total, form)
        else { return [] }
        return [
            Finding(
                field: .totalScore, found: total.text, expected: sum.text(places: total.places),
                working: Working.sum(parts))
        ]
    }

    /// Whether the points that are seen add up, where cells store more digits than they show.
    private func isRightAsShown(_ total: Value, _ form: FormFacts) -> Bool {
        guard let printed = total.asShown.points,
            let sum = form.parts(.score, shown: true).flatMap(ExactDecimal.sum)
        else { return false }
        return sum.isWithin(tolerance, of: printed)
    }
}
