import Performance
import Primitives

extension Form {
    /// Sets a field to the text of its cell in the long shape; the row is there.
    mutating func setLong(_ field: FieldPath, to text: String) {
        switch field {
        case .title: title = text
        case .fiscalYear, .period: break
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
        case .term(let field): changeTerm { $0.setLong(field, to: text) }
        case .task(let row, let column): tasks[row][column] = text
        case .taskFund(let row, let field): changeFunds(ofTask: row) { $0.setLong(field, to: text) }
        case .opinionLabel(let row): opinions[row].label = text
        case .opinion(let row): opinions[row].text = text
        case .note(let row): notes[row] = text
        case .also(let entry), .fundAlso(_, let entry), .indicatorAlso(_, let entry):
            _ = changeAlso(beside: field) { entries in
                if let value = Value(reading: text) { entries[entry].content = .value(value) }
            }
        }
    }

    /// Sets a value field; the row is there.
    mutating func setLong(_ field: FieldPath, to value: Value) {
        switch field {
        case .fund(let row, let column): funds[row][column] = value
        case .indicator(let row, let column): indicators[row][column] = .value(value)
        case .totalWeight: setTotal { $0.weight = value }
        case .totalScore: setTotal { $0.score = value }
        case .term(let field): changeTerm { $0.setLong(field, to: value) }
        case .taskFund(let row, let field): changeFunds(ofTask: row) { $0.setLong(field, to: value) }
        case .also(let entry), .fundAlso(_, let entry), .indicatorAlso(_, let entry):
            _ = changeAlso(beside: field) { $0[entry].content = .value(value) }
        default: break
        }
    }

    private mutating func setTotal(_ set: (inout Total) -> Void) {
        var total = total ?? Total()
        set(&total)
        self.total = total
    }
}
