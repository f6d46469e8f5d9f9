public import Performance

extension Form {
    /// Whether the form has the row that a field belongs to.
    func hasRow(of field: FieldPath) -> Bool {
        switch field {
        case .fundLabel(let row), .fund(let row, _): funds.indices.contains(row)
        case .goalExpected(let row), .goalActual(let row): goals.indices.contains(row)
        case .indicator(let row, _): indicators.indices.contains(row)
        case .note(let row): notes.indices.contains(row)
        default: true
        }
    }

    /// The fields that hold something, in the order of the form.
    public var filledFields: [FieldPath] {
        var fields: [FieldPath] = title.isEmpty ? [] : [.title]
        // The year needs no cell of its own: it may come from the title, or from the caller.
        fields += subject.lines.map { .subject($0.key) }
        for row in funds.indices {
            if !funds[row].label.isEmpty { fields.append(.fundLabel(row)) }
            fields += Fund.Column.allCases.filter { funds[row][$0] != nil }.map { .fund(row, $0) }
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
        }
        if let total {
            if total.weight != nil { fields.append(.totalWeight) }
            if total.score != nil { fields.append(.totalScore) }
            if !(total.grade ?? "").isEmpty { fields.append(.totalGrade) }
            if !(total.note ?? "").isEmpty { fields.append(.totalNote) }
        }
        for row in notes.indices where !notes[row].isEmpty { fields.append(.note(row)) }
        return fields
    }
}
