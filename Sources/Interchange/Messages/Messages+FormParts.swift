import Performance

extension Messages {
    /// What a form has besides the year's funds, goals and indicators, in a few words each: `任务 3 项`.
    func otherParts(of form: Form) -> [String] {
        var parts: [String] = []
        if let term = form.term {
            let counts = [
                (term.funds.count, pick("资金 \(term.funds.count) 行", "\(term.funds.count) funds")),
                (term.goals.count, pick("目标 \(term.goals.count) 个", "\(term.goals.count) goals")),
                (
                    term.indicators.count,
                    pick("指标 \(term.indicators.count) 个", "\(term.indicators.count) indicators")
                ),
            ].filter { $0.0 > 0 }.map(\.1)
            let words = counts.joined(separator: pick("、", ", "))
            parts.append(pick("实施期（\(words)）", "whole term (\(words))"))
        }
        if !form.tasks.isEmpty {
            parts.append(pick("任务 \(form.tasks.count) 项", "\(form.tasks.count) tasks"))
        }
        if !form.opinions.isEmpty {
            parts.append(pick("意见 \(form.opinions.count) 条", "\(form.opinions.count) opinions"))
        }
        let others = form.alsoPaths.count
        if others > 0 { parts.append(pick("其他内容 \(others) 处", "\(others) other values")) }
        return parts
    }
}
