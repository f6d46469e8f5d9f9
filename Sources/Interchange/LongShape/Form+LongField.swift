import Performance

extension Form {
    /// Sets a field to the text of its cell in the long shape; the row is there.
    mutating func setLong(_ field: FieldPath, to text: String) {
        switch field {
        case .title: title = text
        case .fiscalYear: break
        case .subject(let key): subject[key] = text
        case .fundLabel(let row): funds[row].label = text
        case .fund(let row, let column): funds[row][column] = Value(reading: text)
        case .goalExpected(let row): goals[row].expected = text
        case .goalActual(let row): goals[row].actual = text
        case .indicator(let row, let column):
            switch indicators[row][column] {
            case .string: indicators[row][column] = .string(text)
            case .value: indicators[row][column] = .value(Value(reading: text))
            }
        case .totalWeight: setTotal { $0.weight = Value(reading: text) }
        case .totalScore: setTotal { $0.score = Value(reading: text) }
        case .totalGrade: setTotal { $0.grade = text }
        case .totalNote: setTotal { $0.note = text }
        case .note(let row): notes[row] = text
        }
    }

    private mutating func setTotal(_ set: (inout Total) -> Void) {
        var total = total ?? Total()
        set(&total)
        self.total = total
    }
}
