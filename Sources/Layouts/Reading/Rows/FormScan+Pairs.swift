import Performance
import Primitives

extension FormScan {
    /// Reads a line of labels with their texts beside them or behind them in the same cell. It inherits nothing from the line
    /// above but the labels that reach down at its left.
    mutating func readPairs(_ line: Int) {
        let row = open(line)
        var pending: [Int] = []
        for (position, index) in row.enumerated() {
            let cell = cell(index)
            var isLabel = cell.isStrong || cell.label?.facets.marks.contains(.partOf) ?? false
            var inlines = cell.inlines
            if let last = pending.last, self.cell(last).part == .goal, !inlines.isEmpty,
                !(inlines[0].label.part == .goal || inlines[0].label.measure == .actual)
            {
                inlines = []
            }
            if let label = cell.label, label.endsInColon, isLabel,
                row.contains(where: { !self.cell($0).inlines.isEmpty }),
                label.subject != nil,
                position + 1 >= row.count || !self.cell(row[position + 1]).inlines.isEmpty
            {
                // A label with nothing behind its colon, among others that have their texts there.
                mark(index, .head)
                if label.left == 0, let subject = label.subject {
                    let end = CellPart(cell: index, start: grid.bytes(of: index).count)
                    placeSubject(subject, end, CellPart(cell: index), line)
                }
                continue
            }
            if let last = pending.last, isLabel || !inlines.isEmpty, isText(index, of: last, in: row) {
                isLabel = false
                inlines = []
            }
            if !inlines.isEmpty,
                !(pending.last.map {
                    self.cell($0).label?.subject != nil && self.cell($0).lastLine == self.cell($0).line
                } ?? false)
            {
                readInlines(inlines, index, line)
                pending = []
                continue
            }
            if isLabel {
                mark(index, .head)
                pending.append(index)
                continue
            }
            if let label = cell.label, !label.isStrong,
                row.count == 1 || label.facets.marks.contains(.unitLine)
            {
                mark(index, .head)
                extend(.other, to: line)
                continue
            }
            readText(index, line, &pending, row)
        }
        placeEmptyLabels(row, line)
    }

    /// Whether a cell that spells like a label is the text of the label before it: 等级 | 一级, or the last cell of a line.
    private func isText(_ index: Int, of label: Int, in row: [Int]) -> Bool {
        let (cell, before) = (cell(index), cell(label))
        let isBeside = cell.range.first.column == before.range.last.column + 1
        let isNext =
            grid.hasMerges
            ? isBeside
            : cell.column == before.lastColumn + 1
                || (before.lastColumn + 1..<max(before.lastColumn + 1, cell.column)).allSatisfy {
                    grid.at(cell.line, $0) == nil
                }
        // What ends in a colon has its own text behind it.
        guard isNext, !(cell.label?.endsInColon ?? false),
            !(cell.label?.facets.marks.contains(.partOf) ?? false), let said = before.label
        else { return false }
        if said.measure == .nature { return true }
        if isAttribute(said), isBeside || !cell.isSureSubject { return true }
        let isAlone = before.lastLine == before.line
        let isLabelRow =
            row.count >= 3 && row.allSatisfy { self.cell($0).isStrong && self.cell($0).label?.left == 0 }
        if said.subject != nil, !cell.isSureSubject, isAlone, !isLabelRow { return true }
        return cell.range.last.column >= grid.lastColumn && said.subject != nil && isAlone
            && !cell.isSureSubject
    }

    private func isAttribute(_ label: Label) -> Bool {
        label.subject.map { vocabulary.subjects[Int($0)] == Subject.Key("attribute") } ?? false
    }

    /// A text with a label before it, or with side labels only.
    private mutating func readText(_ index: Int, _ line: Int, _ pending: inout [Int], _ row: [Int]) {
        let cell = cell(index)
        let side = sideLabels(line, cell.column).filter { !pending.contains($0) }
        if let label = pending.last ?? side.last, isOneOfSeveral(index, in: row) {
            // Nothing says which amount is which; where there is none, nothing is lost.
            if cell.look.contains(.none) { mark(index, .printed) } else { misread(index, under: label) }
        } else if let label = pending.last {
            place(CellPart(cell: index), of: label, path: side + pending.dropLast(), line: line)
            pending = []
        } else if let label = side.last {
            let isBeside = cell.column == self.cell(label).lastColumn + 1
            let hides = row.contains { other in
                self.cell(other).column > self.cell(label).column && self.cell(other).column < cell.column
            }
            guard isBeside || !hides else { return misread(index) }
            if self.cell(label).part == .fund {
                if cell.look.contains(.amount), isOneOfRows(index, label) {
                    misread(index, under: label)
                } else if cell.look.contains(.amount) {
                    place(CellPart(cell: index), of: label, path: Array(side.dropLast()), line: line)
                } else if cell.look.contains(.digit) || cell.length < 3 {
                    misread(index, under: label)
                } else {
                    placeNote(index, line)
                }
            } else if cell.lastLine == cell.line {
                place(CellPart(cell: index), of: label, path: Array(side.dropLast()), line: line)
            } else {
                misread(index, under: label)
            }
        } else {
            takeLoose(index, line)
        }
    }

