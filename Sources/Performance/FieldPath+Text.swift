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
        switch self {
        case .title: put("title")
        case .fiscalYear: put("fiscalYear")
        case .subject(let key):
            put("subject.")
            put(key.name)
        case .fundLabel(let row): put("funds", row, "label")
        case .fund(let row, let column): put("funds", row, column.rawValue)
        case .goalExpected(let row): put("goals", row, "expected")
        case .goalActual(let row): put("goals", row, "actual")
        case .indicator(let row, let column): put("indicators", row, column.rawValue)
        case .totalWeight: put("total.weight")
        case .totalScore: put("total.score")
        case .totalGrade: put("total.grade")
        case .totalNote: put("total.note")
        case .note(let row): put("notes", row)
        }
    }

    /// Reads a path as `description` spells it; nil where it names no field of the schema. A row need not be
    /// one that some form has.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        let bytes = text.utf8Span.span
        guard let open = FieldPath.firstIndex(of: UInt8(ascii: "["), in: bytes),
            !text.utf8.starts(with: FieldPath.subjectPrefix)
        else {
            guard let path = FieldPath.withoutRow(text) else { return nil }
            self = path
            return
        }
        guard let close = FieldPath.firstIndex(of: UInt8(ascii: "]"), in: bytes), open < close,
            let row = FieldPath.row(bytes.extracting((open + 1)..<close)),
            let path = FieldPath.inTable(
                bytes.extracting(..<open), row, column: bytes.extracting((close + 1)...))
        else { return nil }
        self = path
    }

    private static let subjectPrefix = "subject.".utf8

    private static func withoutRow(_ text: String) -> FieldPath? {
        switch text {
        case "title": return .title
        case "fiscalYear": return .fiscalYear
        case "total.weight": return .totalWeight
        case "total.score": return .totalScore
        case "total.grade": return .totalGrade
        case "total.note": return .totalNote
        default:
            // By bytes, since a key may begin with a mark that joins the point before it.
            guard text.utf8.starts(with: subjectPrefix) else { return nil }
            return .subject(Subject.Key(String(Substring(text.utf8.dropFirst(subjectPrefix.count)))))
        }
    }

    /// Reads a path of a table's name, a row, and a column with the point before it.
    private static func inTable(_ table: Span<UInt8>, _ row: Int, column: Span<UInt8>) -> FieldPath? {
        let key = FormKey.table.key(table)
        if key == .notes { return column.isEmpty ? .note(row) : nil }
        guard column.count > 1, column[0] == UInt8(ascii: ".") else { return nil }
        let name = column.extracting(1...)
        switch key {
        case .funds:
            switch FundKey.table.key(name) {
            case .label: return .fundLabel(row)
            case let key?: return Fund.Column(rawValue: key.rawValue).map { .fund(row, $0) }
            case nil: return nil
            }
        case .goals:
            switch GoalKey.table.key(name) {
            case .expected: return .goalExpected(row)
            case .actual: return .goalActual(row)
            case nil: return nil
            }
        case .indicators:
            return IndicatorKey.table.key(name).flatMap { Indicator.Column(rawValue: $0.rawValue) }
                .map { .indicator(row, $0) }
        default: return nil
        }
    }

    private static func firstIndex(of byte: UInt8, in bytes: Span<UInt8>) -> Int? {
        for index in 0..<bytes.count where bytes[index] == byte { return index }
        return nil
    }

    /// Reads a row's number, counted from zero, without needless zeros; a sheet has no more than 1,048,576.
    private static func row(_ digits: Span<UInt8>) -> Int? {
        guard digits.count == 1 || digits.count > 1 && digits[0] != UInt8(ascii: "0") else { return nil }
        var row = 0
        for index in 0..<digits.count {
            let digit = digits[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            row = row * 10 + Int(digit)
            guard row <= CellReference.lastRow else { return nil }
        }
        return row
    }
}
