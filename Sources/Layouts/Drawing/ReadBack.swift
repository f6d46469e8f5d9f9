import NumberFormats
import Performance
import Primitives
import Sheets

/// Reads what was drawn, and refuses what does not come back: a text that is taken for a label, a value whose
/// text says another number than the form does.
struct ReadBack {
    let reader: FormReader
    let keepsMerges: Bool
    /// Whether numbers come back as they are seen, maybe with fewer digits.
    var isDisplay = false

    /// - Throws: `LayoutError.ambiguous` with the first field that reads back otherwise.
    func check(_ draft: SheetDraft, of form: Form, as drawn: Layout) throws(LayoutError) {
        let layout = drawn.id
        guard let sheet = Sheet(draft, keepsMerges: keepsMerges) else {
            throw .ambiguous(.title, layout: layout)
        }
        let width = draft.mergedRanges.reduce(draft.cells.map(\.reference.column).max() ?? 0) {
            max($0, $1.last.column)
        }
        let found = reader.read(sheet, width: width + 1).forms
        let drawnForm = isDisplay ? form.asSeen : form
        if let field = drawnForm.firstField(lostIn: found.first ?? Form(kind: form.kind, layout: layout)) {
            throw .ambiguous(field, layout: layout)
        }
        if drawn.isToldByTitle, found.first?.kind != drawn.kind { throw .ambiguous(.title, layout: layout) }
        if found.count != 1 { throw .ambiguous(.title, layout: layout) }
    }
}

extension ReadBack {
    /// Reads an officer's own sheet with forms that were changed since it was read.
    ///
    /// - Throws: `LayoutError.notKept` with the first field that reads back otherwise.
    func check(
        _ draft: SheetDraft, ofChanged forms: [Form], _ store: TemplateStore
    ) throws(LayoutError) {
        guard let sheet = Sheet(draft, keepsMerges: keepsMerges) else { throw .notKept(.title) }
        let width = draft.mergedRanges.reduce(draft.cells.map(\.reference.column).max() ?? 0) {
            max($0, $1.last.column)
        }
        var found = Found(reader.read(sheet, width: width + 1).forms)
        // A layout that was asked for when the sheet was read is tried by the name that the form has of it.
        var asLaidOut: [String: Found] = [:]
        for form in isDisplay ? forms.map(\.asSeen) : forms {
            guard let field = found.firstField(lostOf: form) else { continue }
            if asLaidOut[form.layout] == nil,
                let layout = store.layouts.first(where: { $0.id == form.layout })
            {
                let reader = FormReader(store, taking: layout)
                asLaidOut[form.layout] = Found(reader.read(sheet, width: width + 1).forms)
            }
            guard asLaidOut[form.layout] != nil, asLaidOut[form.layout]?.firstField(lostOf: form) == nil
            else {
                throw .notKept(field)
            }
        }
    }

    /// The forms that were read of a sheet, from top to bottom.
    private struct Found {
        private let forms: [Form]
        /// The first form that may be the next one asked for, since they are asked for from top to bottom.
        private var next = 0

        init(_ forms: [Form]) { self.forms = forms }

        /// The first field of a form that the one in its place has otherwise; nil where there is none.
        mutating func firstField(lostOf form: Form) -> FieldPath? {
            guard let rows = form.origin?.range.rows else { return nil }
            while next < forms.count, (forms[next].origin?.range.last.row ?? 0) < rows.lowerBound {
                next += 1
            }
            guard next < forms.count, var other = Optional(forms[next]),
                other.origin?.range.first.row ?? 0 <= rows.upperBound
            else { return .title }
            other.fiscalYear = other.fiscalYear ?? form.origin?.givenYear
            return form.firstField(lostIn: other) ?? (form.kind == other.kind ? nil : .title)
        }
    }
}

