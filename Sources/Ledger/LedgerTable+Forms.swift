import Checks
import Performance
import Primitives

extension LedgerTable {
    /// A form.
    public static let forms = LedgerTable(
        "forms", "表", "Forms", "每张绩效表一行；金额一律折成万元", FormSource.fields)
}

extension FormSource {
    /// The cells of the form's row.
    public var row: [LedgerCell] { FormSource.fields.map { $0.cell(self) } }

    fileprivate static let fields: [LedgerField<FormSource>] = [
        LedgerField("department", "主管部门", "department", "主管部门；没有的用部门（单位）名称", width: 24) {
            LedgerCell($0.department)
        },
        LedgerField("unit", "单位", "unit", "实施单位；没有的用部门（单位）名称", width: 24) { LedgerCell($0.unit) },
        LedgerField("project", "项目", "project", "项目（专项、转移支付）名称", width: 32) { LedgerCell($0.project) },
        LedgerField("fiscal_year", "年度", "year", "预算年度", .whole, width: 7) {
            $0.form.fiscalYear.map { .whole($0) } ?? .blank
        },
        LedgerField("kind", "表种代码", "kind code", "表的种类，规范数据里的 kind") { .text($0.form.kind.rawValue) },
        LedgerField("kind_name", "表种", "kind", "表的种类", width: 20) { .text($0.kind) },
        LedgerField("fund_type", "资金类型代码", "fund type code", "资金类型的编号") { LedgerCell($0.form.fundType) },
        LedgerField("fund_type_name", "资金类型", "fund type", "资金类型", width: 18) { LedgerCell($0.fundType) },
        LedgerField("initial_budget", "年初预算数（万元）", "initial budget (10,000 yuan)", "年初预算数，万元", .amount) {
            LedgerCell($0.figures.initialBudget)
        },
        LedgerField(
            "annual_budget", "全年预算数（万元）", "annual budget (10,000 yuan)", "全年预算数，年度资金总额一行，万元", .amount,
            width: 16
        ) { LedgerCell($0.figures.annualBudget) },
        LedgerField(
            "executed", "全年执行数（万元）", "executed (10,000 yuan)", "全年执行数，年度资金总额一行，万元", .amount, width: 16
        ) { LedgerCell($0.figures.executed) },
        LedgerField(
            "execution_rate", "执行率（%）", "execution rate (%)", "执行数 ÷ 全年预算数，百分数，两位小数", .percent, width: 10
        ) { LedgerCell($0.figures.executionRate) },
        LedgerField("score", "得分", "score", "总分一行的得分", .points, hasMeasures: true, width: 8) {
            $0.form.total?.score.map { .measure($0.text, FormFigures.points($0)) } ?? .blank
        },
        LedgerField("grade", "等级", "grade", "表上印的等级；没有印的按得分划分", width: 7) {
            LedgerCell($0.figures.grade?.word)
        },
        LedgerField("is_grade_printed", "等级是否印出", "grade is printed", "表上印了等级为 1，按得分划分的为 0", .whole) {
            switch $0.figures.grade {
            case .printed: .whole(1)
            case .byScore: .whole(0)
            case nil: .blank
            }
        },
        LedgerField("goals", "目标数", "goals", "年度目标几条", .whole) { .whole($0.form.goals.count) },
        LedgerField("indicators", "指标数", "indicators", "绩效指标几条", .whole, width: 7) {
            .whole($0.form.indicators.count)
        },
        LedgerField("errors", "错误", "errors", "错误几处", .whole, width: 6) { .whole($0.errors) },
        LedgerField("warnings", "警告", "warnings", "警告几处", .whole, width: 6) { .whole($0.warnings) },
        LedgerField("months", "监控期间", "months covered", "运行监控表的起止月份，2023-01/2023-06") {
            LedgerCell($0.form.period.map { CalendarTime.months($0).description })
        },
        LedgerField("title", "标题", "title", "表头的标题") { LedgerCell($0.form.title) },
        LedgerField("layout", "布局", "layout", "认出的布局的编号") { .text($0.form.layout) },
        LedgerField("contact", "联系人", "contact", "联系人；公开时不写") { LedgerCell($0.form.subject[.contact]) },
        LedgerField("period", "期限", "period", "项目期限") { LedgerCell($0.form.subject[.period]) },
        LedgerField("file", "文件", "file", "文件的路径", width: 36) { .text($0.file) },
        LedgerField("sheet", "工作表", "sheet", "工作表的名称", width: 14) { LedgerCell($0.form.origin?.sheet) },
        LedgerField("cells", "区域", "cells", "表在工作表里的区域", width: 10) {
            LedgerCell($0.form.origin.map { "\($0.range)" })
        },
        LedgerField("budget_cell", "预算的单元格", "budget cell", "全年预算数在哪一格") {
            LedgerCell($0.cell { if case .fund(_, .annualBudget) = $0 { true } else { false } })
        },
        LedgerField("rate_cell", "执行率的单元格", "rate cell", "执行率在哪一格；没有这一栏的是执行数") {
            LedgerCell(
                $0.cell { if case .fund(_, .executionRate) = $0 { true } else { false } }
                    ?? $0.cell { if case .fund(_, .executed) = $0 { true } else { false } })
        },
        LedgerField("score_cell", "总分的单元格", "score cell", "总分在哪一格") {
            LedgerCell($0.cell { $0 == .totalScore })
        },
    ]
}
