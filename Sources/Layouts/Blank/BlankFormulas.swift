import Performance
import Primitives
import Sheets

/// The live formulas of a template, each with what it comes to now.
struct BlankFormulas {
    private let form: Form
    private let cells: [FieldPath: CellReference]
    /// The weight of the rate of execution, where the form has no cell for it.
    private let executionWeight: Int
    private let arithmetic: FormArithmetic

    init(form: Form, places: [(field: FieldPath, range: CellRange)], executionWeight: Int) {
        self.form = form
        self.executionWeight = executionWeight
        arithmetic = FormArithmetic(form: form)
        cells = Dictionary(places.map { ($0.field, $0.range.first) }, uniquingKeysWith: { first, _ in first })
    }

    private var totalFund: Int? { form.funds.firstIndex { $0.source == .total } }

    /// The formula of a field; nil where it is not worked out.
    func content(of field: FieldPath) -> SheetDraft.Content? {
        switch field {
        case .fund(let row, .executionRate):
            guard let budget = cells[.fund(row, .annualBudget)], let executed = cells[.fund(row, .executed)]
            else {
                return nil
            }
            return content(
                "IF(AND(ISNUMBER(\(budget)),ISNUMBER(\(executed))),IF(\(budget)=0,\"\",ROUND(\(executed)/\(budget),4)),\"\")",
                arithmetic.executionRate(row), format: "0.00%", text: FormArithmetic.percent)
        case .fund(let row, .score):
            guard row == totalFund, let rate = cells[.fund(row, .executionRate)],
                let weight = cells[.fund(row, .weight)]
            else { return nil }
            return content(
                "IF(ISNUMBER(\(rate)),ROUND(MIN(\(rate),1)*N(\(weight)),2),\"\")", arithmetic.fundScore(row))
        case .totalScore:
            guard let sum = sum(.score) else { return nil }
            return content("IF(COUNT(\(sum))=0,\"\",ROUND(SUM(\(sum)),2))", arithmetic.total())
        default:
            return nil
        }
    }

    /// The line that says whether the weights make 100; nil where the form has none.
    func weightCheck() -> SheetDraft.Content? {
        guard cells[.totalWeight] != nil, let cells = sum(.weight) else { return nil }
        let hasCell = totalFund.map { self.cells[.fund($0, .weight)] != nil } ?? false
        let constant = hasCell ? nil : ExactDecimal(executionWeight)
        let sum = "ROUND(SUM(\(cells))" + (constant.map { "+\($0)" } ?? "") + ",2)"
        let note = hasCell ? "" : "（含预算执行率 \(executionWeight) 分）"
        let right = "分值校验：合计 100 分\(note)，正确"
        let known = arithmetic.weights(withExecution: constant) ?? .zero
        return .formula(
            "IF(\(sum)=100,\"\(right)\",\"分值校验：合计 \"&\(sum)&\" 分\(note)，应为 100 分\")", format: "",
            result: .text(
                known == ExactDecimal(100) ? right : "分值校验：合计 \(known) 分\(note)，应为 100 分"))
    }

    /// A column of the indicators and, where it has one, the funds' cell that belongs to it.
    private func sum(_ column: Indicator.Column) -> String? {
        let rows = form.indicators.indices.compactMap { cells[.indicator($0, column)] }
        guard let first = rows.min(), let last = rows.max() else { return nil }
        let fund = totalFund.flatMap { cells[.fund($0, column == .score ? .score : .weight)] }
        return (fund.map { "\($0)," } ?? "") + "\(first):\(last)"
    }

    private func content(
        _ formula: String, _ number: ExactDecimal?, format: String = "General",
        text: (ExactDecimal) -> String = { $0.description }
    ) -> SheetDraft.Content {
        .formula(formula, format: format, result: number.map { .number($0, text: text($0)) } ?? .text(""))
    }
}
