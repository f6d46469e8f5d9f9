import Primitives

extension JSONWriter {
    mutating func form(_ form: Form) {
        begin("{")
        text(FormKey.kind, form.kind.rawValue)
        text(FormKey.layout, form.layout)
        text(FormKey.fundType, form.fundType)
        text(FormKey.title, form.title)
        if let year = form.fiscalYear {
            key(FormKey.fiscalYear)
            number(ExactDecimal(year))
        }
        key(FormKey.subject)
        subject(form.subject)
        array(FormKey.funds, form.funds) { $0.fund($1) }
        array(FormKey.goals, form.goals) { $0.goal($1) }
        array(FormKey.indicators, form.indicators) { $0.indicator($1) }
        if let total = form.total {
            key(FormKey.total)
            self.total(total)
        }
        array(FormKey.notes, form.notes) { $0.string($1) }
        if let origin = form.origin {
            key(FormKey.origin)
            self.origin(origin)
        }
        end("}")
    }

    private mutating func subject(_ subject: Subject) {
        begin("{")
        for line in subject.lines {
            key { $0.escaped(line.key.name) }
            string(line.text)
        }
        end("}")
    }

    private mutating func fund(_ fund: Fund) {
        begin("{")
        text(FundKey.label, fund.label)
        text(FundKey.source, fund.source.rawValue)
        value(FundKey.initialBudget, fund.initialBudget)
        value(FundKey.annualBudget, fund.annualBudget)
        value(FundKey.executed, fund.executed)
        value(FundKey.weight, fund.weight)
        value(FundKey.executionRate, fund.executionRate)
        value(FundKey.score, fund.score)
        end("}")
    }

    private mutating func goal(_ goal: Goal) {
        begin("{")
        text(GoalKey.expected, goal.expected)
        text(GoalKey.actual, goal.actual)
        end("}")
    }

    private mutating func indicator(_ indicator: Indicator) {
        begin("{")
        text(IndicatorKey.level1, indicator.level1)
        text(IndicatorKey.level2, indicator.level2)
        text(IndicatorKey.level3, indicator.level3)
        value(IndicatorKey.target, indicator.target)
        text(IndicatorKey.basis, indicator.basis)
        value(IndicatorKey.actual, indicator.actual)
        value(IndicatorKey.weight, indicator.weight)
        value(IndicatorKey.score, indicator.score)
        text(IndicatorKey.deviation, indicator.deviation)
        end("}")
    }

    private mutating func total(_ total: Total) {
        begin("{")
        if total.weight != nil { value(TotalKey.weight, total.weight) }
        if total.score != nil { value(TotalKey.score, total.score) }
        text(TotalKey.grade, total.grade)
        text(TotalKey.note, total.note)
        end("}")
    }

    /// Writes a text that is there; one that is nil is left out.
    mutating func text(_ key: some JSONKey, _ text: String?) {
        guard let text else { return }
        self.key(key)
        string(text)
    }

    /// Writes an array, an element at a time.
    mutating func array<Element>(
        _ key: some JSONKey, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        self.key(key)
        begin("[")
        for element in elements {
            self.element()
            write(&self, element)
        }
        end("]")
    }

    private mutating func value(_ key: some JSONKey, _ value: Value?) {
        self.key(key)
        guard let value else { return literal("null") }
        begin("{", inline: true)
        text(ValueKey.text, value.text)
        text(ValueKey.comparator, value.comparator?.rawValue)
        decimal(ValueKey.number, value.number)
        decimal(ValueKey.upper, value.upper)
        text(ValueKey.unit, value.unit)
        if value.notApplicable {
            self.key(ValueKey.notApplicable)
            literal("true")
        }
        if let date = value.date { text(ValueKey.date, date.description) }
        end("}")
    }

    private mutating func decimal(_ key: some JSONKey, _ decimal: ExactDecimal?) {
        guard let decimal else { return }
        self.key(key)
        number(decimal)
    }
}
