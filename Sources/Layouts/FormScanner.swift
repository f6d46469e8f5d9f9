import Performance
import Primitives
import Sheets

/// Finds the forms of a sheet by their labels: walks the lines from top to bottom, knowing which part of a
/// form it is in, and notes which cell stands for which field.
///
/// Nothing here knows a row or column number: a form may start anywhere, miss rows, stand above another,
/// and carry its columns in any order.
struct FormScanner {
    let lines: SheetLines
    let vocabulary: Vocabulary
    /// The width of the sheet where its merges were lost: the last column a cell could have.
    let lastColumn: Int
    var forms: [ScannedForm] = []
    var form = ScannedForm(lines: 0..<0)
    var state = State.head
    /// Which cells were understood, by position in `lines.cells`.
    var isClaimed: [Bool]
    /// The columns of the table that the scanner is in.
    var columns: [PlacedColumn] = []
    /// The last line that belongs to the heads of the table.
    var headEnd = -1
    /// The last row that the side label of the table is merged over; what stands there is of the table,
    /// whatever it says.
    var sideEnd = -1
    /// The line of heads over the level heads, where 绩效指标 stands above 一级指标 and the others beside it.
    var upperHeads: Int?
    /// Where amounts stand beside their labels, 预算数 | 100 | 执行数 | 95: the first column of each label.
    var amountLabels: [Int: Fund.Column] = [:]
    /// The level columns' running labels.
    var levels: [RunningLevel] = []

    enum State { case head, funds, goals, indicators, tail }

    init(_ lines: SheetLines, vocabulary: Vocabulary, lastColumn: Int) {
        self.lines = lines
        self.vocabulary = vocabulary
        self.lastColumn = lastColumn
        isClaimed = [Bool](repeating: false, count: lines.cells.count)
        form.placement.fields.reserveCapacity(lines.cells.count)
    }

    /// The forms of the sheet, from top to bottom; what comes before the first and after the last belongs
    /// to them, so that no line is left out.
    mutating func scan() -> [ScannedForm] {
        for index in lines.lines.indices where index > headEnd || state == .tail {
            take(index)
        }
        finish(before: lines.lines.count)
        return forms
    }

    /// Ends the form in hand and starts the next at a line.
    mutating func startForm(at line: Int) {
        var first = line
        // What stands after a gap belongs to the form below it: 附件2 over a title.
        while first > form.lines.lowerBound, !isAnyClaimed(first - 1), state == .tail,
            lines.lines[first].row - lines.lines[first - 1].row <= 1
        {
            first -= 1
        }
        finish(before: first)
    }

    private mutating func finish(before line: Int) {
        form.lines = form.lines.lowerBound..<line
        if form.isForm {
            forms.append(form)
        } else if let last = forms.indices.last, form.seen.isDisjoint(with: forms[last].seen) {
            // A form that prints its head and funds below its indicators.
            forms[last].append(form)
        } else if let last = forms.indices.last {
            // Lines after the last form that make no form of their own.
            forms[last].lines = forms[last].lines.lowerBound..<line
            unclaim(form.lines)
        } else {
            unclaim(form.lines)
        }
        let start = form.isForm || forms.isEmpty == false ? line : form.lines.lowerBound
        form = ScannedForm(lines: start..<start)
        state = .head
        columns = []
        amountLabels = [:]
        headEnd = -1
    }

    private mutating func unclaim(_ range: Range<Int>) {
        for line in range {
            for cell in lines.lines[line].cells { isClaimed[cell] = false }
        }
    }

    private func isAnyClaimed(_ line: Int) -> Bool {
        lines.lines[line].cells.contains { isClaimed[$0] }
    }

    /// Takes one line: by what its labels say first, by where the scanner is second.
    mutating func take(_ index: Int) {
        let line = lines.lines[index]
        let facts = LineFacts(line, in: lines)
        guard facts.first != nil else { return }
        if facts.isIndicatorsHead {
            if state == .tail { startForm(at: index) }
            beginIndicators(index)
            return
        }
        if state == .indicators || state == .tail, startsForm(line, facts) {
            startForm(at: index)
        }
        switch state {
        case .indicators: takeIndicators(index, facts)
        case .tail: takeTail(index, facts)
        case .head, .funds, .goals: takeUpper(index, facts)
        }
    }

