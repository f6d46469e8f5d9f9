import Performance

extension Form {
    /// The form in short lines, for tests: head, funds, goals, indicators, total, notes.
    var brief: [String] {
        func text(_ value: Value?) -> String { value?.text ?? "" }
        var lines = ["\(layout) \(kind.rawValue) \(title) \(fiscalYear.map(String.init) ?? "-")"]
        lines += subject.lines.map { "\($0.key.name)=\($0.text)" }
        lines += tables
        if let term {
            let form = Form(kind: kind, layout: "", funds: term.funds, goals: term.goals, indicators: term.indicators)
            lines += form.tables.map { "term \($0)" }
        }
        if let total {
            lines.append(
                "total \(text(total.weight))|\(text(total.score))|\(total.grade ?? "-")|\(total.note ?? "-")")
        }
        lines += tasks.map { task in
            "task \(task.name)|\(task.content ?? "-")|\(task.actual ?? "-")"
                + task.funds.map { "|\($0.label)=\($0.annualBudget?.text ?? "")" }.joined()
        }
        lines += opinions.map { "opinion \($0.label): \($0.text)" }
        lines += notes.map { "note \($0)" }
        return lines + also.map(\.brief)
    }

    /// The rows of its tables; what only some forms have stands behind the rest.
    private var tables: [String] {
        func text(_ value: Value?) -> String { value?.text ?? "" }
        var lines = funds.map { fund in
            "fund \(fund.source.rawValue) \(fund.label): "
                + Fund.Column.allCases.filter { $0 != .received }.map { text(fund[$0]) }.joined(separator: "|")
                + (fund.received.map { "|received=\($0.text)" } ?? "") + fund.also.map { "|\($0.brief)" }.joined()
        }
        lines += goals.map { goal in "goal \(goal.expected)" + (goal.actual.map { " → \($0)" } ?? "") }
        let usual = Indicator.Column.allCases.filter { ![.nature, .standard, .remark].contains($0) }
        lines += indicators.map { indicator in
            let row = usual.map { column in
                switch indicator[column] {
                case .string(let text): text ?? "-"
                case .value(let value): text(value)
                }
            }
            let more = [("nature", indicator.nature), ("standard", indicator.standard), ("remark", indicator.remark)]
                .compactMap { name, text in text.map { "|\(name)=\($0)" } }
            return row.joined(separator: "|") + more.joined() + indicator.also.map { "|\($0.brief)" }.joined()
        }
        return lines
    }
}

extension Also {
    /// A value without a key, in one text.
    fileprivate var brief: String {
        let said = [measure?.rawValue, period?.description, stage?.rawValue, region].compactMap { $0 }
        return "also \(head)=\(content.text)" + (said.isEmpty ? "" : " (\(said.joined(separator: " ")))")
    }
}

extension Form {
    /// The form without what laying it out anew may change: the layout that it is then
    /// taken for, and a column that it did not have.
    var comparable: Form {
        var form = self
        form.layout = ""
        form.fiscalYear = nil
        for row in form.indicators.indices {
            for column in Indicator.Column.allCases where form.indicators[row][column] == .string("") {
                form.indicators[row][column] = .string(nil)
            }
        }
        for row in form.goals.indices where form.goals[row].actual == "" { form.goals[row].actual = nil }
        return form
    }
}
