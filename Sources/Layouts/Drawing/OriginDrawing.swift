import NumberFormats
import Performance
import Primitives
import Sheets

/// Draws a form on the geometry it was read with: the officer's own rows, columns and merged cells, with what
/// he wrote outside the fields.
struct OriginDrawing {
    private let form: Form
    private let origin: Origin
    /// The fields by cell, the first that a cell stands for.
    private let fields: [CellReference: FieldPath]
    /// The same in the order of the origin, which is that of reading: what is made of it is nearly sorted.
    private let places: [Origin.Source]
    private let texts: [CellReference: String]
    /// The number formats by cell, and the numbers that no field gives.
    private let formats: [CellReference: String]
    private let numbers: [CellReference: ExactDecimal]
    /// The cells that hold a fund's label before its amount.
    private let fundLabels: Set<CellReference>
    /// The cells that hold several lines of the head, or score and grade, which all still say what they said.
    private let shared: Set<CellReference>

    /// Whether the form may say something else than the sheet did when it was read.
    private let isChanged: Bool

    /// Nil where the form brings no geometry, or has changed so that it no longer fits it: rows more or
    /// fewer, a level that its merged cell says otherwise.
    ///
    /// - Parameter drawn: what stands on the same sheet already, by forms above this one: a unit's name over several
    ///   projects of a listing is written with the first of them.
    init?(_ form: Form, isChanged: Bool, beside drawn: [CellReference: String] = [:]) {
        guard let origin = form.origin else { return nil }
        self.form = form
        self.isChanged = isChanged
        self.origin = origin
        var texts: [CellReference: String] = [:]
        texts.reserveCapacity(origin.texts.count)
        for text in origin.texts where texts[text.cell] == nil { texts[text.cell] = text.text }
        self.texts = texts
        formats = Dictionary(
            origin.formats.map { ($0.cell, $0.text) }, uniquingKeysWith: { first, _ in first })
        numbers = Dictionary(
            origin.numbers.map { ($0.cell, $0.number) }, uniquingKeysWith: { first, _ in first })
        var fields: [CellReference: FieldPath] = [:]
        fields.reserveCapacity(origin.fields.count)
        var places: [Origin.Source] = []
        places.reserveCapacity(origin.fields.count)
        var placed: Set<FieldPath> = []
        placed.reserveCapacity(origin.fields.count)
        var fundLabels: Set<CellReference> = []
        var shared: Set<CellReference> = []
        for source in origin.fields {
            guard form.hasRow(of: source.field) else { return nil }
            placed.insert(source.field)
            guard origin.range.contains(source.cell) else {
                guard let there = drawn[source.cell],
                    there.contains(form.text(at: source.field)?.trimmed ?? "")
                else { return nil }
                continue
            }
            if let first = fields[source.cell] {
                guard !isChanged || OriginDrawing.agree(form, first, source.field, texts[source.cell]) else {
                    return nil
                }
                switch source.field {
                case .fundLabel: fundLabels.insert(source.cell)
                case .fund where first.isFundLabel:
                    // The amount is what the cell is for, the label is written before it.
                    fundLabels.insert(source.cell)
                    fields[source.cell] = source.field
                    if let place = places.lastIndex(where: { $0.field == first }) { places[place] = source }
                case .subject, .totalScore: shared.insert(source.cell)
                case .totalGrade where fields[source.cell] == .totalScore: shared.insert(source.cell)
                default: break
                }
            } else {
                fields[source.cell] = source.field
                places.append(source)
            }
        }
        guard !isChanged || form.filledFields.allSatisfy(placed.contains) else { return nil }
        self.fields = fields
        self.places = places
        self.fundLabels = fundLabels
        self.shared = shared
    }

    /// Whether two fields of one cell say the same: a level over its rows, a grade inside a note, a fund's label
    /// before its amount.
    private static func agree(
        _ form: Form, _ first: FieldPath, _ second: FieldPath, _ text: String?
    ) -> Bool {
        switch (first, second) {
        case (.fund(let row, _), .fundLabel(let labelled)) where row == labelled,
            (.fundLabel(let labelled), .fund(let row, _)) where row == labelled:
            text?.trimmed.hasPrefix(form.funds[row].label) ?? false
        case (.subject(let first), .subject(let second)) where first != second:
            [first, second].allSatisfy { (text ?? "").holdsWord(form.subject[$0] ?? "") }
        case (.totalScore, .totalGrade), (.totalGrade, .totalScore):
            [form.total?.score?.text ?? "", form.total?.grade ?? ""].allSatisfy {
                text?.contains($0) ?? false
            }
        case (.totalNote, .totalGrade), (.totalGrade, .totalNote):
            (form.total?.note ?? "").contains(form.total?.grade ?? "")
        default: form.content(at: first) == form.content(at: second)
        }
    }

