import Performance
import Primitives
import Sheets

/// Lays a form out anew by a layout: its blocks from top to bottom, each as many rows as the form has.
struct LayoutDrawing {
    let form: Form
    let layout: Layout
    let vocabulary: Vocabulary
    /// Whether the form is still to be filled in: everything that the layout has is drawn then.
    let isBlank: Bool
    /// The number formats that the form's cells had where it was read.
    private let formats: FieldFormats
    var sheet = SheetDraft(name: "")
    var row = 0
    /// The fields drawn and their cells, in the order of drawing; a level over several rows is there once.
    private(set) var places: [(field: FieldPath, range: CellRange)] = []
    private(set) var placed: Set<FieldPath> = []

    init(form: Form, layout: Layout, vocabulary: Vocabulary, isBlank: Bool = false) {
        self.form = form
        self.layout = layout
        self.vocabulary = vocabulary
        self.isBlank = isBlank
        formats = FieldFormats(form)
    }

    /// The drawn sheet.
    ///
    /// - Throws: `LayoutError.noPlace` where the layout would lose a field that the form fills.
    func draft() throws(LayoutError) -> SheetDraft {
        try drawn().sheet
    }

    /// Itself once everything is drawn: the sheet, and where each field stands.
    ///
    /// - Throws: as `draft()`.
    func drawn() throws(LayoutError) -> LayoutDrawing {
        var drawing = self
        for block in layout.blocksWithYear {
            switch block {
            case .rows(let rows): drawing.draw(rows)
            case .subject(let label, let text): drawing.drawSubject(label, text)
            case .funds(let table, _): drawing.drawFunds(table)
            case .goals(let table): drawing.drawGoals(table)
            case .indicators(let table): drawing.drawIndicators(table)
            case .notes(let label, let text): drawing.drawNotes(label, text)
            }
        }
        drawing.drawSignatures()
        if let lost = form.filledFields.first(where: { !drawing.placed.contains($0) }) {
            throw LayoutError.noPlace(lost, layout: layout.id)
        }
        for (column, width) in layout.widths.enumerated() { drawing.sheet.columnWidths[column] = width }
        return drawing
    }

    mutating func put(
        _ content: SheetDraft.Content, _ role: SheetDraft.Role, columns: ColumnSpan, rows: Int = 1
    ) {
        let range = CellRange(rows: row...row + rows - 1, columns: columns)
        sheet.cells.append(SheetDraft.Cell(reference: range.first, content: content, role: role))
        if !range.isSingleCell { sheet.mergedRanges.append(range) }
    }

    mutating func put(_ field: FieldPath, columns: ColumnSpan, rows: Int = 1) {
        put(formats.content(of: field, in: form), field.role, columns: columns, rows: rows)
        mark(field, columns: columns, rows: rows)
        if field == .totalNote, form.total?.note?.contains(form.total?.grade ?? "") ?? false {
            placed.insert(.totalGrade)
        }
    }

    private mutating func mark(_ field: FieldPath, columns: ColumnSpan, rows: Int = 1) {
        placed.insert(field)
        places.append((field, CellRange(rows: row...row + rows - 1, columns: columns)))
    }

    private mutating func put(_ label: Layout.Label?, rows: Int) {
        guard let label else { return }
        put(.text(label.text), .label, columns: label.at, rows: rows)
    }

    // MARK: Fixed rows

    private mutating func draw(_ rows: [[Layout.FixedCell]]) {
        for cells in rows where isWanted(cells) {
            for cell in cells {
                switch cell.content {
                case .label(let text): put(.text(text), .label, columns: cell.at, rows: cell.rows)
                case .field(.fiscalYear, let pattern):
                    put(
                        form.fiscalYear == nil ? .blank : .text(text(of: pattern)), .subtitle,
                        columns: cell.at)
                    mark(.fiscalYear, columns: cell.at)
                case .field(let field, _): put(field, columns: cell.at, rows: cell.rows)
                }
            }
            markLabels(of: cells)
            row += 1
            if cells.contains(where: { $0.content == .field(.totalScore, pattern: nil) }) {
                drawGrade(under: cells)
            }
        }
    }

