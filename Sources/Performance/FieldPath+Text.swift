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
        func put(_ name: String) { bytes.append(contentsOf: name.utf8) }
        func put(_ table: String, _ row: Int, _ column: String? = nil) {
            put(table)
            bytes.append(UInt8(ascii: "["))
            ExactDecimal(row).write(to: &bytes)
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
        let path: FieldPath? =
            switch text {
            case "title": .title
            case "fiscalYear": .fiscalYear
            case "total.weight": .totalWeight
            case "total.score": .totalScore
            case "total.grade": .totalGrade
            case "total.note": .totalNote
            default: FieldPath.inTable(text)
            }
        guard let path else { return nil }
        self = path
    }

    /// Reads `subject.key` or `table[row].column`.
    private static func inTable(_ text: String) -> FieldPath? {
        let bytes = text.utf8
        // By bytes, since a key may begin with a mark that joins the point before it.
        let subject = "subject.".utf8
        if bytes.starts(with: subject) {
            return .subject(Subject.Key(String(Substring(bytes.dropFirst(subject.count)))))
        }
        guard let open = bytes.firstIndex(of: UInt8(ascii: "[")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: "]")),
            let row = row(bytes[bytes.index(after: open)..<close])
        else { return nil }
        let column = text[bytes.index(after: close)...]
        switch (text[..<open], column) {
        case ("notes", ""): return .note(row)
        case ("goals", ".expected"): return .goalExpected(row)
        case ("goals", ".actual"): return .goalActual(row)
        case ("funds", ".label"): return .fundLabel(row)
        case ("funds", _) where column.first == ".":
            return Fund.Column(rawValue: String(column.dropFirst())).map { .fund(row, $0) }
        case ("indicators", _) where column.first == ".":
            return Indicator.Column(rawValue: String(column.dropFirst())).map { .indicator(row, $0) }
        default: return nil
        }
    }

    /// Reads a row's number, counted from zero, without needless zeros; a sheet has no more than 1,048,576.
    private static func row(_ digits: Substring.UTF8View) -> Int? {
        guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1 else { return nil }
        var row = 0
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            row = row * 10 + Int(digit)
            guard row <= CellReference.lastRow else { return nil }
        }
        return row
    }
}
