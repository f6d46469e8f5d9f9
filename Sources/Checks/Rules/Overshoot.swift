import Performance
import Primitives
import Templates

/// 实际 far above 指标 is a deviation too, and wants its reason.
struct Overshoot: Check {
    static let code = "overshoot"
    static let keys = ["percent", "costs"]
    private let percent: ExactDecimal
    private let costs: SoughtWords

    init(_ data: RuleData) throws(TemplateError) {
        percent = try data.required("percent").decimal()
        costs = SoughtWords(try data.words("costs"))
    }

    func findings(in form: FormFacts) -> [Finding] {
        form.form.indicators.enumerated().compactMap { row, indicator in
            guard let comparison = Comparison(
                    indicator, isCost: form.isCost(row, words: costs), sharesUnit: form.hasUnitBeside(row)),
                comparison.direction != .atMost, comparison.target > .zero,
                let limit = comparison.target.multiplied(by: percent)?.scaled(byPowerOfTen: -2),
                comparison.actual >= limit, form.prints(.deviation), !form.hasReason(row),
                let share = comparison.actual.scaled(byPowerOfTen: 2).divided(
                    by: comparison.target, places: 0)
            else { return nil }
            return Finding(
                field: .indicator(row, .actual), found: indicator.actual?.text,
                expected: indicator.target?.text,
                working: "\(comparison.actual) ÷ \(comparison.target) = \(share)%")
        }
    }
}
