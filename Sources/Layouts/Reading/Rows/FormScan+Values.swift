import Performance
import Primitives

extension FormScan {
    /// The cell of a measure that is read, of several in a row; nil where there is none, or where nothing tells two apart that
    /// say different things. The others are kept.
    mutating func settle(_ measure: Facets.Measure, _ got: RowValues, _ row: inout IndicatorRow) -> Int? {
        let cells = got.cells(measure)
        guard let first = cells.first else { return nil }
        if cells.count > 1, [.target, .actual, .weight, .score].contains(measure),
            cells[1].meaning.isAsGood(as: first.meaning),
            grid.text(of: cells[1].cell) != grid.text(of: first.cell)
        {
            for (cell, meaning) in cells { misread(cell, under: meaning.head) }
            return nil
        }
        for (cell, meaning) in cells.dropFirst() {
            row.also.append(also(cell, meaning.path, measure, meaning.facets.period, meaning.facets.stage))
        }
        mark(first.cell, .value)
        return first.cell
    }

    /// Places the target with the comparator and the unit that stand in columns of their own, and what else stands in the
    /// column of signs.
    mutating func placeTarget(_ got: RowValues, _ row: inout IndicatorRow) {
        let target = settle(.target, got, &row)
        let unit = settle(.unit, got, &row)
        if let target { row.cells.append((.target, CellPart(cell: target))) }
        var text = target.map { grid.text(of: $0).trimmed } ?? ""
        let own = target.flatMap { _ in Value(reading: text) }
        for measure in [Facets.Measure.comparator, .nature, .direction] {
            for (index, meaning) in got.cells(measure) {
                mark(index, .value)
                let sign = grid.text(of: index).trimmed
                switch SignText(grid.bytes(of: index)) {
                case .nature where !row.cells.contains(where: { $0.column == .nature }):
                    row.cells.append((.nature, CellPart(cell: index)))
                case .comparator where row.before == nil && completes(own, with: sign, text):
                    text = sign + text
                    row.before = index
                case .comparator where own?.comparator != nil && text.hasPrefix(sign): break
                case .direction:
                    row.also.append(
                        AlsoCell(heads: meaning.path, part: CellPart(cell: index), measure: .direction))
                default: row.also.append(AlsoCell(heads: meaning.path, part: CellPart(cell: index)))
                }
            }
        }
        guard let unit else { return }
        if let own, own.unit == nil, own.number != nil, !cell(unit).look.contains(.none),
            let whole = Value(reading: text + grid.text(of: unit).trimmed), whole.unit != nil,
            whole.number == own.number
        {
            row.after = unit
        } else if !cell(unit).look.contains(.none), own?.unit != grid.text(of: unit).trimmed {
            row.also.append(AlsoCell(heads: heads(of: unit, got, .unit), part: CellPart(cell: unit)))
        }
    }

    /// Whether a target without a comparator reads the same with one before it.
    private func completes(_ own: Value?, with sign: String, _ text: String) -> Bool {
        guard let own, own.comparator == nil, own.number != nil || own.date != nil,
            let whole = Value(reading: sign + text)
        else { return false }
        return whole.comparator != nil && whole.number == own.number && whole.date == own.date
    }

    private func heads(of index: Int, _ got: RowValues, _ measure: Facets.Measure) -> [Int] {
        got.cells(measure).first { $0.cell == index }?.meaning.path ?? []
    }

    /// Changes the form in hand: that of the project in hand, where a table lists projects.
    mutating func change(_ body: (inout FoundForm) -> Void) {
        if let last = projects.indices.last, isListing { body(&projects[last]) } else { body(&form) }
    }

    // MARK: The row of the total

    /// Reads 总分 and what stands in its row; of a sub-total, nothing is the form's.
    mutating func readTotal(_ line: Int, _ row: [Int], _ reading: IndicatorReading) {
        let columns = reading.columns
        guard let lead = row.first else { return }
        let label = cell(lead).label ?? cell(lead).inline?.label
        mark(lead, .head)
        guard label?.part == .total || label?.source == .sum, form.total?.weight == nil else {
            for index in row.dropFirst() {
                keep(index, heads: [lead] + (columns[cell(index).column]?.path ?? []))
            }
            return
        }
        extend(.total, to: line)
        var total = form.total ?? TotalRow()
        if let inline = cell(lead).inline {
            let part = CellPart(cell: lead, start: inline.text.lowerBound)
            if !grid.bytes(of: part).isEmpty {
                if isAmount(part) {
                    total.score = part
                    mark(lead, .value)
                } else {
                    misread(lead)
                }
            }
        }
        var pending: Label?
        for index in row.dropFirst() {
            takeTotal(index, lead, row, columns, &pending, &total)
        }
        total.blanks = blanks(line, under: reading.heads, \.indicator) { column in
            (column == .weight && total.weight == nil) || (column == .score && total.score == nil)
        }
        form.total = total
    }

    private mutating func takeTotal(
        _ index: Int, _ lead: Int, _ row: [Int], _ columns: IndicatorColumns, _ pending: inout Label?,
        _ total: inout TotalRow
    ) {
        let cell = cell(index)
        if let inline = cell.inline, inline.label.part == .grade {
            total.grade = CellPart(cell: index, start: inline.text.lowerBound)
            total.note = total.note ?? CellPart(cell: index)
            return mark(index, .value)
        }
        if let label = cell.label,
            label.measure == .score || label.measure == .weight || label.part == .grade
                || label.part == .total
        {
            pending = label
            return mark(index, .head)
        }
        let meaning = columns[cell.column]
        var measure = meaning?.measure
        if let label = pending { measure = label.part == .grade ? nil : label.measure ?? measure }
        let isGrade = pending?.part == .grade
        pending = nil
        let part = CellPart(cell: index)
        if isGrade {
            total.grade = part
            return mark(index, .value)
        }
        let isOther = meaning?.facets.stage == .audited
        let isAmount =
            cell.look.contains(.amount) || (isShortText(index) && !isGradeText(index))
        switch measure {
        case .weight where !isOther && total.weight == nil && isAmount: total.weight = part
        case .score where !isOther && total.score == nil && isAmount: total.score = part
        case .weight, .score:
            if isOther || cell.look.contains(.amount) {
                return keep(index, heads: [lead] + (meaning?.path ?? []), stage: meaning?.facets.stage)
            }
            return misread(index, under: meaning?.head)
        default:
            let saysScore = self.cell(lead).measure == .score || self.cell(lead).part == .total
            if cell.look.contains(.amount), cell.look.contains(.digit), saysScore, row.count == 2,
                total.score == nil
            {
                total.score = part
            } else if cell.look.contains(.number)
                || meaning.map({ $0.measure == nil || $0.trust < ColumnMeaning.leastTrust }) ?? false
            {
                return misread(index, under: meaning?.head)
            } else if cell.label?.part == .note {
                return mark(index, .head)
            } else {
                if vocabulary.isGrade(cell.key), total.grade == nil { total.grade = part }
                guard total.note == nil else { return misread(index, under: meaning?.head) }
                total.note = part
            }
        }
        mark(index, .value)
    }
}

extension FormScan {
    /// Whether a cell says how good it was: 优.
    private func isGradeText(_ index: Int) -> Bool { vocabulary.isGrade(cell(index).key) }
}

extension String {
    /// The text without outer white space.
    var trimmed: String { String(decoding: WhiteSpace.trimmed(Array(utf8)[...]), as: UTF8.self) }
}
