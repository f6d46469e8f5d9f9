import Checks
import Performance
import Primitives

extension LedgerTable {
    /// A row of a form's funds table.
    public static let funds = LedgerTable(
        "funds", "资金", "Funds", "每张表的资金表里每行一行；金额一律折成万元", FundSource.fields)
}

extension FormSource {
    /// The cells of the form's funds rows.
    public var fundRows: [[LedgerCell]] {
        form.funds.indices.map { row in
            let source = FundSource(fund: form.funds[row], row: row, figures: figures)
            return FundSource.fields.map { $0.cell(source) }
        }
    }
}

/// What a row of `funds` is made of.
private struct FundSource {
    let fund: Fund
    let row: Int
    let figures: FormFigures

    func amount(_ column: Fund.Column) -> LedgerCell {
        fund[column].map { .measure($0.text, figures.amount(row, column)) } ?? .blank
    }

    func points(_ column: Fund.Column) -> LedgerCell {
        fund[column].map { .measure($0.text, FormFigures.points($0)) } ?? .blank
    }

    static let fields: [LedgerField<FundSource>] = [
        LedgerField("label", "资金", "funds", "表上印的名目", width: 30) { LedgerCell($0.fund.label) },
        LedgerField("source", "来源", "source", "资金来源，规范数据里的 source", width: 18) {
            .text($0.fund.source.rawValue)
        },
        LedgerField(
            "initial_budget", "年初预算数（万元）", "initial budget (10,000 yuan)", "年初预算数，万元", .amount,
            hasMeasures: true, width: 16
        ) {
            $0.amount(.initialBudget)
        },
        LedgerField(
            "annual_budget", "全年预算数（万元）", "annual budget (10,000 yuan)", "全年预算数，万元", .amount,
            hasMeasures: true, width: 16
        ) {
            $0.amount(.annualBudget)
        },
        LedgerField(
            "received", "到位数（万元）", "received (10,000 yuan)", "到位数，万元", .amount, hasMeasures: true
        ) {
            $0.amount(.received)
        },
        LedgerField(
            "executed", "全年执行数（万元）", "executed (10,000 yuan)", "全年执行数，万元", .amount, hasMeasures: true,
            width: 16
        ) {
            $0.amount(.executed)
        },
        LedgerField("weight", "分值", "weight", "分值", .points, hasMeasures: true, width: 8) {
            $0.points(.weight)
        },
        LedgerField(
            "execution_rate", "执行率", "execution rate", "表上填的执行率", .number, hasMeasures: true, width: 10
        ) {
            $0.fund.executionRate.map { .measure($0.text, FormFigures.number($0)) } ?? .blank
        },
        LedgerField("score", "得分", "score", "得分", .points, hasMeasures: true, width: 8) { $0.points(.score) },
    ]
}