    /// Whether an amount stands beside others without a label between them.
    private func isOneOfSeveral(_ index: Int, in row: [Int]) -> Bool {
        func isAmount(_ position: Int) -> Bool {
            let cell = cell(row[position])
            return cell.label == nil && cell.inlines.isEmpty && cell.look.contains(.amount)
        }
        guard var first = row.firstIndex(of: index), isAmount(first) else { return false }
        var last = first
        while first > 0, isAmount(first - 1) { first -= 1 }
        while last + 1 < row.count, isAmount(last + 1) { last += 1 }
        return last > first
    }

    /// Whether a label reaches over several lines in which amounts stand without labels of their own: nothing says which
    /// of them it means.
    private func isOneOfRows(_ index: Int, _ label: Int) -> Bool {
        (cell(label).line...cell(label).lastLine).contains { line in
            guard line != cell(index).line, let first = grid.row(line).first(where: { $0 > label }) else {
                return false
            }
            return cell(first).look.isSuperset(of: [.amount, .digit])
        }
    }

    mutating func placeNote(_ index: Int, _ line: Int) {
        extend(.notes, to: line)
        form.notes.append(CellPart(cell: index))
        mark(index, .value)
    }

    /// A text that nothing explains: printed over the form it is no part of it, under the tables it is a note.
    private mutating func takeLoose(_ index: Int, _ line: Int) {
        let row = grid.row(line)
        let isUnderTables = areas.contains { $0.kind == .indicators && $0.end < line }
        let isAlone = row.count == 1
        if isAlone, isUnderTables, !grid.isApart(line), cell(index).length > 4, !cell(index).isNumber {
            placeNote(index, line)
        } else if isAlone, isAttachment(index) {
            mark(index, .printed)
        } else {
            misread(index)
        }
    }

    /// Whether a text only numbers the form: 附件1, 附表2.
    func isAttachment(_ index: Int) -> Bool {
        cell(index).length <= 8 && grid.bytes(of: index).starts(with: "附".utf8)
    }

    /// Labels and texts in one cell.
    private mutating func readInlines(_ inlines: [InlineLabel], _ index: Int, _ line: Int) {
        mark(index, .head)
        let path = sideLabels(line, cell(index).column)
        for inline in inlines {
            if inline.label.facets.marks.contains(.unitLine) { continue }
            let text = CellPart(cell: index, start: inline.text.lowerBound, end: inline.text.upperBound)
            let isLast = inline.text.upperBound == grid.bytes(of: index).count || inlines.count == 1
            let part = isLast ? CellPart(cell: index, start: inline.text.lowerBound) : text
            let label = CellPart(cell: index, start: 0, end: inline.labelEnd)
            place(part, inline.label, label, path: path, line: line)
        }
    }

    /// Labels that have no text of their own: a row of money with nothing filled in, a line of the head left blank.
    private mutating func placeEmptyLabels(_ row: [Int], _ line: Int) {
        for index in row where use(of: index) == .head {
            guard let label = cell(index).label, label.part == .fund, label.source != nil,
                label.subject == nil,
                label.measure == nil || label.measure == .budget,
                !form.own.funds.contains(where: { row in
                    row.cell == index || (row.line == line && isSame(row.cell, index))
                }),
                !form.term.funds.contains(where: { $0.cell == index })
            else { continue }
            // What is printed for the whole term, and left blank, says nothing of the year's own.
            guard !isOfTerm(index, label, line) else { continue }
            let isRow = cell(index).lastLine == cell(index).line && !reachesDown(index, row)
            let isNamed =
                label.measure == nil && cell(index).column > 0
                && sideLabels(line, cell(index).column).contains { self.cell($0).part == .fund }
            guard isRow || isNamed else { continue }
            extend(.funds, to: line)
            let made = fundRow(index, CellPart(cell: index), label.facets, isTerm: false)
            if let range = blank(beside: index) {
                form.own.funds[made].blanks = [(.annualBudget, range)]
            }
        }
        placeBlankSubjects(line)
        if row.contains(where: { self.cell($0).label?.subject != nil }) { extend(.head, to: line) }
    }

    /// Whether a label of money is of the whole term: it says so, or is a part (其中) of the one above it that does.
    private func isOfTerm(_ index: Int, _ label: Label, _ line: Int) -> Bool {
        if let period = label.period { return period == .term }
        guard label.facets.marks.contains(.partOf), line > lines.lowerBound,
            let above = grid.at(line - 1, cell(index).column), let upper = cell(above).label
        else { return false }
        return isOfTerm(above, upper, line - 1)
    }

    /// Whether a label at the left of a line stands for the lines under it too, where merges were lost.
    private func reachesDown(_ index: Int, _ row: [Int]) -> Bool {
        guard !grid.mergesDown, let next = grid.row(cell(index).line + 1).first, row.last != index else {
            return false
        }
        return row.first == index && cell(next).column > cell(index).column
    }
}
