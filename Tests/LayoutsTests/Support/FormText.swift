import Performance

extension Form {
    /// The form in short lines, for tests: head, funds, goals, indicators, total, notes.
    var brief: [String] {
        func text(_ value: Value?) -> String { value?.text ?? "" }
        var lines = ["\(layout) \(kind.rawValue) \(title) \(fiscalYear.map(String.init) ?? "-")"]
        lines += subject.lines.map { "\($0.key.name)=\($0.text)" }
        lines += funds.map { fund in
            "fund \(fund.source.rawValue) \(fund.label): "
                + Fund.Column.allCases.map { text(fund[$0]) }.joined(separator: "|")
        }
        lines += goals.map { "goal \($0.expected)" + ($0.actual.map { " → \($0)" } ?? "") }
        lines += indicators.map { indicator in
            Indicator.Column.allCases.map { column in
                switch indicator[column] {
                case .string(let text): text ?? "-"
                case .value(let value): text(value)
                }
            }.joined(separator: "|")
        }
        if let total {
            lines.append(
                "total \(text(total.weight))|\(text(total.score))|\(total.grade ?? "-")|\(total.note ?? "-")")
        }
        return lines + notes.map { "note \($0)" }
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
