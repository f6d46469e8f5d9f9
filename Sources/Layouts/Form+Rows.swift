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
