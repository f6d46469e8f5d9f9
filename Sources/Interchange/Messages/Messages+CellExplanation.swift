import Layouts
import Performance

/// What labels say, in the officers' words.
extension Messages {
    /// What a label says: `资金，预算数，全年`.
    func words(_ said: [CellExplanation.Said]) -> String {
        said.map(word).joined(separator: pick("，", ", "))
    }

    private func word(_ said: CellExplanation.Said) -> String {
        switch said {
        case .subject(let key): mark(of: .subject(key))
        case .part(let word): pick(Messages.parts[word] ?? word, word)
        case .measure(let word): pick(Messages.measures[word] ?? word, word)
        case .source(let word): pick(Messages.sources[word] ?? word, "from \(word)")
        case .period(let word): pick(Messages.periods[word] ?? word, "of the \(word)")
        case .months(let first, let last):
            first == last
                ? pick("\(first) 月", "month \(first)") : pick("\(first)–\(last) 月", "months \(first)–\(last)")
        case .year(let year): pick("\(year) 年", "of \(year)")
        case .stage(let word): pick(Messages.stages[word] ?? word, word)
        case .partOf: pick("上一行的其中项", "part of the row above")
        case .region: pick("地区", "a district")
        }
    }

    // By the words of vocabulary.yaml.
    static let parts = [
        "fund": "资金", "goal": "目标", "indicator": "指标", "total": "总分", "subtotal": "小计", "grade": "等级",
        "task": "任务", "base": "基本情况", "note": "说明", "opinion": "意见", "signature": "签字盖章",
    ]
    static let measures = [
        "budget": "预算数", "executed": "执行数", "change": "调整数", "remainder": "结余", "received": "到位数",
        "receivedRate": "到位率", "rate": "执行率", "share": "占比", "pooled": "统筹整合", "weight": "分值", "score": "得分",
        "coefficient": "得分系数", "completion": "完成率", "evidence": "佐证", "code": "编码", "number": "序号",
        "level1": "一级指标", "level2": "二级指标", "level3": "三级指标", "level": "指标分类", "target": "指标值",
        "actual": "完成值", "value": "值", "comparator": "比较符", "unit": "单位", "nature": "指标性质",
        "direction": "指标方向",
        "basis": "设定依据", "scoring": "评分标准", "standard": "绩效标准", "description": "指标说明", "deviation": "偏差原因",
        "possibility": "可能性", "guarantee": "保障条件", "remark": "备注", "expected": "预期目标", "taskName": "任务名称",
        "taskContent": "任务内容",
    ]
    static let sources = [
        "total": "总额", "sum": "合计", "fiscalAppropriation": "财政拨款", "carryover": "结转", "central": "中央",
        "region": "省级", "prefecture": "市级", "local": "县级", "upper": "上级", "other": "其他来源",
    ]
    static let periods = ["year": "本年", "previous": "上年", "term": "实施期", "recent": "近几年", "quarter": "季度"]
    static let stages = ["initial": "年初", "adjusted": "调整后", "forecast": "预计", "audited": "审定"]
}
