import CSV
import Layouts
import Performance

/// Reads forms from a table in the long shape, which its header row tells.
///
/// Columns may stand in any order after `form` and `part`, and all but `LongColumn.required` may be left out.
/// Rows of one form stand together; `row` may be left empty, and is checked where it is not.
struct LongReader {
    private var columns: [LongColumn] = []
    private var forms: [Form] = []
    private var known: Set<String> = []
    /// The form being read: its `form`, the first row's repeated fields, how many rows of each part it has.
    private var id: String?
    private var repeated: [String] = []

    /// Whether bytes begin with the header row of the long shape, in whatever encoding; only the first of them
    /// are looked at.
    static func recognises(_ bytes: [UInt8]) -> Bool {
        let sign = Array("formpart".utf8)
        var matched = 0
        for byte in bytes.prefix(64) {
            if byte == sign[matched] {
                matched += 1
                if matched == sign.count { return true }
            } else if !passedOver.contains(byte) {
                return false
            }
        }
        return false
    }

    /// What may stand before and between the first two headings: a byte-order mark, the high bytes of UTF-16,
    /// quotes, delimiters.
    private static let passedOver: Set<UInt8> = [
        0, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE, UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"),
        UInt8(ascii: "\t"),
    ]

    /// How much of a table is read, which is one file of many forms.
    struct Limits: Hashable, Sendable {
        /// The most bytes.
        var bytes = 256 << 20
        /// The most forms.
        var forms = 200_000
    }

    private let limits: Limits

    private init(_ limits: Limits) {
        self.limits = limits
    }

    /// Reads a table.
    ///
    /// - Throws: `InterchangeError.csv` or `.longShape`.
    static func read(
        _ bytes: [UInt8], _ text: CSVReader, limits: Limits = Limits()
    ) throws(InterchangeError) -> [Form] {
        var csvLimits = text.limits
        csvLimits.bytes = limits.bytes
        var reader = LongReader(limits)
        var failure: LongShapeError?
        do throws(CSVError) {
            var records = try CSVRecords(
                bytes: bytes, encoding: text.encoding, delimiter: text.delimiter, limits: csvLimits)
            while failure == nil, let record = try records.next() {
                do throws(LongShapeError) { try reader.read(record) } catch { failure = error }
            }
        } catch {
            throw .csv(error)
        }
        if let failure { throw .longShape(failure) }
        return reader.forms
    }

    private mutating func read(_ record: CSVRecord) throws(LongShapeError) {
        if columns.isEmpty {
            columns = try LongReader.columns(of: record)
            return
        }
        if record.count == 1, record.range(at: 0).isEmpty { return }
        var row = LongRecord(line: record.line)
        for position in 0..<record.count where !record.range(at: position).isEmpty {
            let text = record.text(at: position)
            guard position < columns.count else {
                throw .cell(line: record.line, column: position, name: "", .surplus(text))
            }
            row.texts.append((position, columns[position], text))
        }
        try read(row)
    }

    private mutating func read(_ row: LongRecord) throws(LongShapeError) {
        guard let id = row[.form] else { throw fault(row, .form, .missing) }
        let part: LongPart = try word(row, .part)
        if id == self.id {
            try compare(row)
        } else {
            guard known.insert(id).inserted else { throw fault(row, .form, .formAgain(id)) }
            guard forms.count < limits.forms else { throw .tooManyForms(limit: limits.forms) }
            let kind: FormKind = try word(row, .kind)
            var form = Form(kind: kind, layout: row[.layout] ?? "")
            try LongReader.setOwnFields(of: &form, from: row)
            forms.append(form)
            self.id = id
            repeated = repeated(of: row)
        }
        let last = forms.count - 1
        let number = part.count(in: forms[last]) + 1
        if part != .form, let text = row[.row], Int(text) != number {
            throw fault(row, .row, .wrongRow(text, expected: number))
        }
        switch part {
        case .indicator: forms[last].indicators.append(Indicator())
        case .fund: forms[last].funds.append(Fund(label: "", source: try word(row, .fundSource)))
        case .goal: forms[last].goals.append(Goal(expected: ""))
        case .note: forms[last].notes.append("")
        case .subject:
            guard let key = row[.key] else { throw fault(row, .key, .missing) }
            guard forms[last].subject[Subject.Key(key)] == nil, let text = row[.text] else {
                throw row[.text] == nil ? fault(row, .text, .missing) : fault(row, .key, .keyAgain(key))
            }
            forms[last].subject[Subject.Key(key)] = text
        case .form: break
        }
        for entry in row.texts {
            guard let owner = entry.column.part else { continue }
            guard owner == part else {
                throw fault(row, entry.column, .misplaced(entry.text, part: part.rawValue))
            }
            if case .field(let field) = entry.column {
                forms[last].setLong(field.moved(to: number - 1), to: entry.text)
            }
        }
        for name in row.blankNames {
            if let column = LongColumn.named[name], case .field(let field) = column, column.part == part {
                forms[last].setLong(field.moved(to: number - 1), to: "")
            }
        }
        try LongReader.checkFacets(of: row, in: forms[last], row: number - 1)
    }

