public import Performance
import Primitives
import XLSX

extension Messages {
    /// A broken rule in one line: severity, name, place, label, what stands there and what should.
    ///
    /// `错误 执行率得分不符：自评表.xlsx › 表1 › H6 年度资金总额·得分：表中 9，应为 9.95（240.96 ÷ 242.2596 × 10）`
    public func line(_ problem: Problem, in input: String, rules: RuleBook) -> String {
        var place = [name(of: input)]
        if let sheet = problem.sheet, !sheet.isEmpty { place.append(sheet) }
        if let range = problem.range { place.append("\(range)") }
        return "\(severity(problem.severity)) \(rules.title(problem.code, self))" + pick("：", ": ")
            + place.joined(separator: " › ") + " " + finding(problem)
    }

    /// A broken rule in words: the label, what stands there, what should, and how that comes about.
    public func finding(_ problem: Problem) -> String {
        let text: String
        if let words = wordsOfReading(problem) {
            text = words
        } else {
            let words = words(ofFinding: problem) + remark(on: problem)
            text = label(of: problem).map { $0 + pick("：", ": ") + words } ?? words
        }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// The label of the field in words: `年度资金总额·得分`.
    private func label(of problem: Problem) -> String? {
        guard let field = problem.field else { return nil }
        guard let row = problem.rowLabel, !row.isEmpty else { return name(of: field) }
        let column: String? =
            switch field {
            case .fund(_, let column): word(column)
            case .indicator(_, .level1), .indicator(_, .level2), .indicator(_, .level3): nil
            case .indicator(_, let column): word(column)
            default: nil
            }
        return DisplayWidth.fitted(row, to: 40) + (column.map { "·" + $0 } ?? "")
    }

    /// What is said where the number that is stored and the one that is seen differ, or are judged differently.
    private func remark(on problem: Problem) -> String {
        let stored = problem.stored.map { pick("；单元格所存为 \($0)", "; the cell stores \($0)") } ?? ""
        switch problem.judgedBy {
        case nil: return stored
        case .stored:
            return stored
                + pick(
                    "；这是按所存的数判断，按显示的数则没有问题", "; judged by the numbers stored, where those shown would pass")
        case .shown:
            return stored
                + pick("；这是按显示的数判断，按所存的数则没有问题", "; judged by the numbers shown, where those stored pass")
        }
    }

    /// What is wrong, without the label.
    private func words(ofFinding problem: Problem) -> String {
        let found = DisplayWidth.fitted(problem.found ?? "", to: 60)
        let expected = problem.expected ?? ""
        let working = problem.working.map { pick("（\($0)）", " (\($0))") } ?? ""
        let readings = problem.readings.joined(separator: pick("，或 ", ", or "))
        switch problem.code {
        case "score-over-weight":
            return pick(
                "表中 \(found)，应在 \(expected) 之间\(working)", "is \(found), must be \(expected)\(working)")
        case "value-not-number":
            return pick("表中「\(found)」，应填数字", "is “\(found)”, must be a number")
        case "score-above-formula":
            let right = problem.expected ?? readings
            return pick(
                "指标没有完成却得满分 \(found)，按公式应为 \(right)\(working)",
                "has full marks, \(found), though the target was missed; by formula \(right)\(working)")
        case "tier":
            return pick(
                "得分 \(found)，应在 \(expected) 之间\(working)", "is \(found), must be \(expected)\(working)")
        case "reason-missing":
            return pick("得分低于分值，请写偏差原因\(working)", "gives no reason for a score below the weight\(working)")
        case "overshoot":
            return pick(
                "表中 \(found)，指标值 \(expected)，超出过多，请说明原因\(working)",
                "is \(found) for a target of \(expected), which wants its reason\(working)")
        case "level-weights":
            return found.contains { "（(".contains($0) }
                ? pick(
                    "表中写「\(found)」，各行合计 \(expected)\(working)",
                    "says “\(found)”, and its rows make \(expected)\(working)")
                : pick(
                    "合计 \(found)\(working)，通常为 \(expected)",
                    "makes \(found)\(working), where \(expected) is usual")
        case "unit-mismatch":
            let target = problem.expected.map { pick("，对应 \($0)", ", beside \($0)") } ?? ""
            guard !readings.isEmpty else {
                return pick("表中 \(found)，应为 \(expected)", "is \(found), should be \(expected)")
            }
            return pick(
                "表中 \(found)\(target)，单位不明：\(readings)\(working)",
                "is \(found)\(target); the unit is in doubt: \(readings)\(working)")
        case "percent-range":
            return pick("表中 \(found)，不应超过 100%", "is \(found), must be no more than 100%")
        case "placeholder-left":
            return pick("占位符「\(found)」没有填写或删去", "still holds the placeholder “\(found)”")
        case "year-mismatch":
            return pick("「\(found)」不在 \(expected) 年度内", "“\(found)” lies outside \(expected)")
        case "amount-in-text":
            return pick(
                "文字中写 \(found)，资金栏是 \(expected)，只差一位，请核对",
                "says \(found) where the funds say \(expected), a digit apart")
        case "magnitude":
            return pick(
                "表中 \(found)，对应 \(expected)，相差约一万倍：\(readings)",
                "is \(found) beside \(expected), about 10,000 times apart: \(readings)")
        case "required-missing":
            guard expected.isEmpty else {
                return pick(
                    "这种表印有「\(expected)」，表里没有，请恢复", "the form prints “\(expected)”, which is gone; put it back"
                )
            }
            return pick("没有填写", "is missing")
        default:
            return pick(
                "表中 \(found)，应为 \(expected)\(working)", "is \(found), should be \(expected)\(working)")
        }
    }

    /// How many problems there are: by unit where several have any, and over all inputs.
    public func summary(_ report: CheckReport) -> [String] {
        let forms = report.entries.reduce(0) { $0 + $1.formCount }
        let refused = report.entries.count { $0.refusal != nil }
        let unread = refused == 0 ? "" : pick("，不能读的文件 \(refused)", ", \(refused) files refused")
        let units = report.units
        var lines: [String] = []
        if units.count > 1 {
            lines.append(pick("按单位：", "By unit:"))
            lines += units.map { unit in
                let name = unit.name ?? pick("（没有写单位）", "(no unit)")
                return "  " + name + pick("：", ": ") + counts(unit.errors, unit.warnings, unit.notes)
            }
        }
        lines.append(
            pick("共 \(forms) 张表：", "\(forms) forms: ")
                + counts(report.count(.error), report.count(.warning), report.count(.info)) + unread)
        return lines
    }

    private func counts(_ errors: Int, _ warnings: Int, _ notes: Int) -> String {
        pick(
            "错误 \(errors)，警告 \(warnings)，提示 \(notes)",
            "\(errors) errors, \(warnings) warnings, \(notes) notes")
    }

    /// What became of marked copies.
    public func copies(_ count: Int, in folder: String) -> String {
        pick(
            "标出问题的副本 \(count) 份，连同清单写在 \(folder)",
            "\(count) marked copies and a list of them are in \(folder)")
    }

    /// The heads of the list of marked copies.
    var copyHeads: [String] {
        language == .chinese
            ? ["单位", "文件", "副本", "错误", "警告", "提示", "说明"]
            : ["unit", "file", "copy", "errors", "warnings", "notes", "remark"]
    }

    /// What is put behind the name of a marked copy.
    var copySuffix: String { pick("-检查", "-checked") }

    /// What the list of marked copies is called, without its extension.
    var copyList: String { pick("检查清单", "checked") }

    /// The sheet that lists what was found.
    func resultSheet(_ rows: [XLSXResultSheet.Row]) -> XLSXResultSheet {
        XLSXResultSheet(
            name: "检查结果",
            columns: [
                .init(pick("程度", "severity"), width: 8), .init(pick("规则", "rule"), width: 24),
                .init(pick("工作表", "sheet"), width: 14), .init(pick("单元格", "cell"), width: 10),
                .init(pick("问题", "problem"), width: 66),
            ], rows: rows, linkColumn: 3)
    }
}
