import Performance
import Primitives
import Templates

/// 分值, 得分, 执行率 and amounts hold numbers.
struct ValueNotNumber: Check {
    static let code = "value-not-number"

    init(_ data: RuleData) throws(TemplateError) {}

    func findings(in form: FormFacts) -> [Finding] {
        var findings: [Finding] = []
        func add(_ field: FieldPath, _ value: Value?, isNumber: (Value) -> Bool) {
            guard let value, !value.notApplicable, !isNumber(value) else { return }
            findings.append(Finding(field: field, found: value.text))
        }
        for (row, fund) in form.form.funds.enumerated() {
            for column in [Fund.Column.initialBudget, .annualBudget, .executed] {
                add(.fund(row, column), fund[column]) { form.unit.amount(of: $0) != nil }
            }
            add(.fund(row, .weight), fund.weight) { $0.points != nil || $0.isRate && form.weightsAreShares }
            add(.fund(row, .executionRate), fund.executionRate) { $0.isRate }
            add(.fund(row, .score), fund.score) { $0.points != nil }
        }
        for (row, indicator) in form.form.indicators.enumerated() {
            add(.indicator(row, .weight), indicator.weight) { form.weight($0) != nil }
            add(.indicator(row, .score), indicator.score) { $0.points != nil }
        }
        add(.totalWeight, form.form.total?.weight) { $0.points != nil || $0.isRate }
        add(.totalScore, form.form.total?.score) { $0.points != nil }
        return findings
    }
}
