import Primitives

extension JSONReader {
    mutating func form() throws(CanonicalJSONError) -> Form {
        var form = Form(kind: .projectTarget, layout: "")
        var members = try beginObject(FormKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .kind: form.kind = try choice(.formKind)
            case .layout: form.layout = try string()
            case .fundType: form.fundType = try optionalString()
            case .title: form.title = try string()
            case .fiscalYear: form.fiscalYear = try readNull() ? nil : whole(in: 1...9999)
            case .period: form.period = try readNull() ? nil : months()
            case .subject: form.subject = try subject()
            case .funds: form.funds = try funds()
            case .goals: form.goals = try goals()
            case .indicators: form.indicators = try indicators()
            case .total: form.total = try readNull() ? nil : total()
            case .term: form.term = try readNull() ? nil : term()
            case .tasks: form.tasks = try rows { (row) throws(CanonicalJSONError) in try row.task() }
            case .opinions: form.opinions = try rows { (row) throws(CanonicalJSONError) in try row.opinion() }
            case .notes: form.notes = try rows { (row) throws(CanonicalJSONError) in try row.string() }
            case .also: form.also = try also()
            case .origin: form.origin = try readNull() ? nil : origin()
            }
        }
        return form
    }

    private mutating func subject() throws(CanonicalJSONError) -> Subject {
        var subject = Subject()
        var seen: [Subject.Key] = []
        _ = try openObject()
        while let name = try nextName(isFirst: seen.isEmpty) {
            let key = Subject.Key(try text(name))
            guard !seen.contains(key) else {
                throw .duplicateKey(excerpt(name.range), at: place(at: name.range.lowerBound - 1))
            }
            guard seen.count < limits.maximumSubjectLines else {
                throw .tooMany(.subjectLines, limit: limits.maximumSubjectLines, at: place())
            }
            seen.append(key)
            subject[key] = try string()
        }
        return subject
    }

    /// Reads an array of rows, which count towards the limit.
    private mutating func rows<Row>(
        _ read: (inout JSONReader) throws(CanonicalJSONError) -> Row
    ) throws(CanonicalJSONError) -> [Row] {
        try array { (reader: inout JSONReader) throws(CanonicalJSONError) in
            reader.rowCount += 1
            guard reader.rowCount <= reader.limits.maximumRows else {
                throw .tooMany(.rows, limit: reader.limits.maximumRows, at: reader.place())
            }
            return try read(&reader)
        }
    }

    private mutating func funds() throws(CanonicalJSONError) -> [Fund] {
        try rows { (row) throws(CanonicalJSONError) in try row.fund() }
    }

    private mutating func goals() throws(CanonicalJSONError) -> [Goal] {
        try rows { (row) throws(CanonicalJSONError) in try row.goal() }
    }

    private mutating func indicators() throws(CanonicalJSONError) -> [Indicator] {
        try rows { (row) throws(CanonicalJSONError) in try row.indicator() }
    }

    private mutating func also() throws(CanonicalJSONError) -> [Also] {
        try rows { (row) throws(CanonicalJSONError) in try row.alsoEntry() }
    }

    /// Reads a span of months, `2023-01/2023-06`.
    private mutating func months() throws(CanonicalJSONError) -> ClosedRange<CivilMonth> {
        try parsed(.months) { text in
            if case .months(let months)? = CalendarTime(text) { months } else { nil }
        }
    }

    private mutating func fund() throws(CanonicalJSONError) -> Fund {
        var fund = Fund(label: "", source: .other)
        var members = try beginObject(FundKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .label: fund.label = try string()
            case .source: fund.source = try choice(.fundSource)
            case .initialBudget: fund.initialBudget = try value()
            case .annualBudget: fund.annualBudget = try value()
            case .received: fund.received = try value()
            case .executed: fund.executed = try value()
            case .weight: fund.weight = try value()
            case .executionRate: fund.executionRate = try value()
            case .score: fund.score = try value()
            case .also: fund.also = try also()
            }
        }
        return fund
    }

    private mutating func goal() throws(CanonicalJSONError) -> Goal {
        var goal = Goal(expected: "")
        var members = try beginObject(GoalKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .expected: goal.expected = try string()
            case .actual: goal.actual = try optionalString()
            }
        }
        return goal
    }

    private mutating func indicator() throws(CanonicalJSONError) -> Indicator {
        var indicator = Indicator()
        var members = try beginObject(IndicatorKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .level1: indicator.level1 = try optionalString()
            case .level2: indicator.level2 = try optionalString()
            case .level3: indicator.level3 = try optionalString()
            case .target: indicator.target = try value()
            case .nature: indicator.nature = try optionalString()
            case .basis: indicator.basis = try optionalString()
            case .standard: indicator.standard = try optionalString()
            case .actual: indicator.actual = try value()
            case .weight: indicator.weight = try value()
            case .score: indicator.score = try value()
            case .deviation: indicator.deviation = try optionalString()
            case .remark: indicator.remark = try optionalString()
            case .also: indicator.also = try also()
            }
        }
        return indicator
    }

    private mutating func alsoEntry() throws(CanonicalJSONError) -> Also {
        var entry = Also(head: "", content: .text(""))
        var members = try beginObject(AlsoKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .head: entry.head = try string()
            case .value:
                entry.content = try kind() == .string ? .text(string()) : .value(filledValue())
            case .measure: entry.measure = try readNull() ? nil : choice(.measure)
            case .period: entry.period = try readNull() ? nil : parsed(.period) { Period($0) }
            case .stage: entry.stage = try readNull() ? nil : choice(.stage)
            case .region: entry.region = try optionalString()
            }
        }
        return entry
    }

    private mutating func term() throws(CanonicalJSONError) -> Term {
        var term = Term()
        var members = try beginObject(TermKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .funds: term.funds = try funds()
            case .goals: term.goals = try goals()
            case .indicators: term.indicators = try indicators()
            }
        }
        return term
    }

    private mutating func task() throws(CanonicalJSONError) -> AnnualTask {
        var task = AnnualTask(name: "")
        var members = try beginObject(TaskKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .name: task.name = try string()
            case .content: task.content = try optionalString()
            case .actual: task.actual = try optionalString()
            case .funds: task.funds = try funds()
            }
        }
        return task
    }

    private mutating func opinion() throws(CanonicalJSONError) -> Opinion {
        var opinion = Opinion(label: "", text: "")
        var members = try beginObject(OpinionKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .label: opinion.label = try string()
            case .text: opinion.text = try string()
            }
        }
        return opinion
    }

    private mutating func total() throws(CanonicalJSONError) -> Total {
        var total = Total()
        var members = try beginObject(TotalKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .weight: total.weight = try value()
            case .score: total.score = try value()
            case .grade: total.grade = try optionalString()
            case .note: total.note = try optionalString()
            }
        }
        return total
    }
}
