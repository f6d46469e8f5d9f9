import Primitives

extension FieldPath: CustomStringConvertible {
    /// The path as JSON spells it.
    public var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text of `description` to a buffer of UTF-8.
    public func write(to bytes: inout [UInt8]) {
        func put(_ name: String) { bytes.append(text: name) }
        func put(_ table: String, _ row: Int, _ column: String? = nil) {
            put(table)
            bytes.append(UInt8(ascii: "["))
            row.writeDigits(to: &bytes)
            bytes.append(UInt8(ascii: "]"))
            guard let column else { return }
            bytes.append(UInt8(ascii: "."))
            put(column)
        }
        func putAlso(_ table: String, _ row: Int, _ entry: Int) {
            put(table, row, "")
            put("also", entry, "value")
        }
        switch self {
        case .title: put("title")
        case .fiscalYear: put("fiscalYear")
        case .period: put("period")
        case .subject(let key):
            put("subject.")
            put(key.name)
        case .fundLabel(let row): put("funds", row, "label")
        case .fund(let row, let column): put("funds", row, column.rawValue)
        case .fundAlso(let row, let entry): putAlso("funds", row, entry)
        case .goalExpected(let row): put("goals", row, "expected")
        case .goalActual(let row): put("goals", row, "actual")
        case .indicator(let row, let column): put("indicators", row, column.rawValue)
        case .indicatorAlso(let row, let entry): putAlso("indicators", row, entry)
        case .totalWeight: put("total.weight")
        case .totalScore: put("total.score")
        case .totalGrade: put("total.grade")
        case .totalNote: put("total.note")
        case .term(let field):
            put("term.")
            field.write(to: &bytes)
        case .task(let row, let column): put("tasks", row, column.rawValue)
        case .taskFund(let row, let field):
            put("tasks", row, "")
            field.write(to: &bytes)
        case .opinionLabel(let row): put("opinions", row, "label")
        case .opinion(let row): put("opinions", row, "text")
        case .note(let row): put("notes", row)
        case .also(let entry): put("also", entry, "value")
        }
    }
}
