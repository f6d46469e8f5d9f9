import Performance

extension FormScan {
    /// Places a text that stands beside its label.
    mutating func place(_ part: CellPart, of label: Int, path: [Int], line: Int) {
        guard let said = cell(label).label else { return misread(part.cell) }
        place(part, said, CellPart(cell: label), path: path, line: line)
    }

    /// Places a text by its label and the labels that reach over its line.
    mutating func place(_ part: CellPart, _ label: Label, _ labelPart: CellPart, path: [Int], line: Int) {
        var all = joined(path)
        all.join(label.facets)
        all.settle(year: form.year)
        let isEmpty = grid.bytes(of: part).isEmpty
        if label.part == .signature || (all.part == .opinion && label.part != .opinion)
            || label.part == .opinion
        {
            return placeOpinion(part, label, labelPart, isEmpty: isEmpty, line)
        }
        if label.measure == .code {
            guard !isEmpty else { return }
            form.also.append(AlsoCell(heads: path + [labelPart.cell], part: part, measure: .code))
            return mark(part.cell, .value)
        }
        if let subject = label.subject, label.part != .total {
            if label.left > 0 {
                doubtful.append((subject, part, labelPart, line))
                return mark(part.cell, .value)
            }
            return placeSubject(subject, part, labelPart, line)
        }
        if label.facets.marks.contains(.year), label.measure == nil,
            YearText.first(in: text(of: part), needsSign: false) != nil
        {
            mark(part.cell, .value)
            return
        }
        if isEmpty { return placeEmptyFund(label, labelPart, path, line) }
        if label.part == .total
            || (label.measure == .score && !path.contains { [.fund, .indicator].contains(cell($0).part) })
        {
            return placeTotal(part, label, line)
        }
        if placeGoal(part, label, labelPart, path, all, line) { return }
        switch label.part {
        case .grade: return placeGrade(part, line)
        case .note, .task, .base:
            extend(.notes, to: line)
            // A note says itself what it is (注：…), so that it is the same wherever it is written.
            form.notes.append(
                labelPart.cell == part.cell && labelPart.start == 0
                    ? CellPart(cell: part.cell, end: part.end) : part)
            return mark(part.cell, .value)
        default: break
        }
        if label.part == .fund || all.source != nil
            || (all.part == .fund
                && (label.measure != nil || label.source != nil || label.facets.marks.contains(.partOf)))
        {
            return placeAmount(part, label, labelPart, path, all, line)
        }
        misread(part.cell, under: labelPart.cell)
    }

    /// A source of money whose label has nothing behind its colon is a row of the funds all the same.
    private mutating func placeEmptyFund(_ label: Label, _ labelPart: CellPart, _ path: [Int], _ line: Int) {
        guard label.part == .fund, label.source != nil, label.measure == nil || label.measure == .budget,
            path.contains(where: { cell($0).part == .fund })
        else { return }
        extend(.funds, to: line)
        _ = fundRow(labelPart.cell, labelPart, label.facets, isTerm: false)
    }

    private mutating func placeOpinion(
        _ part: CellPart, _ label: Label, _ labelPart: CellPart, isEmpty: Bool, _ line: Int
    ) {
        extend(.other, to: line)
        guard label.part == .opinion, !isEmpty, let said = opinion(part) else {
            return mark(part.cell, part.cell == labelPart.cell ? .head : .printed)
        }
        form.opinions.append(OpinionRow(label: labelPart, text: said))
        mark(part.cell, .value)
    }

    /// An opinion up to the line that is signed; nil where nothing else stands there.
    private func opinion(_ part: CellPart) -> CellPart? {
        let whole = grid.bytes(of: part.cell)
        let text = whole.prefix(part.end ?? whole.count).dropFirst(part.start)
        var parser = LabelParser(vocabulary)
        var start = text.startIndex
        while start < text.endIndex {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
            let line = WhiteSpace.trimmed(text[start..<end])
            if isSigned(line, &parser) {
                let said = WhiteSpace.trimmed(text[..<start])
                return said.isEmpty
                    ? nil
                    : CellPart(cell: part.cell, start: part.start, end: said.endIndex - whole.startIndex)
            }
            start = min(end + 1, text.endIndex)
        }
        return part
    }

    /// Whether a line is where a seal, a name or a day goes.
    private func isSigned(_ line: ArraySlice<UInt8>, _ parser: inout LabelParser) -> Bool {
        guard !line.isEmpty else { return false }
        if let inline = InlineLabels.find(in: line, &parser).first,
            inline.label.part == .signature || inline.label.facets.marks.contains(.personal)
        {
            return true
        }
        if let label = parser.parse(line), label.part == .signature || label.facets.marks.contains(.personal)
        {
            return true
        }
        return Scalars(line).compactMap { LabelKey.folded($0) }.filter { !LabelText.isDigit($0) } == [
            0x5E74, 0x6708, 0x65E5,
        ]
    }

