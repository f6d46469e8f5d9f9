import Performance
import Primitives
import Sheets

extension FormScanner {
    /// What stands under the indicators: the total, notes, signatures.
    mutating func takeTail(_ index: Int, _ facts: LineFacts) {
        let line = lines.lines[index]
        guard let first = facts.first else { return }
        let leading = lines.cells[first]
        let label = leadingLabel(of: leading, isAlone: facts.filled == 1)
        if leading.meaning?.flags.contains(.grade) ?? false, takeTotalPairs(line) {
            return
        } else if label == .total, !form.seen.contains(.total) {
            takeTotal(line, label: first)
        } else if label == .note {
            takeNote(line, label: first)
        } else if takeInlineTotals(line) {
            return
        } else if facts.subjects > 0 {
            takeHead(line)
        } else if facts.filled == 1, takeInline(first) {
            extend(.other, to: line.row)
        } else if facts.filled == 1, isNote(leading, at: index) {
            placeNote(first, row: line.row)
        } else {
            takeLoose(line)
        }
    }

    /// The 总分 row, whose cells stand under the heads of the indicators.
    private mutating func takeTotal(_ line: SheetLines.Line, label: Int) {
        form.seen.insert(.total)
        extend(.total, to: line.row)
        isClaimed[label] = true
        if takeTotalBeside(line, label: label) { return }
        let weight = columns.firstIndex { $0.indicator == .weight }
        let score = columns.firstIndex { $0.indicator == .score }
        var hasWeight = false
        var hasScore = false
        var hasNote = false
        for index in line.cells where index > label {
            let cell = lines.cells[index]
            guard let position = column(of: cell.range.first.column) else { continue }
            if position == weight, !hasWeight {
                hasWeight = true
                place(.totalWeight, in: index)
            } else if position == score, !hasScore {
                hasScore = true
                place(.totalScore, in: index)
            } else if position > max(weight ?? -1, score ?? -1), !hasNote,
                columns[position].indicator != nil || isGrade(cell)
            {
                hasNote = true
                placeTotalNote(index)
            }
        }
        if let weight, !hasWeight { placeTotalBlank(.totalWeight, line, weight) }
        if let score, !hasScore { placeTotalBlank(.totalScore, line, score) }
        if !hasNote, let last = columns.indices.last, last > max(weight ?? -1, score ?? -1) {
            placeTotalBlank(.totalNote, line, max(weight ?? -1, score ?? -1) + 1)
        }
    }

    /// The score right beside its label, where the line has nothing under the heads of weights and scores: 自评得分 | 98.5.
    private mutating func takeTotalBeside(_ line: SheetLines.Line, label: Int) -> Bool {
        let filled = line.cells.filter { $0 > label && !lines.cells[$0].isBlank }
        guard filled.count == 1, let only = filled.first, isAmount(lines.cells[only]),
            let position = column(of: lines.cells[only].range.first.column),
            columns[position].indicator != .score
        else { return false }
        // A score is none of a weight, wherever it stands.
        guard
            columns[position].indicator != .weight
                || vocabulary.column(toldBy: lines.bytes(of: lines.cells[label])) == .score
        else { return false }
        place(.totalScore, in: only)
        return true
    }

    /// 总分 or 等级 with what it says beside it, above the tables or below them; false where the line has
    /// neither, or the form has them already.
    mutating func takeTotalPairs(_ line: SheetLines.Line) -> Bool {
        var field: FieldPath?
        var isTaken = false
        for index in line.cells where !lines.cells[index].isBlank {
            let flags = lines.cells[index].meaning?.flags ?? []
            if let open = field {
                place(open, in: index)
                field = nil
                isTaken = true
            } else if flags.contains(.total) || flags.contains(.grade) {
                field = flags.contains(.grade) ? .totalGrade : .totalScore
                guard let open = field, !isPlaced(open)
                else { return isTaken }
                isClaimed[index] = true
            }
        }
        guard isTaken else { return false }
        form.seen.insert(.total)
        extend(.other, to: line.row)
        return true
    }

    private mutating func placeTotalBlank(_ field: FieldPath, _ line: SheetLines.Line, _ position: Int) {
        let place = CellReference(row: line.row, column: columns[position].columns.lowerBound)
        placeBlank(field, at: place)
    }

    /// What else stands in the 总分 row, and the grade where it is `等级：优` or 优 alone.
    private mutating func placeTotalNote(_ index: Int) {
        place(.totalNote, in: index)
        let bytes = lines.bytes(of: lines.cells[index])
        if vocabulary.isGrade(LabelKey(bytes)) { return place(.totalGrade, in: index) }
        guard let end = FormScanner.labelEnd(bytes), isGrade(lines.cells[index]) else { return }
        place(.totalGrade, in: index, labelBytes: end - bytes.startIndex)
    }

    /// Whether a cell holds the grade, behind its label or alone: `等级：优`.
    private func isGrade(_ cell: SheetLines.Cell) -> Bool {
        let bytes = lines.bytes(of: cell)
        guard let end = FormScanner.labelEnd(bytes) else { return vocabulary.isGrade(LabelKey(bytes)) }
        return vocabulary.meaning(of: LabelKey(bytes[..<end]))?.flags.contains(.grade) ?? false
            && !WhiteSpace.isAll(of: bytes[end...])
    }

    /// 说明 with its text beside it, or 备注 with its text in the same cell.
    private mutating func takeNote(_ line: SheetLines.Line, label: Int) {
        isClaimed[label] = true
        form.seen.insert(.notes)
        extend(.notes, to: line.row)
        for index in line.cells where index > label && !lines.cells[index].isBlank {
            placeNote(index, row: line.row)
        }
    }

    private mutating func placeNote(_ index: Int, row: Int) {
        form.seen.insert(.notes)
        extend(.notes, to: row)
        place(.note(form.placement.notes), in: index)
        form.placement.notes += 1
    }

    /// Whether a single text under the table is a note: it says so, or it follows without a gap.
    private func isNote(_ cell: SheetLines.Cell, at index: Int) -> Bool {
        let bytes = lines.bytes(of: cell)
        if let end = FormScanner.labelEnd(bytes),
            vocabulary.meaning(of: LabelKey(bytes[..<end]))?.flags.contains(.note) ?? false
        {
            return true
        }
        guard index > 0, lines.lines[index].row - lines.lines[index - 1].row == 1, !isTitle(cell),
            cell.meaning == nil, !isFurniture(cell)
        else { return false }
        return bytes.count > 12 || cell.range.first.column <= columns.first?.columns.lowerBound ?? -1
    }
}
