import Performance
import Primitives
import Templates

/// 执行率 is 全年执行数 ÷ 全年预算数, on every funds row that prints all three.
struct ExecutionRate: Check {
    static let code = "execution-rate"

    init(_ data: RuleData) throws(TemplateError) {}

    func findings(in form: FormFacts) -> [Finding] {
        form.form.funds.indices.compactMap { row in
            guard let rate = form.form.funds[row].executionRate, rate.isRate,
                let figures = ExecutionFigures(form, row: row),
                ExecutionFigures.reading(of: rate, form, row: row) == nil,
                let right = figures.percent(places: rate.places)
            else { return nil }
            return Finding(
                field: .fund(row, .executionRate), found: rate.text,
                expected: right.text(places: rate.places) + "%",
                working: Working.share(figures.executed, of: figures.budget, times: "100%"))
        }
    }
}
