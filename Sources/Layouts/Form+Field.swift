import Performance

extension Form {
    /// What a field of a form holds.
    enum Content: Hashable {
        case text(String)
        case value(Value?)
    }

    /// The content of a field; nil where the form has no such row or line.
    func content(at field: FieldPath) -> Content? {
        switch field {
        case .title: .text(title)
        case .fiscalYear: fiscalYear.map { .text(String($0)) }
        case .subject(let key): subject[key].map { .text($0) }
        case .fundLabel(let row): funds.indices.contains(row) ? .text(funds[row].label) : nil
        case .fund(let row, let column): funds.indices.contains(row) ? .value(funds[row][column]) : nil
        case .goalExpected(let row): goals.indices.contains(row) ? .text(goals[row].expected) : nil
        case .goalActual(let row):
            goals.indices.contains(row) ? goals[row].actual.map { .text($0) } : nil
        case .indicator(let row, let column):
            if !indicators.indices.contains(row) {
                nil
            } else {
                switch indicators[row][column] {
                case .string(let text): text.map { .text($0) }
                case .value(let value): .value(value)
                }
            }
        case .totalWeight: total.map { .value($0.weight) }
        case .totalScore: total.map { .value($0.score) }
        case .totalGrade: total?.grade.map { .text($0) }
        case .totalNote: total?.note.map { .text($0) }
        case .note(let row): notes.indices.contains(row) ? .text(notes[row]) : nil
        }
    }

    /// The text of a field as it is printed; nil where there is none.
    func text(at field: FieldPath) -> String? {
        switch content(at: field) {
        case .text(let text): text
        case .value(let value): value?.text
        case nil: nil
        }
    }

    /// Sets a field from the trimmed text of its cell.
    mutating func set(_ field: FieldPath, to text: Substring) {
        switch field {
        case .title: title = String(text)
        case .fiscalYear: fiscalYear = FormScanner.yearLine(String(text))
        case .subject(let key): subject[key] = String(text)
        case .fundLabel(let row): funds[row].label = String(text)
        case .fund(let row, let column): funds[row][column] = Value(reading: String(text))
        case .goalExpected(let row): goals[row].expected = String(text)
        case .goalActual(let row): goals[row].actual = String(text)
        case .indicator(let row, let column):
            switch column {
            case .level1, .level2: indicators[row][column] = .string(text.withoutWhiteSpace)
            case .level3, .basis, .deviation: indicators[row][column] = .string(String(text))
            case .target, .actual, .weight, .score:
                indicators[row][column] = .value(Value(reading: String(text)))
            }
        case .totalWeight: total?.weight = Value(reading: String(text))
        case .totalScore: total?.score = Value(reading: String(text))
        case .totalGrade: total?.grade = text.isEmpty ? nil : String(text)
        case .totalNote: total?.note = text.isEmpty ? nil : String(text)
        case .note(let row): notes[row] = String(text)
        }
    }
}

extension Substring {
    /// Without white space at either end, ideographic and no-break spaces too.
    var trimmed: Substring {
        var text = self.unicodeScalars[...]
        while let first = text.first, first.properties.isWhitespace { text.removeFirst() }
        while let last = text.last, last.properties.isWhitespace { text.removeLast() }
        return Substring(text)
    }

    /// Without any white space: the labels of the levels are broken over lines only to fit their cells.
    var withoutWhiteSpace: String {
        guard unicodeScalars.contains(where: \.properties.isWhitespace) else { return String(self) }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace }))
    }
}
