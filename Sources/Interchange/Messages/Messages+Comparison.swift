import Performance

extension Messages {
    /// What differs between two files, a line each; one line where nothing does.
    public func lines(for comparison: DocumentComparison) -> [String] {
        if comparison.isSame { return [pick("相同", "same")] }
        var lines: [String] = []
        for pair in comparison.pairs where !pair.isSame {
            if comparison.pairs.count > 1 || pair.left == nil || pair.right == nil {
                lines.append(head(of: pair))
            }
            lines += pair.differences.map(words)
        }
        let count = comparison.pairs.reduce(0) { $0 + $1.differences.count }
        if count > 0 { lines.append(pick("共 \(count) 处不同", "\(count) differences")) }
        return lines
    }

    private func head(of pair: DocumentComparison.Pair) -> String {
        let number = (pair.left ?? pair.right ?? 0) + 1
        let title = pick("第 \(number) 张表 \(pair.name)", "form \(number) \(pair.name)")
        if pair.right == nil { return pick("\(title)：右边没有", "\(title): not on the right") }
        if pair.left == nil { return pick("\(title)：左边没有", "\(title): not on the left") }
        return title + pick("：", ":")
    }

    private func words(_ difference: FormDifference) -> String {
        let row = difference.row.map { DisplayWidth.fitted($0, to: 40) } ?? ""
        var table = ""
        if let field = difference.left ?? difference.right, !row.isEmpty {
            table = words(ofRow: row, in: field)
        }
        switch difference.kind {
        case .added: return pick("\(table)：右边新增", "\(table): added on the right")
        case .removed: return pick("\(table)：右边没有", "\(table): removed on the right")
        case .moved:
            let from = place(difference.left, difference.leftText)
            let to = place(difference.right, difference.rightText)
            return pick("\(table)：位置变动，\(from) → \(to)", "\(table): moved, \(from) → \(to)")
        case .changed:
            let name =
                if table.isEmpty {
                    difference.left.map(column(of:)) ?? ""
                } else {
                    [table, difference.left.map(part) ?? ""].filter { !$0.isEmpty }.joined(separator: "·")
                }
            let note = difference.isSameNumber ? pick("（数值相同，写法不同）", " (same number, spelled otherwise)") : ""
            return name + pick("：", ": ") + "\(shown(difference.leftText)) → \(shown(difference.rightText))"
                + note
        }
    }

    /// A row by the table that it is in and its name: `指标“资金使用率”`.
    private func words(ofRow row: String, in field: FieldPath) -> String {
        switch field {
        case .fund, .fundLabel: pick("资金“\(row)”", "fund “\(row)”")
        case .goalExpected, .goalActual: pick("目标“\(row)”", "goal “\(row)”")
        case .indicator: pick("指标“\(row)”", "indicator “\(row)”")
        case .term(let field): pick("实施期", "term ") + words(ofRow: row, in: field)
        case .task: pick("任务“\(row)”", "task “\(row)”")
        case .taskFund(let task, let field):
            pick("任务\(task + 1) ", "task \(task + 1) ") + words(ofRow: row, in: field)
        case .opinion, .opinionLabel: pick("意见“\(row)”", "opinion “\(row)”")
        case .note: pick("说明“\(row)”", "note “\(row)”")
        case .also, .fundAlso, .indicatorAlso: pick("其他内容“\(row)”", "value “\(row)”")
        case .title, .fiscalYear, .period, .subject, .totalWeight, .totalScore, .totalGrade, .totalNote: ""
        }
    }

    /// What of a row differs; empty where the row is all there is to name.
    private func part(_ field: FieldPath) -> String {
        switch field {
        case .also, .fundAlso, .indicatorAlso, .opinion: ""
        case .term(let field), .taskFund(_, let field): part(field)
        default: column(of: field)
        }
    }

    private func place(_ field: FieldPath?, _ group: String?) -> String {
        var field = field
        if case .term(let inner)? = field { field = inner }
        if case .taskFund(_, let inner)? = field { field = inner }
        let row: Int? =
            switch field {
            case .indicator(let row, _), .fundLabel(let row): row
            default: nil
            }
        let number = row.map { pick("第 \($0 + 1) 行", "row \($0 + 1)") } ?? ""
        return [group ?? "", number].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