    mutating func placeSubject(
        _ subject: Facets.SubjectIndex, _ part: CellPart, _ labelPart: CellPart, _ line: Int
    ) {
        mark(part.cell, .value)
        extend(.head, to: line)
        let key = key(of: subject, labelled: labelPart.cell)
        if key == Subject.Key("code") {
            guard !grid.bytes(of: part).isEmpty else { return }
            return form.also.append(AlsoCell(heads: [labelPart.cell], part: part, measure: .code))
        }
        if let known = form.subjects.first(where: { $0.key == key }) {
            guard !grid.bytes(of: part).isEmpty else { return }
            if grid.bytes(of: known.part).isEmpty {
                form.subjects.removeAll { $0.key == key }
            } else {
                return form.also.append(AlsoCell(heads: [labelPart.cell], part: part))
            }
        }
        form.subjects.append((key, part))
    }

    /// What a label of the head means, after the labels beside it.
    func key(of subject: Facets.SubjectIndex, labelled label: Int) -> Subject.Key {
        var index = subject
        if let rule = vocabulary.beside.first(where: { $0.subject == subject }) {
            index = isBeside(rule.neighbour, label) ? rule.means : rule.otherwise
        }
        return vocabulary.subjects[Int(index)]
    }

    /// Whether a line of the head stands left of a label, at its height or above it.
    private func isBeside(_ neighbour: Facets.SubjectIndex, _ label: Int) -> Bool {
        let cell = cell(label)
        return (max(lines.lowerBound, cell.line - 3)...cell.line).contains { line in
            grid.row(line).contains { index in
                let other = self.cell(index)
                return index != label && other.label?.subject == neighbour && other.column < cell.column
                    && other.line <= cell.line && cell.line <= other.lastLine + 2
            }
        }
    }

    // MARK: The total

    private mutating func placeTotal(_ part: CellPart, _ label: Label, _ line: Int) {
        guard label.stage != .audited, isAmount(part) else { return misread(part.cell) }
        extend(.other, to: line)
        if form.total == nil { form.total = TotalRow() }
        mark(part.cell, .value)
        if form.total?.score == nil {
            form.total?.score = part
        } else {
            form.also.append(AlsoCell(heads: [], part: part))
        }
    }

    private mutating func placeGrade(_ part: CellPart, _ line: Int) {
        extend(.other, to: line)
        if form.total == nil { form.total = TotalRow() }
        mark(part.cell, .value)
        if form.total?.grade == nil {
            form.total?.grade = part
        } else {
            form.also.append(AlsoCell(heads: [], part: part))
        }
    }

    /// Whether a part of a cell is an amount, or says that there is none.
    func isAmount(_ part: CellPart) -> Bool {
        if part.start == 0, part.end == nil {
            return cell(part.cell).look.contains(.amount) || cell(part.cell).isNumber
        }
        return CellLook(grid.bytes(of: part)).contains(.amount)
    }

    /// Whether a cell where an amount belongs holds a short text instead: 约0. It is read as it stands where head and label
    /// are sure, so that a check can say that it is no number; prose is not.
    func isShortText(_ index: Int) -> Bool {
        cell(index).length <= FormScan.maximumAmount && !cell(index).isStrong && cell(index).inlines.isEmpty
    }

    /// As many characters as an amount takes with what people write around it.
    static let maximumAmount = 12

    /// Whether a text ends in an amount of money: 衔接资金1.5万元.
    func endsInMoney(_ index: Int) -> Bool {
        cell(index).look.contains(.digit)
            && WhiteSpace.trimmed(grid.bytes(of: index)).suffix(3).elementsEqual("元".utf8)
    }

    // MARK: Goals

    /// Places a goal, or what came of one; false where the labels say nothing of goals.
    private mutating func placeGoal(
        _ part: CellPart, _ label: Label, _ labelPart: CellPart, _ path: [Int], _ all: Facets, _ line: Int
    ) -> Bool {
        let isOfGoals = label.part == .goal && (label.measure == .expected || label.measure == .actual)
        let isTold = isOfGoals || (all.part == .goal && all.measure == .actual)
        if isTold {
            extend(.goals, to: line)
            mark(part.cell, .value)
            if all.measure == .actual {
                addOutcome(part)
            } else if all.period == .term {
                form.term.goals.append(GoalRow(expected: part))
            } else if let period = all.period, !isOwn(period) {
                form.also.append(AlsoCell(heads: path + [labelPart.cell], part: part, period: period))
            } else {
                form.own.goals.append(GoalRow(expected: part, period: all.period, isLabelled: path.isEmpty))
            }
            return true
        }
        guard label.measure == .actual,
            !path.contains(where: { [.fund, .indicator].contains(cell($0).part) }),
            !form.own.goals.isEmpty
        else { return false }
        extend(.goals, to: line)
        mark(part.cell, .value)
        addOutcome(part)
        return true
    }