    /// Sets what is the form's own, total and head.
    private static func setOwnFields(of form: inout Form, from row: LongRecord) throws(LongShapeError) {
        form.fundType = row[.fundType]
        let blank = row.blankNames
        if blank.contains(LongColumn.total) { form.total = Total() }
        if blank.contains(LongColumn.fundType.name) { form.fundType = "" }
        for name in blank {
            guard let column = LongColumn.named[name], column.part == nil, case .field(let field) = column
            else { continue }
            form.setLong(field, to: "")
        }
        for entry in row.texts where entry.column.part == nil {
            guard case .field(let field) = entry.column else { continue }
            if field == .fiscalYear {
                guard let year = Int(entry.text) else {
                    throw .cell(
                        line: row.line, column: entry.position, name: entry.column.name,
                        .notAYear(entry.text))
                }
                form.fiscalYear = year
            } else {
                form.setLong(field, to: entry.text)
            }
        }
    }

    /// Only the text counts; what stands beside it must not say otherwise.
    private static func checkFacets(
        of row: LongRecord, in form: Form, row number: Int
    ) throws(LongShapeError) {
        for entry in row.texts {
            guard case .facet(let field, let facet) = entry.column else { continue }
            let content = form.content(at: field.moved(to: number))
            var value: Value?
            if case .value(let found)? = content { value = found }
            guard value?.agrees(entry.text, facet) != true else { continue }
            throw .cell(
                line: row.line, column: entry.position, name: entry.column.name,
                .contradiction(entry.text, text: value?.text ?? ""))
        }
    }

    private func repeated(of row: LongRecord) -> [String] {
        var texts = Array(repeating: "", count: columns.count)
        for entry in row.texts where entry.column.isRepeated { texts[entry.position] = entry.text }
        return texts
    }

    private func compare(_ row: LongRecord) throws(LongShapeError) {
        for (position, text) in repeated(of: row).enumerated()
        where !text.utf8.elementsEqual(repeated[position].utf8) {
            throw .cell(
                line: row.line, column: position, name: columns[position].name,
                .difference(text, first: repeated[position]))
        }
    }

    private func word<Word: RawRepresentable & CaseIterable>(
        _ row: LongRecord, _ column: LongColumn
    ) throws(LongShapeError) -> Word where Word.RawValue == String {
        guard let text = row[column] else { throw fault(row, column, .missing) }
        guard let word = Word(rawValue: text) else {
            throw fault(row, column, .unknownWord(text, allowed: Word.allCases.map(\.rawValue)))
        }
        return word
    }

    private func fault(
        _ row: LongRecord, _ column: LongColumn, _ fault: LongShapeError.Fault
    ) -> LongShapeError {
        .cell(
            line: row.line, column: columns.firstIndex(of: column) ?? 0, name: column.name, fault)
    }

    private static func columns(of record: CSVRecord) throws(LongShapeError) -> [LongColumn] {
        var columns: [LongColumn] = []
        for position in 0..<record.count {
            let name = record.text(at: position)
            guard let column = LongColumn.named[name] else {
                throw .unknownColumn(name, column: position)
            }
            guard !columns.contains(column) else { throw .repeatedColumn(name, column: position) }
            columns.append(column)
        }
        for column in LongColumn.required where !columns.contains(column) {
            throw .missingColumn(column.name)
        }
        return columns
    }
}

/// The fields of one record that hold something.
private struct LongRecord {
    let line: Int
    var texts: [(position: Int, column: LongColumn, text: String)] = []

    init(line: Int) { self.line = line }

    subscript(column: LongColumn) -> String? { texts.first { $0.column == column }?.text }

    var blankNames: [String] { (self[.blank] ?? "").split(separator: " ").map(String.init) }
}

extension LongColumn {
    fileprivate static let named = Dictionary(
        all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