extension Sheet {
    /// A draft as a reader would find it; nil where its cells or merged ranges lie on one another.
    fileprivate init?(_ draft: SheetDraft, keepsMerges: Bool) {
        var cells: [Cell] = []
        var bytes: [UInt8] = []
        var formats = ["General"]
        var positions: [String: UInt16] = ["General": 0]
        func append(_ text: String) -> Cell.Slice {
            bytes += text.utf8
            return Cell.Slice(offset: bytes.count - text.utf8.count, count: text.utf8.count)
        }
        for cell in draft.cells {
            switch cell.content {
            case .blank: continue
            case .text(let text), .formula(_, _, .text(let text)), .formula(_, _, .number(_, let text)):
                let text = append(text)
                cells.append(Cell(reference: cell.reference, kind: .text, stored: text, text: text))
            case .number(_, _, let text) where !keepsMerges:
                let text = append(text)
                cells.append(Cell(reference: cell.reference, kind: .text, stored: text, text: text))
            case .number(let number, let format, let text):
                let position = positions[format] ?? UInt16(clamping: formats.count)
                if positions.updateValue(position, forKey: format) == nil { formats.append(format) }
                cells.append(
                    Cell(
                        reference: cell.reference, kind: FormatCode(format).isDate ? .date : .number,
                        format: position, stored: append(number.description), text: append(text)))
            }
        }
        do {
            try self.init(
                name: draft.name, cells: cells, bytes: bytes,
                mergedRanges: keepsMerges ? draft.mergedRanges : [], formats: formats,
                hasLostMerges: !keepsMerges)
        } catch {
            return nil
        }
    }
}

extension Form {
    /// The first field that another form, read from a drawing of this one, has otherwise; nil where there is
    /// none. What the form leaves open, such as the number in a value's text, the other may say.
    fileprivate func firstField(lostIn other: Form) -> FieldPath? {
        if let fiscalYear, fiscalYear != other.fiscalYear { return .fiscalYear }
        if let period, period != other.period { return .period }
        for field in filledFields where !isKept(field, in: other) { return field }
        // Whatever else was found was made of this form's own words.
        for field in other.filledFields where (text(at: field) ?? "").isEmpty { return field }
        if funds.count != other.funds.count { return .fundLabel(min(funds.count, other.funds.count)) }
        if goals.count != other.goals.count { return .goalExpected(min(goals.count, other.goals.count)) }
        if indicators.count != other.indicators.count {
            return .indicator(min(indicators.count, other.indicators.count), .level3)
        }
        if tasks.count != other.tasks.count { return .task(min(tasks.count, other.tasks.count), .name) }
        if opinions.count != other.opinions.count {
            return .opinion(min(opinions.count, other.opinions.count))
        }
        if notes.count != other.notes.count { return .note(min(notes.count, other.notes.count)) }
        if (total == nil) != (other.total == nil) { return .totalScore }
        return funds.indices.first { funds[$0].source != other.funds[$0].source }.map { .fundLabel($0) }
    }

    private func isKept(_ field: FieldPath, in other: Form) -> Bool {
        switch (content(at: field), other.content(at: field)) {
        case (.text(let text), .text(let read)):
            if case .indicator(_, let column) = field, column == .level1 || column == .level2 {
                return WhiteSpace.removed(from: Array(text.utf8)[...]).elementsEqual(read.utf8)
            }
            return text.isKept(in: read)
        case (.value(let value?), .value(let read?)): return value.isKept(in: read)
        default: return false
        }
    }
}

extension String {
    /// Byte for byte, but for outer white space.
    fileprivate func isKept(in read: String) -> Bool {
        WhiteSpace.trimmed(Array(utf8)[...]).elementsEqual(read.utf8)
    }
}

extension Value {
    fileprivate func isKept(in read: Value) -> Bool {
        text.isKept(in: read.text) && (comparator == nil || comparator == read.comparator)
            && (number == nil || number == read.number) && (upper == nil || upper == read.upper)
            && (unit == nil || unit == read.unit) && (date == nil || date == read.date)
            && (!notApplicable || read.notApplicable)
    }
}
