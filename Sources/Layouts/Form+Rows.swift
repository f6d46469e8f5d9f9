public import Performance

extension Form {
    /// Whether the form has the row that a field belongs to.
    func hasRow(of field: FieldPath) -> Bool {
        switch field {
        case .fundLabel(let row), .fund(let row, _): funds.indices.contains(row)
        case .fundAlso(let row, let entry):
            funds.indices.contains(row) && funds[row].also.indices.contains(entry)
        case .goalExpected(let row), .goalActual(let row): goals.indices.contains(row)
        case .indicator(let row, _): indicators.indices.contains(row)
        case .indicatorAlso(let row, let entry):
            indicators.indices.contains(row) && indicators[row].also.indices.contains(entry)
        case .term(let field): termTables?.hasRow(of: field) ?? false
        case .task(let row, _): tasks.indices.contains(row)
        case .taskFund(let row, let field): tables(ofTask: row)?.hasRow(of: field) ?? false
        case .opinionLabel(let row), .opinion(let row): opinions.indices.contains(row)
        case .note(let row): notes.indices.contains(row)
        case .also(let entry): also.indices.contains(entry)
        case .title, .fiscalYear, .period, .subject, .totalWeight, .totalScore, .totalGrade, .totalNote: true
        }
    }

    /// The fields that hold something, in the order of the form.
    public var filledFields: [FieldPath] {
        var fields: [FieldPath] = title.isEmpty ? [] : [.title]
        // The year needs no cell of its own: it may come from the title, or from the caller. So may the months.
        fields += subject.lines.map { .subject($0.key) }
        addTables(to: &fields)
        if let total {
            if total.weight != nil { fields.append(.totalWeight) }
            if total.score != nil { fields.append(.totalScore) }
            if !(total.grade ?? "").isEmpty { fields.append(.totalGrade) }
            if !(total.note ?? "").isEmpty { fields.append(.totalNote) }
        }
        if let tables = termTables { fields += tables.filledFields.map { .term($0) } }
        for row in tasks.indices {
            fields += AnnualTask.Column.allCases.filter { !(tasks[row][$0] ?? "").isEmpty }
                .map { .task(row, $0) }
            if let tables = tables(ofTask: row) { fields += tables.filledFields.map { .taskFund(row, $0) } }
        }
        for row in opinions.indices {
            if !opinions[row].label.isEmpty { fields.append(.opinionLabel(row)) }
            if !opinions[row].text.isEmpty { fields.append(.opinion(row)) }
        }
        for row in notes.indices where !notes[row].isEmpty { fields.append(.note(row)) }
        for entry in also.indices where also[entry].isFilled { fields.append(.also(entry)) }
        return fields
    }

    private func addTables(to fields: inout [FieldPath]) {
        for row in funds.indices {
            if !funds[row].label.isEmpty { fields.append(.fundLabel(row)) }
            fields += Fund.Column.allCases.filter { funds[row][$0] != nil }.map { .fund(row, $0) }
            for entry in funds[row].also.indices where funds[row].also[entry].isFilled {
                fields.append(.fundAlso(row, entry))
            }
        }
        for row in goals.indices {
            if !goals[row].expected.isEmpty { fields.append(.goalExpected(row)) }
            if !(goals[row].actual ?? "").isEmpty { fields.append(.goalActual(row)) }
        }
        for row in indicators.indices {
            fields += Indicator.Column.allCases.filter { column in
                switch indicators[row][column] {
                case .string(let text): !(text ?? "").isEmpty
                case .value(let value): value != nil
                }
            }.map { .indicator(row, $0) }
            for entry in indicators[row].also.indices
            where indicators[row].also[entry].isFilled {
                fields.append(.indicatorAlso(row, entry))
            }
        }
    }
}

extension Also {
    fileprivate var isFilled: Bool {
        switch content {
        case .text(let text): !text.isEmpty
        case .value: true
        }
    }
}

extension Form {
    /// A form of nothing but the row that a field belongs to, and the field's place in it; the form has the row.
    func narrowed(to field: FieldPath) -> (form: Form, field: FieldPath) {
        var form = Form(kind: kind, layout: layout)
        switch field {
        case .title, .fiscalYear, .period, .subject: return (form, field)
        case .fundLabel(let row):
            form.funds = [funds[row]]
            return (form, .fundLabel(0))
        case .fund(let row, let column):
            form.funds = [funds[row]]
            return (form, .fund(0, column))
        case .fundAlso(let row, let entry):
            form.funds = [funds[row]]
            return (form, .fundAlso(0, entry))
        case .goalExpected(let row):
            form.goals = [goals[row]]
            return (form, .goalExpected(0))
        case .goalActual(let row):
            form.goals = [goals[row]]
            return (form, .goalActual(0))
        case .indicator(let row, let column):
            form.indicators = [indicators[row]]
            return (form, .indicator(0, column))
        case .indicatorAlso(let row, let entry):
            form.indicators = [indicators[row]]
            return (form, .indicatorAlso(0, entry))
        case .totalWeight, .totalScore, .totalGrade, .totalNote:
            form.total = total
            return (form, field)
        case .term(let field):
            let (tables, field) = (termTables ?? form).narrowed(to: field)
            form.term = Term(funds: tables.funds, goals: tables.goals, indicators: tables.indicators)
            return (form, .term(field))
        case .task(let row, let column):
            form.tasks = [tasks[row]]
            return (form, .task(0, column))
        case .taskFund(let row, let field):
            let (tables, field) = (tables(ofTask: row) ?? form).narrowed(to: field)
            form.tasks = [AnnualTask(name: "", funds: tables.funds)]
            return (form, .taskFund(0, field))
        case .opinionLabel(let row):
            form.opinions = [opinions[row]]
            return (form, .opinionLabel(0))
        case .opinion(let row):
            form.opinions = [opinions[row]]
            return (form, .opinion(0))
        case .note(let row):
            form.notes = [notes[row]]
            return (form, .note(0))
        case .also(let entry):
            form.also = [also[entry]]
            return (form, .also(0))
        }
    }
}