    /// Puts the form onto a sheet, at the place where it stood.
    func draw(onto draft: inout SheetDraft, widths store: TemplateStore) {
        let tableRows = tableRows
        var cells = places.map { place in
            SheetDraft.Cell(
                reference: place.cell, content: content(of: place.field, in: place.cell),
                role: place.field.role)
        }
        // What a merged range covers is not seen, and a workbook is written as it is seen.
        var merges = OpenMerges(origin.mergedRanges.sorted { $0.first < $1.first })
        for text in origin.texts.sorted(by: { $0.cell < $1.cell })
        where merges.range(of: text.cell) != nil && fields[text.cell] == nil {
            let isInTable = tableRows?.contains(text.cell.row) ?? false
            cells.append(
                SheetDraft.Cell(
                    reference: text.cell,
                    content: number(in: text.cell, showing: text.text) ?? .text(text.text),
                    role: isInTable ? .label : .note))
        }
        drawBorders(&cells, rows: tableRows)
        keepStruck(&cells)
        draft.comments += origin.comments.map { Sheet.Note(cell: $0.cell, text: $0.text) }
        draft.cells += cells.sorted { $0.reference < $1.reference }
        draft.mergedRanges += origin.mergedRanges
        for measure in origin.columnWidths { draft.columnWidths[measure.index] = measure.size }
        for measure in origin.rowHeights { draft.rowHeights[measure.index] = measure.size }
        guard origin.columnWidths.isEmpty,
            let layout = store.layouts.first(where: { $0.id == form.layout }),
            layout.widths.count == origin.range.columns.count
        else { return }
        for (offset, width) in layout.widths.enumerated() {
            draft.columnWidths[origin.range.first.column + offset] = width
        }
    }

    /// Puts what was struck out back before the texts that it stood with.
    private func keepStruck(_ cells: inout [SheetDraft.Cell]) {
        guard !origin.struck.isEmpty else { return }
        var struck = Dictionary(origin.struck.map { ($0.cell, $0.text) }, uniquingKeysWith: { $0 + $1 })
        for index in cells.indices {
            if let text = struck.removeValue(forKey: cells[index].reference) { cells[index].struck = text }
        }
        for (cell, text) in struck {
            var blank = SheetDraft.Cell(reference: cell, content: .blank, role: .value)
            blank.struck = text
            cells.append(blank)
        }
    }

    /// The rows with borders: from under the title and the year line, or from the first field where there is
    /// neither, down to the last field that has a border.
    private var tableRows: ClosedRange<Int>? {
        let rows = fields.filter { $0.value.isBordered }.map(\.key.row)
        guard let first = rows.min(), let last = rows.max() else { return nil }
        let heading = fields.filter { $0.value == .title || $0.value == .fiscalYear }.map(\.key.row).max()
        let below = texts.keys.map(\.row).filter { row in heading.map { row > $0 } ?? false }.min()
        return min(first, below ?? first)...last
    }

    /// A field's text as the officer spelled it, while it still says the same; else what the form says now.
    private func content(of field: FieldPath, in cell: CellReference) -> SheetDraft.Content {
        guard let raw = texts[cell] else {
            if formats[cell] != nil, let text = form.text(at: field),
                let content = number(in: cell, of: field, showing: text)
            {
                return content
            }
            return form.drawn(field)
        }
        if !isChanged { return number(in: cell, of: field, showing: raw) ?? .text(raw) }
        let trimmed = WhiteSpace.trimmed(Array(raw.utf8)[...])
        if stillSays(trimmed, field, in: cell) {
            return number(in: cell, of: field, showing: raw) ?? .text(raw)
        }
        guard let text = form.text(at: field), !text.isEmpty else {
            return trimmed.isEmpty ? .text(raw) : .blank
        }
        // A label printed in the same cell stays before the text.
        if raw.hasSuffix(text) || shared.contains(cell) { return .text(raw) }
        if case .fund(let row, _) = field, fundLabels.contains(cell) {
            return .text(form.funds[row].label + text)
        }
        if case .indicator(_, .target) = field {
            let (without, others) = parts(of: text, in: cell)
            if others.contains(raw.trimmed) { return number(in: cell, showing: raw) ?? .text(raw) }
            return NumberText.content(without)
        }
        if let colon = raw.firstIndex(where: { ":：".contains($0) }), case .subject = field {
            return .text(String(raw[...colon]) + text)
        }
        if field == .fiscalYear, let year = form.fiscalYear {
            return .text(raw.replacingYear(with: year))
        }
        return form.drawn(field)
    }