    /// What came of the first goal that nothing is known of yet.
    mutating func addOutcome(_ part: CellPart) {
        if let open = form.own.goals.firstIndex(where: { $0.actual == nil }) {
            form.own.goals[open].actual = part
        } else {
            form.own.goals.append(GoalRow(actual: part))
        }
    }

    // MARK: Money

    /// What is said of the funds as a whole stands so many lines under them at most.
    private static let fundsReach = 3

    /// Places an amount beside its label: the label with a source names the row, the one with a measure the column.
    private mutating func placeAmount(
        _ part: CellPart, _ label: Label, _ labelPart: CellPart, _ path: [Int], _ all: Facets, _ line: Int
    ) {
        guard isAmount(part) || (label.source != nil && isShortText(part.cell)) else {
            return misread(part.cell, under: labelPart.cell)
        }
        extend(.funds, to: line)
        if let measure = label.measure, [.executed, .rate, .weight, .score, .received].contains(measure),
            label.source == nil,
            isOwn(label.period), label.stage != .forecast, label.stage != .audited,
            let column = measure.fundColumn(label.stage),
            let row = form.own.funds.lastIndex(where: { $0.line == line && !$0.has(column) })
                ?? (measure == .executed
                    || line > (form.own.funds.map(\.line).max() ?? line) + FormScan.fundsReach
                    ? nil : form.own.funds.firstIndex { $0.source == .total && !$0.has(column) })
        {
            form.own.funds[row].values.append((column, part))
            return mark(part.cell, .value)
        }
        switch label.measure {
        case .rate, .weight, .score, .share, .receivedRate, .code, .deviation, .basis, .remark, .change,
            .remainder:
            form.also.append(AlsoCell(heads: path + [labelPart.cell], part: part, measure: label.measure))
            return mark(part.cell, .value)
        default: break
        }
        if all.period == .previous, all.source != .carryover,
            label.measure == .budget || label.measure == .executed
        {
            form.also.append(
                AlsoCell(
                    heads: path + [labelPart.cell], part: part, measure: label.measure, period: .previous))
            return mark(part.cell, .value)
        }
        if label.stage == .forecast || label.stage == .audited {
            form.also.append(
                AlsoCell(
                    heads: path + [labelPart.cell], part: part, measure: label.measure, stage: label.stage))
            return mark(part.cell, .value)
        }
        if let row = rowBeside(labelPart.cell, label, line) {
            form.own.funds[row].values.append((.executed, part))
            return mark(part.cell, .value)
        }
        let isTerm = label.period == .term || (all.period == .term && label.period != .year)
        let column: Fund.Column =
            label.measure == .executed
            ? .executed
            : label.measure == .received
                ? .received
                : label.measure == .budget && label.stage == .initial ? .initialBudget : .annualBudget
        let row = fundRow(labelPart.cell, labelPart, label.facets, isTerm: isTerm)
        mark(part.cell, .value)
        if isTerm {
            form.term.funds[row].values.append((column, part))
        } else {
            form.own.funds[row].values.append((column, part))
        }
    }

    /// The row of the same source left in the same line, where the label stands under one of what was spent: 预算数 | 执行数 over
    /// 财政拨款 | 财政拨款.
    private func rowBeside(_ label: Int, _ said: Label, _ line: Int) -> Int? {
        guard said.measure == nil, said.source != nil, cell(label).key != 0,
            let row = form.own.funds.firstIndex(where: {
                $0.line == line && $0.column < cell(label).column && cell($0.cell).key == cell(label).key
                    && !$0.has(.executed)
            })
        else { return nil }
        var above = line
        while above > lines.lowerBound {
            above -= 1
            guard let head = grid.at(above, cell(label).column), let upper = cell(head).label else {
                return nil
            }
            if upper.measure == .executed { return row }
            if upper.source == nil { return nil }
        }
        return nil
    }

    /// The row of the funds with a label, made where there is none yet.
    mutating func fundRow(_ cell: Int, _ label: CellPart?, _ facets: Facets, isTerm: Bool) -> Int {
        let rows = isTerm ? form.term.funds : form.own.funds
        if let known = rows.firstIndex(where: { $0.cell == cell && $0.label == label }) { return known }
        let source = vocabulary.source(of: facets) ?? .other
        var row = FundRow(
            label: label, source: source, cell: cell, line: self.cell(cell).line,
            column: self.cell(cell).column,
            facets: facets)
        row.facets.settle(year: form.year)
        if isTerm { form.term.funds.append(row) } else { form.own.funds.append(row) }
        return rows.count
    }
}

extension Facets.Measure {
    /// The column of the funds that a measure is of; nil where it is of none.
    func fundColumn(_ stage: Facets.Stage?) -> Fund.Column? {
        switch self {
        case .budget: stage == .initial ? .initialBudget : .annualBudget
        case .executed: .executed
        case .received: .received
        case .rate: .executionRate
        case .weight: .weight
        case .score: .score
        default: nil
        }
    }
}