    /// The labels of amounts of the whole term are printed by the layout, each left of its amount.
    private mutating func markLabels(of cells: [Layout.FixedCell]) {
        for (label, amount) in zip(cells, cells.dropFirst()) {
            guard case .label(let text) = label.content,
                case .field(.term(.fund(let row, _)), _) = amount.content,
                form.text(at: .term(.fundLabel(row))) == text
            else { continue }
            placed.insert(.term(.fundLabel(row)))
        }
    }

    /// A grade that stands in no note has a row of its own under the total.
    private mutating func drawGrade(under cells: [Layout.FixedCell]) {
        guard form.total?.note == nil, let grade = form.total?.grade, let label = cells.first?.at,
            let last = cells.last?.at, last.upperBound > label.upperBound
        else { return }
        put(.text("等级"), .label, columns: label)
        put(.text(grade), .text, columns: label.upperBound + 1...last.upperBound)
        placed.insert(.totalGrade)
        row += 1
    }

    private func text(of pattern: String?) -> String {
        let year = form.fiscalYear.map(String.init) ?? ""
        guard let pattern, let range = pattern.firstRange(of: "{year}") else { return year }
        return pattern[..<range.lowerBound] + year + pattern[range.upperBound...]
    }

    /// A row is left out where the form has nothing of its kind: no title, no year line, no total; and in the
    /// general layout wherever its fields are empty.
    private func isWanted(_ cells: [Layout.FixedCell]) -> Bool {
        let fields: [FieldPath] = cells.compactMap {
            if case .field(let field, _) = $0.content { field } else { nil }
        }
        if fields.contains(.title) { return !form.title.isEmpty }
        if fields.contains(.fiscalYear) {
            // A year that the title prints needs no line; one that was only given would be made up here.
            return (isBlank || form.fiscalYear != nil) && !form.isYearInTitle
        }
        if isBlank { return true }
        if fields.contains(.totalScore) || fields.contains(.totalWeight) { return form.total != nil }
        guard layout.isGeneral, !fields.isEmpty else { return true }
        return fields.contains { !(form.text(at: $0) ?? "").isEmpty }
    }

    private mutating func drawSubject(_ label: ColumnSpan, _ text: ColumnSpan) {
        for line in form.subject.lines where !placed.contains(.subject(line.key)) {
            guard let spelling = vocabulary.spelling(of: line.key), !isPlacedLater(line.key),
                !LayoutDrawing.signatures.contains(where: { $0.key == line.key })
            else { continue }
            put(.text(spelling), .label, columns: label)
            put(.subject(line.key), columns: text)
            row += 1
        }
    }

    private func isPlacedLater(_ key: Subject.Key) -> Bool {
        layout.blocks.contains { block in
            guard case .rows(let rows) = block else { return false }
            return rows.joined().contains { $0.content == .field(.subject(key), pattern: nil) }
        }
    }

    // MARK: Tables

    /// The columns that the form has: all of them, but in the general layout only those with something in
    /// them; the first one left takes the room of those left out before it, each later one of those after.
    private func columns<Field>(
        of table: Layout.Table<Field>, isUsed: (Field) -> Bool
    ) -> [Layout.Table<Field>.Column] {
        guard layout.isGeneral, !isBlank, let last = table.columns.last else { return table.columns }
        var kept = table.columns.filter { $0.field.map(isUsed) ?? true }
        for position in kept.indices {
            let next = position + 1 < kept.count ? kept[position + 1].at.lowerBound - 1 : last.at.upperBound
            let first = position == 0 ? table.columns[0].at.lowerBound : kept[position].at.lowerBound
            kept[position].at = first...next
        }
        return kept
    }

    private mutating func drawHeads<Field>(_ columns: [Layout.Table<Field>.Column], rows: Int) {
        guard rows > 0 else { return }
        for column in columns {
            put(column.label.isEmpty ? .blank : .text(column.label), .label, columns: column.at, rows: rows)
        }
    }

    private mutating func drawFunds(_ table: Layout.Table<Fund.Column>) {
        guard !form.funds.isEmpty else { return }
        let columns = columns(of: table) { column in form.funds.contains { $0[column] != nil } }
        put(table.section, rows: table.headRows + form.funds.count)
        drawHeads(columns, rows: table.headRows)
        row += table.headRows
        for index in form.funds.indices {
            for column in columns {
                put(column.field.map { .fund(index, $0) } ?? .fundLabel(index), columns: column.at)
            }
            row += 1
        }
    }

