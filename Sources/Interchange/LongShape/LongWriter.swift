import CSV
import Layouts
import Performance
import Primitives
import Sheets
import TextEncodings

/// Writes forms in the long shape one after another; what has been written can be taken out at any time, so
/// that any number of forms needs no more room than one.
struct LongWriter {
    private var writer: CSVRecordWriter
    /// How many forms were written.
    private(set) var count = 0
    /// Whether all text other than ASCII so far would be taken for UTF-8, though it is not.
    private var mayBeUTF8 = true
    private var isASCII = true

    init(dialect: CSVDialect) throws(CSVError) {
        writer = try CSVRecordWriter(dialect: dialect)
        for column in LongColumn.all { try writer.append(.text(column.name)) }
        writer.endRecord()
    }

    /// Makes sure that a form can be written, before any of a table is.
    ///
    /// - Throws: `InterchangeError.longShape` where a value would not be read back from its text, `.csvWriting`
    ///   where a text holds what cannot be written.
    static func check(_ form: Form, _ dialect: CSVDialect) throws(InterchangeError) {
        if let field = unheldField(of: form) { throw .longShape(.unheld(field)) }
        let nul = form.filledFields.first { form.text(at: $0)?.utf8.contains(0) ?? false }
        // Its place in the table would say nothing to those who have only the form.
        if let nul { throw .longShape(.nul(nul)) }
        // UTF-8 has every other character; for the rest the form is written for trial.
        guard dialect.encoding != .utf8 || form.textsBesideFields.contains(where: { $0.utf8.contains(0) })
        else {
            return
        }
        do throws(CSVError) {
            var writer = try LongWriter(dialect: dialect)
            try writer.append(form)
            _ = try writer.takeBytes()
        } catch {
            throw .csvWriting(error)
        }
    }

    /// The first value of a form that would not be read back from its text; nil where there is none.
    private static func unheldField(of form: Form) -> FieldPath? {
        form.filledFields.first { field in
            guard case .value(let value?) = form.content(at: field) else { return false }
            return !value.comesBackOfLong
        }
    }

    /// Writes a form's rows.
    ///
    /// - Throws: `CSVError.nulInText`.
    mutating func append(_ form: Form) throws(CSVError) {
        count += 1
        for place in LongPlace.all(of: form) {
            let row = LongRow(form: form, number: count, place: place)
            for column in LongColumn.all { try writer.append(row.content(column)) }
            writer.endRecord()
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

extension Form {
    /// The texts that are written though they are no field's.
    fileprivate var textsBesideFields: [String] {
        let entries = alsoPaths.compactMap { also(at: $0) }
        return [layout, fundType ?? ""] + subject.lines.map(\.key.name) + entries.map(\.head)
            + entries.compactMap(\.region)
    }
}

/// One row of the long shape, about to be written.
private struct LongRow {
    let form: Form
    let number: Int
    let place: LongPlace
    let also: Also?
    let blank: String

    init(form: Form, number: Int, place: LongPlace) {
        self.form = form
        self.number = number
        self.place = place
        also = place.part == .also ? place.path.flatMap { form.also(at: $0) } : nil
        var names: [String] = []
        if form.fundType == "" { names.append(LongColumn.fundType.name) }
        if form.total == Total() { names.append(LongColumn.total) }
        if form.term == Term() { names.append(LongColumn.term) }
        if also?.region == "" { names.append(LongColumn.alsoRegion.name) }
        for column in LongColumn.all where column.parts.isEmpty || column.parts.contains(place.part) {
            guard case .field(let field) = column, field.canBeBlank,
                form.content(at: place.field(field)) == .text("")
            else { continue }
            names.append(column.name)
        }
        blank = names.joined(separator: " ")
    }

    func content(_ column: LongColumn) -> SheetDraft.Content {
        let parts = column.parts
        guard parts.isEmpty || parts.contains(place.part) else { return .blank }
        switch column {
        case .form: return .exact(ExactDecimal(number))
        case .part: return .text(place.part.rawValue)
        case .row: return place.part == .form ? .blank : .exact(ExactDecimal(place.row + 1))
        case .path: return .text(place.pathText ?? "")
        case .kind: return .text(form.kind.rawValue)
        case .layout: return .text(form.layout)
        case .fundType: return .text(form.fundType ?? "")
        case .fundSource: return .text(form.fund(at: place.field(.fundLabel(0)))?.source.rawValue ?? "")
        case .alsoHead: return .text(also?.head ?? "")
        case .alsoText: if case .text(let text)? = also?.content { return .text(text) } else { return .blank }
        case .alsoMeasure: return .text(also?.measure?.rawValue ?? "")
        case .alsoPeriod: return .text(also?.period?.description ?? "")
        case .alsoStage: return .text(also?.stage?.rawValue ?? "")
        case .alsoRegion: return .text(also?.region ?? "")
        case .key: return .text(form.otherSubjectLines[place.row].key.name)
        case .text: return .text(form.otherSubjectLines[place.row].text)
        case .blank: return .text(blank)
        case .field(.fiscalYear): return form.fiscalYear.map { .exact(ExactDecimal($0)) } ?? .blank
        case .field(.also): return .text(value(at: .also(0))?.text ?? "")
        case .field(let field):
            return .text(value(at: field)?.longText ?? form.text(at: place.field(field)) ?? "")
        case .facet(let field, let facet): return value(at: field)?.content(facet) ?? .blank
        }
    }

    private func value(at field: FieldPath) -> Value? {
        if case .value(let value?)? = form.content(at: place.field(field)) { value } else { nil }
    }
}

extension LongColumn {
    /// Stands in `blank` where the form has a 总分 row with nothing in it.
    static let total = "total"
    /// Stands in `blank` where the form has a whole implementation period of which nothing is said.
    static let term = "term"
}

extension FieldPath {
    /// Whether an empty text is something else than none.
    var canBeBlank: Bool {
        switch self {
        case .goalActual, .totalGrade, .totalNote, .task(_, .content), .task(_, .actual): true
        case .indicator(_, let column):
            switch column {
            case .level1, .level2, .level3, .nature, .basis, .standard, .deviation, .remark: true
            case .target, .actual, .weight, .score: false
            }
        default: false
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
