public import Performance
import Primitives

extension Form {
    /// What a field of a form holds.
    public enum Content: Hashable, Sendable {
        /// A string field.
        case text(String)
        /// A value; nil where its cell is empty.
        case value(Value?)
    }

    /// The content of a field; nil where the form has no such row or line.
    public func content(at field: FieldPath) -> Content? {
        switch field {
        case .title: .text(title)
        case .fiscalYear: fiscalYear.map { .text(String($0)) }
        case .period: period.map { .text(CalendarTime.months($0).description) }
        case .subject(let key): subject[key].map { .text($0) }
        case .fundLabel(let row): funds.indices.contains(row) ? .text(funds[row].label) : nil
        case .fund(let row, let column): funds.indices.contains(row) ? .value(funds[row][column]) : nil
        case .fundAlso(let row, let entry):
            funds.indices.contains(row) ? Form.content(of: funds[row].also, entry) : nil
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
        case .indicatorAlso(let row, let entry):
            indicators.indices.contains(row) ? Form.content(of: indicators[row].also, entry) : nil
        case .totalWeight: total.map { .value($0.weight) }
        case .totalScore: total.map { .value($0.score) }
        case .totalGrade: total?.grade.map { .text($0) }
        case .totalNote: total?.note.map { .text($0) }
        case .term(let field): termTables?.content(at: field)
        case .task(let row, let column):
            tasks.indices.contains(row) ? tasks[row][column].map { .text($0) } : nil
        case .taskFund(let row, let field): tables(ofTask: row)?.content(at: field)
        case .opinionLabel(let row): opinions.indices.contains(row) ? .text(opinions[row].label) : nil
        case .opinion(let row): opinions.indices.contains(row) ? .text(opinions[row].text) : nil
        case .note(let row): notes.indices.contains(row) ? .text(notes[row]) : nil
        case .also(let entry): Form.content(of: also, entry)
        }
    }

    private static func content(of also: [Also], _ entry: Int) -> Content? {
        guard also.indices.contains(entry) else { return nil }
        return switch also[entry].content {
        case .text(let text): .text(text)
        case .value(let value): .value(value)
        }
    }

    /// The text of a field as it is printed; nil where there is none.
    public func text(at field: FieldPath) -> String? {
        switch content(at: field) {
        case .text(let text): text
        case .value(let value): value?.text
        case nil: nil
        }
    }

    /// Sets a field from the trimmed text of its cell.
    ///
    /// - Parameter stored: what the cell stores, where that is not just its text; for fields that are values.
    /// - Returns: whether the field holds the text as it stands, every byte.
    @discardableResult
    mutating func set(
        _ field: FieldPath, to bytes: ArraySlice<UInt8>, storing stored: StoredValue? = nil
    ) -> Bool {
        func text() -> String { String(decoding: bytes, as: UTF8.self) }
        func textIfAny() -> String? { bytes.isEmpty ? nil : text() }
        func value() -> Value? {
            if stored != nil { return Value(reading: text(), stored: stored) }
            return bytes.isEmpty ? nil : Value(reading: text())
        }
        switch field {
        case .title: title = text()
        case .fiscalYear:
            let line = text()
            fiscalYear = YearText.whole(line)
            return fiscalYear.map(String.init) == line
        case .period:
            if case .months(let months)? = CalendarTime(text()) { period = months } else { period = nil }
        case .subject(let key): subject[key] = text()
        case .fundLabel(let row): funds[row].label = text()
        case .fund(let row, let column): funds[row][column] = value()
        case .fundAlso(let row, let entry): funds[row].also[entry].read(text(), stored)
        case .goalExpected(let row): goals[row].expected = text()
        case .goalActual(let row): goals[row].actual = text()
        case .indicator(let row, let column):
            // Each column by itself, so that no row is copied: most fields are an indicator's.
            switch column {
            case .level1, .level2:
                // The labels of the levels are broken over lines only to fit their cells.
                let label = WhiteSpace.removed(from: bytes)
                let text = String(decoding: label, as: UTF8.self)
                if column == .level1 { indicators[row].level1 = text } else { indicators[row].level2 = text }
                return label.count == bytes.count
            case .level3: indicators[row].level3 = text()
            case .nature: indicators[row].nature = text()
            case .basis: indicators[row].basis = text()
            case .standard: indicators[row].standard = text()
            case .deviation: indicators[row].deviation = text()
            case .remark: indicators[row].remark = text()
            case .target: indicators[row].target = value()
            case .actual: indicators[row].actual = value()
            case .weight: indicators[row].weight = value()
            case .score: indicators[row].score = value()
            }
        case .indicatorAlso(let row, let entry): indicators[row].also[entry].read(text(), stored)
        case .totalWeight: total?.weight = value()
        case .totalScore: total?.score = value()
        case .totalGrade: total?.grade = textIfAny()
        case .totalNote: total?.note = textIfAny()
        case .term(let field): return changeTerm { $0.set(field, to: bytes, storing: stored) }
        case .task(let row, let column): tasks[row][column] = text()
        case .taskFund(let row, let field): return changeFunds(ofTask: row) {
                $0.set(field, to: bytes, storing: stored)
            }
        case .opinionLabel(let row): opinions[row].label = text()
        case .opinion(let row): opinions[row].text = text()
        case .note(let row): notes[row] = text()
        case .also(let entry): also[entry].read(text(), stored)
        }
        return true
    }
}

extension Also {
    /// Takes the text of its cell, as words where it held words, else as a value.
    fileprivate mutating func read(_ text: String, _ stored: StoredValue?) {
        if case .value = content, let value = Value(reading: text, stored: stored) {
            content = .value(value)
        } else {
            content = .text(text)
        }
    }
}
