import CSV
import Layouts
import Performance
import Primitives

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
        let place = try addRow(row, part, to: &forms[last])
        if part != .form, let text = row[.row], Int(text) != place.row + 1 {
            throw fault(row, .row, .wrongRow(text, expected: place.row + 1))
        }
        for entry in row.texts {
            let parts = entry.column.parts
            guard !parts.isEmpty else { continue }
            guard parts.contains(part) else {
                throw fault(row, entry.column, .misplaced(entry.text, part: part.rawValue))
            }
            if case .field(let field) = entry.column {
                forms[last].setLong(place.field(field), to: entry.text)
            }
        }
        for name in row.blankNames {
            if let column = LongColumn.named[name], case .field(let field) = column,
                column.parts.contains(part)
            {
                forms[last].setLong(place.field(field), to: "")
            }
        }
        try LongReader.takeFacets(of: row, at: place, into: &forms[last])
    }

    /// Adds the empty row that a record stands for.
    ///
    /// - Returns: where it is.
    private func addRow(
        _ row: LongRecord, _ part: LongPart, to form: inout Form
    ) throws(LongShapeError) -> LongPlace {
        func fund() throws(LongShapeError) -> Fund {
            Fund(label: "", source: try word(row, .fundSource))
        }
        var number = 0
        switch part {
        case .indicator:
            number = form.indicators.count
            form.indicators.append(Indicator())
        case .fund:
            number = form.funds.count
            form.funds.append(try fund())
        case .goal:
            number = form.goals.count
            form.goals.append(Goal(expected: ""))
        case .termIndicator, .termFund, .termGoal:
            var term = form.term ?? Term()
            form.term = nil
            switch part {
            case .termIndicator:
                number = term.indicators.count
                term.indicators.append(Indicator())
            case .termFund:
                number = term.funds.count
                term.funds.append(try fund())
            default:
                number = term.goals.count
                term.goals.append(Goal(expected: ""))
            }
            form.term = term
        case .task:
            number = form.tasks.count
            form.tasks.append(AnnualTask(name: ""))
        case .taskFund: return try addTaskFund(row, try fund(), to: &form)
        case .opinion:
            number = form.opinions.count
            form.opinions.append(Opinion(label: "", text: ""))
        case .note:
            number = form.notes.count
            form.notes.append("")
        case .also: return try addAlso(row, to: &form)
        case .subject:
            number = form.otherSubjectLines.count
            guard let key = row[.key] else { throw fault(row, .key, .missing) }
            guard form.subject[Subject.Key(key)] == nil, let text = row[.text] else {
                throw row[.text] == nil ? fault(row, .text, .missing) : fault(row, .key, .keyAgain(key))
            }
            form.subject[Subject.Key(key)] = text
        case .form: break
        }
        return LongPlace(part: part, row: number)
    }

    private func addTaskFund(
        _ row: LongRecord, _ fund: Fund, to form: inout Form
    ) throws(LongShapeError) -> LongPlace {
        guard let text = row[.path] else { throw fault(row, .path, .missing) }
        guard case .taskFund(let task, .fundLabel(let number))? = FieldPath("\(text).label"),
            form.tasks.indices.contains(task), number == form.tasks[task].funds.count
        else { throw fault(row, .path, .wrongPath(text)) }
        form.tasks[task].funds.append(fund)
        return LongPlace(part: .taskFund, row: number, path: .taskFund(task, .fundLabel(number)))
    }

    private func addAlso(_ row: LongRecord, to form: inout Form) throws(LongShapeError) -> LongPlace {
        guard let text = row[.path] else { throw fault(row, .path, .missing) }
        var also = Also(head: row[.alsoHead] ?? "", content: .text(row[.alsoText] ?? ""))
        if row[.alsoMeasure] != nil { also.measure = try word(row, .alsoMeasure) as Also.Measure }
        if row[.alsoStage] != nil { also.stage = try word(row, .alsoStage) as Also.Stage }
        if let period = row[.alsoPeriod] {
            also.period = Period(period)
            if also.period == nil { throw fault(row, .alsoPeriod, .notAPeriod(period)) }
        }
        also.region = row[.alsoRegion] ?? (row.blankNames.contains(LongColumn.alsoRegion.name) ? "" : nil)
        guard let path = FieldPath("\(text).value"), let number = path.entry,
            form.changeAlso(
                beside: path,
                { entries in
                    guard entries.count == number else { return false }
                    entries.append(also)
                    return true
                }) == true
        else { throw fault(row, .path, .wrongPath(text)) }
        return LongPlace(part: .also, row: number, path: path)
    }

    /// Sets what is the form's own, total and head.
    private static func setOwnFields(of form: inout Form, from row: LongRecord) throws(LongShapeError) {
        form.fundType = row[.fundType]
        let blank = row.blankNames
        if blank.contains(LongColumn.total) { form.total = Total() }
        if blank.contains(LongColumn.term) { form.term = Term() }
        if blank.contains(LongColumn.fundType.name) { form.fundType = "" }
        for name in blank {
            guard let column = LongColumn.named[name], column.parts.isEmpty, case .field(let field) = column
            else { continue }
            form.setLong(field, to: "")
        }
        for entry in row.texts where entry.column.parts.isEmpty {
            guard case .field(let field) = entry.column else { continue }
            func fault(_ fault: LongShapeError.Fault) -> LongShapeError {
                .cell(line: row.line, column: entry.position, name: entry.column.name, fault)
            }
            switch field {
            case .fiscalYear:
                guard let year = Int(entry.text), (1...9999).contains(year) else {
                    throw fault(.notAYear(entry.text))
                }
                form.fiscalYear = year
            case .period:
                guard case .months(let months)? = CalendarTime(entry.text) else {
                    throw fault(.notAPeriod(entry.text))
                }
                form.period = months
            default: form.setLong(field, to: entry.text)
            }
        }
    }

    /// The text counts; what stands beside it may say the same more exactly, but not otherwise.
    private static func takeFacets(
        of row: LongRecord, at place: LongPlace, into form: inout Form
    ) throws(LongShapeError) {
        for entry in row.texts {
            guard case .facet(let field, let facet) = entry.column else { continue }
            var value: Value?
            if case .value(let found)? = form.content(at: place.field(field)) { value = found }
            if var taken = value, taken.take(entry.text, facet) {
                if taken != value { form.setLong(place.field(field), to: taken) }
                continue
            }
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