    /// Whether a field still says what the text of its cell says.
    private func stillSays(_ text: ArraySlice<UInt8>, _ field: FieldPath, in cell: CellReference) -> Bool {
        let content = form.content(at: field)
        // What its row holds is all that the field is read with.
        var (row, place) = form.narrowed(to: field)
        var stored: StoredValue?
        if let format = formats[cell], let number = numbers[cell] {
            let code = FormatCode(format)
            stored =
                code.isDate
                ? code.date(of: number).map { .date($0) } ?? .number(number)
                : .number(number.scaled(byPowerOfTen: code.power(of: number)))
        }
        row.set(place, to: text, storing: stored)
        return row.content(at: place) == content
    }

    /// The number or date that a cell under a format of its own held, where it still shows this text.
    private func number(
        in cell: CellReference, of field: FieldPath? = nil, showing text: String
    ) -> SheetDraft.Content? {
        guard let format = formats[cell] else { return nil }
        var value: Value?
        if let field, case .value(let own)? = form.content(at: field) { value = own }
        return NumberContent.content(value, text: text, format: format, stored: numbers[cell])
    }

    /// The texts in the row of a cell; those of an origin stand in reading order.
    private func textsBeside(_ cell: CellReference) -> ArraySlice<Origin.Text> {
        var low = 0
        var high = origin.texts.count
        while low < high {
            let middle = (low + high) / 2
            if origin.texts[middle].cell.row < cell.row { low = middle + 1 } else { high = middle }
        }
        return origin.texts[low...].prefix { $0.cell.row == cell.row }
    }

    /// A target's text without the comparator and the unit that stand in cells of their own beside it, where a
    /// plain number or date is left; and every text that is left without one of them or both.
    private func parts(of text: String, in cell: CellReference) -> (own: String, all: [String]) {
        let beside = textsBeside(cell).filter { fields[$0.cell] == nil }.map(\.text.trimmed)
        var all = [text]
        if let before = beside.first(where: { !$0.isEmpty && text.hasPrefix($0) }) {
            all.append(String(text.dropFirst(before.count)).trimmed)
        }
        for other in all {
            if let after = beside.first(where: { !$0.isEmpty && other.hasSuffix($0) }) {
                all.append(String(other.dropLast(after.count)).trimmed)
            }
        }
        guard let own = all.last, let value = Value(reading: own), value.number != nil || value.date != nil,
            value.comparator == nil, value.unit == nil
        else { return (text, all) }
        return (own, all)
    }

    /// Every cell of the table has its border, written in or not.
    private func drawBorders(_ cells: inout [SheetDraft.Cell], rows: ClosedRange<Int>?) {
        let columns = origin.range.columns
        guard let rows, rows.count * columns.count <= 200_000 else { return }
        // Row by row, whether something stands in a cell or covers it.
        var isTaken = Array(repeating: false, count: rows.count * columns.count)
        func take(_ row: Int, _ column: Int) {
            isTaken[(row - rows.lowerBound) * columns.count + column - columns.lowerBound] = true
        }
        for cell in cells.map(\.reference) where rows.contains(cell.row) && columns.contains(cell.column) {
            take(cell.row, cell.column)
        }
        for merged in origin.mergedRanges
        where merged.rows.overlaps(rows) && merged.columns.overlaps(columns) {
            guard merged.rows.count * merged.columns.count <= 200_000 else { continue }
            for row in merged.rows.clamped(to: rows) {
                for column in merged.columns.clamped(to: columns)
                where CellReference(row: row, column: column) != merged.first {
                    take(row, column)
                }
            }
        }
        var index = 0
        for row in rows {
            for column in columns {
                if !isTaken[index] {
                    let place = CellReference(row: row, column: column)
                    cells.append(SheetDraft.Cell(reference: place, content: .blank, role: .value))
                }
                index += 1
            }
        }
    }
}

extension String {
    /// Whether a text stands in this one between a colon and white space, or the end.
    fileprivate func holdsWord(_ word: String) -> Bool {
        var rest = self[...]
        while !word.isEmpty, let found = rest.firstRange(of: word) {
            let isAfterLabel = rest[..<found.lowerBound].last { !$0.isWhitespace }.map { ":：".contains($0) }
            let next = rest[found.upperBound...].first
            if isAfterLabel ?? false, next?.isWhitespace ?? true { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }

    /// The text with its first run of four digits changed to a year.
    fileprivate func replacingYear(with year: Int) -> String {
        var start = startIndex
        while start < endIndex {
            let end = self[start...].firstIndex { !$0.isASCII || !$0.isNumber } ?? endIndex
            if distance(from: start, to: end) == 4 { return self[..<start] + String(year) + self[end...] }
            start = end < endIndex ? index(after: end) : endIndex
        }
        return self
    }
}

extension FieldPath {
    fileprivate var isFundLabel: Bool { if case .fundLabel = self { true } else { false } }
}
