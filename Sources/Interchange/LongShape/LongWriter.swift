import CSV
import Layouts
import Performance
import Primitives
import Sheets

/// Writes forms in the long shape one after another; what has been written can be taken out at any time, so
/// that any number of forms needs no more room than one.
struct LongWriter {
    private var writer: CSVRecordWriter
    private var count = 0
    /// Whether all text other than ASCII so far would be taken for UTF-8, though it is not.
    private var mayBeUTF8 = true
    private var isASCII = true

    init(dialect: CSVDialect) throws(CSVError) {
        writer = try CSVRecordWriter(dialect: dialect)
        for column in LongColumn.all { try writer.append(.text(column.name)) }
        writer.endRecord()
    }

    /// The first value of a form that would not be read back from its text; nil where the form can be written.
    static func unheldField(of form: Form) -> FieldPath? {
        form.filledFields.first { field in
            guard case .value(let value?) = form.content(at: field) else { return false }
            return Value(reading: value.text) != value
        }
    }

    /// Writes a form's rows.
    ///
    /// - Throws: `CSVError.nulInText`.
    mutating func append(_ form: Form) throws(CSVError) {
        count += 1
        for part in LongPart.allCases {
            for row in 0..<part.count(in: form) {
                let source = LongRow(form: form, number: count, part: part, row: row)
                for column in LongColumn.all { try writer.append(source.content(column)) }
                writer.endRecord()
            }
        }
    }

    /// Takes out what has been written.
    ///
    /// - Throws: `CSVError.unencodable`.
    mutating func takeBytes() throws(CSVError) -> [UInt8] {
        let bytes = try writer.takeBytes()
        if writer.dialect.encoding == .gb18030, !bytes.allSatisfy({ $0 < 0x80 }) {
            isASCII = false
            mayBeUTF8 = mayBeUTF8 && String(validating: bytes, as: UTF8.self) != nil
        }
        return bytes
    }

    /// Makes sure that the whole will be read in the encoding that it is written in.
    ///
    /// - Throws: `CSVError.ambiguousEncoding`.
    func finish() throws(CSVError) {
        if !isASCII, mayBeUTF8 { throw .ambiguousEncoding(writer.dialect.encoding) }
    }
}

/// One row of the long shape, about to be written.
private struct LongRow {
    let form: Form
    let number: Int
    let part: LongPart
    let row: Int
    let blank: String

    init(form: Form, number: Int, part: LongPart, row: Int) {
        self.form = form
        self.number = number
        self.part = part
        self.row = row
        var names: [String] = []
        if form.fundType == "" { names.append(LongColumn.fundType.name) }
        if form.total == Total() { names.append(LongColumn.total) }
        for column in LongColumn.all where column.part == nil || column.part == part {
            guard case .field(let field) = column, field.canBeBlank,
                form.content(at: field.moved(to: row)) == .text("")
            else { continue }
            names.append(column.name)
        }
        blank = names.joined(separator: " ")
    }

    func content(_ column: LongColumn) -> SheetDraft.Content {
        guard column.part == nil || column.part == part else { return .blank }
        switch column {
        case .form: return .whole(number)
        case .part: return .text(part.rawValue)
        case .row: return part == .form ? .blank : .whole(row + 1)
        case .kind: return .text(form.kind.rawValue)
        case .layout: return .text(form.layout)
        case .fundType: return .text(form.fundType ?? "")
        case .fundSource: return .text(form.funds[row].source.rawValue)
        case .key: return .text(form.otherSubjectLines[row].key.name)
        case .text: return .text(form.otherSubjectLines[row].text)
        case .blank: return .text(blank)
        case .field(.fiscalYear): return form.fiscalYear.map { .whole($0) } ?? .blank
        case .field(let field): return .text(form.text(at: field.moved(to: row)) ?? "")
        case .facet(let field, let facet):
            guard case .value(let value?) = form.content(at: field.moved(to: row)) else { return .blank }
            return value.content(facet)
        }
    }
}

extension LongColumn {
    /// Stands in `blank` where the form has a 总分 row with nothing in it.
    static let total = "total"
}

extension FieldPath {
    /// Whether an empty text is something else than none.
    var canBeBlank: Bool {
        switch self {
        case .goalActual, .totalGrade, .totalNote: true
        case .indicator(_, let column):
            switch column {
            case .level1, .level2, .level3, .basis, .deviation: true
            case .target, .actual, .weight, .score: false
            }
        default: false
        }
    }
}

extension SheetDraft.Content {
    fileprivate static func whole(_ number: Int) -> SheetDraft.Content { .exact(ExactDecimal(number)) }

    fileprivate static func exact(_ number: ExactDecimal) -> SheetDraft.Content {
        .number(stored: number, format: "General", text: number.description)
    }
}

extension Value {
    /// What the text says.
    fileprivate func content(_ facet: LongFacet) -> SheetDraft.Content {
        switch facet {
        case .comparator: .text(comparator?.rawValue ?? "")
        case .number: number.map { .exact($0) } ?? .blank
        case .upper: upper.map { .exact($0) } ?? .blank
        case .unit: .text(unit ?? "")
        }
    }

    /// Whether a cell of a facet's column says what the text does.
    func agrees(_ text: String, _ facet: LongFacet) -> Bool {
        switch facet {
        case .comparator: Value.Comparator(rawValue: text) == comparator
        case .number: ExactDecimal(text).map { $0 == number } ?? false
        case .upper: ExactDecimal(text).map { $0 == upper } ?? false
        case .unit: text == unit
        }
    }
}

extension LongWriter {
    /// The bytes of a whole table.
    ///
    /// - Throws: `InterchangeError.longShape` or `.csvWriting`.
    static func bytes(of forms: [Form], _ dialect: CSVDialect) throws(InterchangeError) -> [UInt8] {
        for form in forms {
            if let field = unheldField(of: form) { throw .longShape(.unheld(field)) }
        }
        do throws(CSVError) {
            var writer = try LongWriter(dialect: dialect)
            for form in forms { try writer.append(form) }
            let bytes = try writer.takeBytes()
            try writer.finish()
            return bytes
        } catch {
            throw .csvWriting(error)
        }
    }
}