    /// The lines above the indicators, in whatever order a form prints them.
    private mutating func takeUpper(_ index: Int, _ facts: LineFacts) {
        let line = lines.lines[index]
        if !form.seen.contains(.year), facts.goalLabels.isEmpty, takeYearPair(line), facts.filled == 2 {
            return
        }
        if state == .funds, !columns.isEmpty, line.row <= sideEnd || isFund(facts) {
            takeFund(line)
        } else if state == .goals, takeGoalOutcome(line) {
            return
        } else if state == .goals, line.row <= sideEnd {
            takeGoal(line)
        } else if facts.isUpperIndicatorsHead, index + 1 < lines.lines.count,
            LineFacts(lines.lines[index + 1], in: lines).levelHeads > 0
        {
            upperHeads = index
            claim(line)
        } else if takeAmountPairs(line, facts) {
            return
        } else if facts.isFundsHead {
            beginFunds(index, facts)
        } else if facts.isGoalsHead, state != .goals || facts.goalActual != nil {
            beginGoals(index, facts)
        } else if facts.subjects > 0 {
            state = .head
            takeHead(line)
        } else if state == .funds, !columns.isEmpty {
            takeFund(line)
        } else if state != .goals || facts.hasFundsSection,
            facts.fundSources > 0 || isToldFund(line) || line.cells.contains(where: { inlineFund($0) != nil })
        {
            takeFundPairs(index)
        } else if state == .goals {
            takeGoal(line)
        } else if !takeTitleOrYear(line, facts), !takeTotalPairs(line), !takeInlineTotals(line) {
            takeLoose(line)
        }
    }

    /// Notes how far the side label of a table reaches.
    mutating func setSide(_ line: SheetLines.Line) {
        sideEnd = -1
        guard let left = columns.first?.columns.lowerBound else { return }
        // Of two, 项目基本情况 over 年度目标完成情况, the one next to the table.
        let side = line.cells.last { index in
            let range = lines.cells[index].range
            return range.last.column < left && range.last.row > line.row
        }
        if let side { sideEnd = lines.cells[side].range.last.row }
    }

    /// Whether a line opens another form below one whose indicators have been read.
    private func startsForm(_ line: SheetLines.Line, _ facts: LineFacts) -> Bool {
        if facts.isFundsHead { return true }
        guard let first = facts.first else { return false }
        if facts.filled == 1, isTitle(lines.cells[first]) { return true }
        if state == .tail, facts.filled == 1, yearPart(of: lines.cells[first]) != nil { return true }
        guard let key = lines.cells[first].meaning?.subject else { return false }
        return FormScanner.openingKeys.contains(key)
            && (state == .tail
                || (columns.first.map { lines.cells[first].range.first.column <= $0.columns.lowerBound }
                    ?? true))
    }

    /// The lines of the head that only ever stand at the top of a form.
    private static let openingKeys: Set<Subject.Key> = [
        .projectName, .departmentName, .competentDepartment, .centralDepartment, .localDepartment,
        .implementingUnit,
    ]

    /// Notes that a field is in a cell, and that the cell is understood.
    mutating func place(_ field: FieldPath, in cell: Int, labelBytes: Int = 0, isLabel: Bool = false) {
        let found = lines.cells[cell]
        form.placement.fields.append(
            PlacedField(
                field: field, range: found.range, cell: found.index, labelBytes: labelBytes, isLabel: isLabel)
        )
        isClaimed[cell] = true
    }

    /// Notes that a field is in a part of a cell's text, with a label before it and perhaps more after it.
    mutating func place(_ field: FieldPath, in cell: Int, text: Range<Int>) {
        let bytes = lines.bytes(of: lines.cells[cell])
        place(field, in: cell, labelBytes: text.lowerBound - bytes.startIndex)
        if text.upperBound < bytes.endIndex {
            form.placement.fields[form.placement.fields.count - 1].endBytes =
                text.upperBound - bytes.startIndex
        }
    }

    /// Whether some cell stands for a field already.
    func isPlaced(_ field: FieldPath) -> Bool {
        form.placement.fields.contains { $0.field == field }
    }

    /// Notes that a field is in a place where nothing stands yet; a place that something else takes is none.
    mutating func placeBlank(_ field: FieldPath, at place: CellReference) {
        guard lines.sheet.index(at: place) == nil, lines.cover(of: place) == nil else { return }
        form.placement.fields.append(PlacedField(field: field, range: lines.range(at: place), cell: nil))
    }

    /// Opens a block, or lets the last one reach down to a row.
    mutating func extend(_ kind: PlacedBlock.Kind, to row: Int) {
        if let last = form.placement.blocks.indices.last, form.placement.blocks[last].kind == kind {
            let first = form.placement.blocks[last].rows.lowerBound
            form.placement.blocks[last].rows = first...max(first, row)
        } else {
            form.placement.blocks.append(PlacedBlock(kind: kind, rows: row...row))
        }
    }
}
