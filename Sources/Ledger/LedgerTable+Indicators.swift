import Checks
import Performance
import Primitives

extension LedgerTable {
    /// A performance indicator of a form.
    public static let indicators = LedgerTable(
        "indicators", "指标", "Indicators", "每张表的每条绩效指标一行", fields)

    fileprivate static let fields: [LedgerField<Indicator>] = [
        LedgerField("level1", "一级指标", "level 1", "一级指标", width: 14) { LedgerCell($0.level1) },
        LedgerField("level2", "二级指标", "level 2", "二级指标", width: 16) { LedgerCell($0.level2) },
        LedgerField("level3", "三级指标", "level 3", "三级指标", width: 32) { LedgerCell($0.level3) },
        LedgerField("target", "年度指标值", "target", "年度指标值，表上写的", width: 18) { LedgerCell($0.target?.text) },
        LedgerField("target_comparator", "指标值符号", "target comparator", "≥、≤、=、>、<") {
            LedgerCell($0.target?.comparator?.rawValue)
        },
        LedgerField("target_number", "指标值数字", "target number", "指标值的数字", .number) {
            LedgerCell($0.target?.number)
        },
        LedgerField("target_upper", "指标值上限", "target upper end", "指标值是范围时的上限", .number) {
            LedgerCell($0.target?.upper)
        },
        LedgerField("target_unit", "指标值单位", "target unit", "指标值的计量单位") { LedgerCell($0.target?.unit) },
        LedgerField("nature", "性质", "nature", "定性或定量") { LedgerCell($0.nature) },
        LedgerField("basis", "设定依据", "basis", "指标值设定依据") { LedgerCell($0.basis) },
        LedgerField("standard", "评分标准", "standard", "绩效标准、评分标准") { LedgerCell($0.standard) },
        LedgerField("actual", "实际完成值", "actual", "实际完成值，表上写的", width: 18) { LedgerCell($0.actual?.text) },
        LedgerField("actual_number", "完成值数字", "actual number", "完成值的数字", .number) {
            LedgerCell($0.actual?.number)
        },
        LedgerField("actual_upper", "完成值上限", "actual upper end", "完成值是范围时的上限", .number) {
            LedgerCell($0.actual?.upper)
        },
        LedgerField("actual_unit", "完成值单位", "actual unit", "完成值的计量单位") { LedgerCell($0.actual?.unit) },
        LedgerField("weight", "分值", "weight", "分值", .points, hasMeasures: true, width: 8) {
            $0.weight.map { .measure($0.text, FormFigures.points($0)) } ?? .blank
        },
        LedgerField("score", "得分", "score", "得分", .points, hasMeasures: true, width: 8) {
            $0.score.map { .measure($0.text, FormFigures.points($0)) } ?? .blank
        },
        LedgerField("deviation", "偏差原因及改进措施", "deviation", "偏差原因分析及改进措施", width: 40) {
            LedgerCell($0.deviation)
        },
        LedgerField("remark", "备注", "remark", "备注") { LedgerCell($0.remark) },
    ]
}

extension FormSource {
    /// The cells of the form's indicator rows.
    public var indicatorRows: [[LedgerCell]] {
        form.indicators.map { indicator in LedgerTable.fields.map { $0.cell(indicator) } }
    }
}