    private mutating func drawGoals(_ table: Layout.Table<Layout.GoalColumn>) {
        guard !form.goals.isEmpty else { return }
        let columns = columns(of: table) { column in
            column == .expected || form.goals.contains { $0.actual != nil }
        }
        put(table.section, rows: table.headRows + form.goals.count)
        drawHeads(columns, rows: table.headRows)
        row += table.headRows
        for index in form.goals.indices {
            for column in columns {
                put(column.field == .actual ? .goalActual(index) : .goalExpected(index), columns: column.at)
            }
            row += 1
        }
    }

    private mutating func drawIndicators(_ table: Layout.Table<Indicator.Column>) {
        let columns = columns(of: table) { column in
            if isTotalUnder(column) { return true }
            return form.indicators.contains { indicator in
                switch indicator[column] {
                case .string(let text): text != nil
                case .value(let value): value != nil || column == .target
                }
            }
        }
        put(table.section, rows: table.headRows + form.indicators.count)
        drawHeads(columns, rows: table.headRows)
        sheet.repeatedRows = row...row + table.headRows - 1
        row += table.headRows
        for index in form.indicators.indices {
            for column in columns {
                guard let field = column.field else { continue }
                switch field {
                case .level1, .level2: drawLevel(field, of: index, at: column.at)
                default: put(.indicator(index, field), columns: column.at)
                }
            }
            row += 1
        }
    }

    /// Whether the total fills a cell under a column.
    private func isTotalUnder(_ column: Indicator.Column) -> Bool {
        switch column {
        case .weight: form.total?.weight != nil
        case .score: form.total?.score != nil
        case .deviation: form.total?.note != nil || form.total?.grade != nil
        default: false
        }
    }

    /// A level's label, merged over the rows that share it and all levels above it.
    private mutating func drawLevel(_ level: Indicator.Column, of index: Int, at columns: ColumnSpan) {
        placed.insert(.indicator(index, level))
        if index > 0, sharesLevel(level, index - 1, index) { return }
        var end = index
        while end + 1 < form.indicators.count, sharesLevel(level, end, end + 1) { end += 1 }
        put(.indicator(index, level), columns: columns, rows: end - index + 1)
    }

    private func sharesLevel(_ level: Indicator.Column, _ first: Int, _ second: Int) -> Bool {
        let above = form.indicators[first]
        let below = form.indicators[second]
        guard above.level1 == below.level1 else { return false }
        if level == .level1 { return !(above.level1 ?? "").isEmpty }
        return above.level2 == below.level2 && !(above.level2 ?? "").isEmpty
    }

    private mutating func drawNotes(_ label: Layout.Label?, _ text: ColumnSpan) {
        for index in form.notes.indices {
            if index == 0 { put(label, rows: 1) }
            put(
                .note(index),
                columns: index == 0 ? text : (label?.at.lowerBound ?? text.lowerBound)...text.upperBound)
            row += 1
        }
    }
}

extension Layout {
    /// The blocks, with a line for a year that only the form knows, where the layout itself has none.
    fileprivate var blocksWithYear: [Block] {
        let places: [FieldPath] = blocks.flatMap { block -> [FieldPath] in
            guard case .rows(let rows) = block else { return [] }
            return rows.joined().compactMap {
                if case .field(let field, _) = $0.content { field } else { nil }
            }
        }
        guard !places.contains(.fiscalYear), !widths.isEmpty else { return blocks }
        let year = FixedCell(
            at: 0...widths.count - 1, rows: 1, content: .field(.fiscalYear, pattern: "（{year}年度）"))
        guard case .rows(var rows) = blocks.first,
            let title = rows.firstIndex(where: { $0.contains { $0.content.isTitle } })
        else { return [.rows([[year]])] + blocks }
        rows.insert([year], at: title + 1)
        return [.rows(rows)] + blocks.dropFirst()
    }
}

extension Layout.FixedCell.Content {
    fileprivate var isTitle: Bool { if case .field(.title, _) = self { true } else { false } }
}
