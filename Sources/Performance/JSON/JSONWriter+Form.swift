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
        if let period = form.period { text(FormKey.period, CalendarTime.months(period).description) }
        key(FormKey.subject)
        subject(form.subject)
        array(FormKey.funds, form.funds) { $0.fund($1) }
        array(FormKey.goals, form.goals) { $0.goal($1) }
        array(FormKey.indicators, form.indicators) { $0.indicator($1) }
        if let total = form.total {
            key(FormKey.total)
            self.total(total)
        }
        if let term = form.term {
            key(FormKey.term)
            self.term(term)
        }
        filledArray(FormKey.tasks, form.tasks) { $0.task($1) }
        filledArray(FormKey.opinions, form.opinions) { $0.opinion($1) }
        array(FormKey.notes, form.notes) { $0.string($1) }
        filledArray(FormKey.also, form.also) { $0.also($1) }
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
        filledValue(FundKey.received, fund.received)
        value(FundKey.executed, fund.executed)
        value(FundKey.weight, fund.weight)
        value(FundKey.executionRate, fund.executionRate)
        value(FundKey.score, fund.score)
        filledArray(FundKey.also, fund.also) { $0.also($1) }
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
        text(IndicatorKey.nature, indicator.nature)
        text(IndicatorKey.basis, indicator.basis)
        text(IndicatorKey.standard, indicator.standard)
        value(IndicatorKey.actual, indicator.actual)
        value(IndicatorKey.weight, indicator.weight)
        value(IndicatorKey.score, indicator.score)
        text(IndicatorKey.deviation, indicator.deviation)
        text(IndicatorKey.remark, indicator.remark)
        filledArray(IndicatorKey.also, indicator.also) { $0.also($1) }
        end("}")
    }

    private mutating func also(_ entry: Also) {
        begin("{")
        text(AlsoKey.head, entry.head)
        switch entry.content {
        case .text(let text): self.text(AlsoKey.value, text)
        case .value(let value): self.value(AlsoKey.value, value)
        }
        text(AlsoKey.measure, entry.measure?.rawValue)
        text(AlsoKey.period, entry.period?.description)
        text(AlsoKey.stage, entry.stage?.rawValue)
        text(AlsoKey.region, entry.region)
        end("}")
    }

    private mutating func term(_ term: Term) {
        begin("{")
        array(TermKey.funds, term.funds) { $0.fund($1) }
        array(TermKey.goals, term.goals) { $0.goal($1) }
        array(TermKey.indicators, term.indicators) { $0.indicator($1) }
        end("}")
    }

    private mutating func task(_ task: AnnualTask) {
        begin("{")
        text(TaskKey.name, task.name)
        text(TaskKey.content, task.content)
        text(TaskKey.actual, task.actual)
        array(TaskKey.funds, task.funds) { $0.fund($1) }
        end("}")
    }

    private mutating func opinion(_ opinion: Opinion) {
        begin("{")
        text(OpinionKey.label, opinion.label)
        text(OpinionKey.text, opinion.text)
        end("}")
    }

    private mutating func total(_ total: Total) {
        begin("{")
        filledValue(TotalKey.weight, total.weight)
        filledValue(TotalKey.score, total.score)
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

    /// Writes an array that has elements; an empty one is left out.
    private mutating func filledArray<Element>(
        _ key: some JSONKey, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        if !elements.isEmpty { array(key, elements, write) }
    }

    /// Writes a value that is there; one that is nil is left out.
    private mutating func filledValue(_ key: some JSONKey, _ value: Value?) {
        if value != nil { self.value(key, value) }
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
