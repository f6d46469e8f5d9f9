import Performance
import Primitives

extension FormScan {
    // MARK: Goals

    /// Reads the rows of a table of goals.
    mutating func readGoals(_ area: Area) {
        let heads = openGoals(area)
        for line in area.body {
            var expected: [(index: Int, facets: Facets)] = []
            var actual: [Int] = []
            let row = open(line)
            for index in row {
                let path = area.heads(over: cell(index).column)
                guard let head = path.last else {
                    guard expected.isEmpty, actual.isEmpty else {
                        misread(index)
                        continue
                    }
                    readPairs(line)
                    break
                }
                if cell(index).column < area.firstColumn || isRepeatOfHead(index, area) {
                    mark(index, .printed)
                    continue
                }
                var facets = cell(head).label?.facets ?? Facets()
                if facets.measure == .number || isNumbering(index) {
                    mark(index, .printed)
                    continue
                }
                facets.settle(year: form.year)
                if facets.period == nil, area.side.contains(where: { cell($0).label?.period == .term }) {
                    facets.period = .term
                }
                if facets.measure == .actual, !isOwn(facets.period) {
                    keep(index, heads: path, measure: .actual, period: facets.period)
                } else if facets.measure == .actual {
                    actual.append(index)
                } else {
                    expected.append((index, facets))
                }
                mark(index, .value)
            }
            place(expected, actual, line, area, heads)
        }
    }

    /// Whether a text is that of a head of the table, written once more.
    private func isRepeatOfHead(_ index: Int, _ area: Area) -> Bool {
        let key = cell(index).key
        return key != 0
            && (area.over + area.side + area.heads.joined().map(\.cell)).contains { cell($0).key == key }
    }

    private mutating func place(
        _ expected: [(index: Int, facets: Facets)], _ actual: [Int], _ line: Int, _ area: Area,
        _ heads: [PlacedColumn]
    ) {
        var own: [(index: Int, facets: Facets)] = []
        for goal in expected {
            if let period = goal.facets.period, period == .term || !isOwn(period) {
                if period == .term {
                    form.term.goals.append(GoalRow(expected: CellPart(cell: goal.index), line: line))
                } else {
                    keep(goal.index, heads: area.heads(over: cell(goal.index).column), period: period)
                }
            } else {
                own.append(goal)
            }
        }
        // Of several columns of goals, this year's first; one that holds nothing but a dash says nothing.
        own.sort { left, right in
            let (leftNone, rightNone) = (
                cell(left.index).look.contains(.none), cell(right.index).look.contains(.none)
            )
            if leftNone != rightNone { return rightNone }
            return left.facets.period == .year && right.facets.period != .year
        }
        for other in own.dropFirst() {
            form.also.append(
                AlsoCell(heads: area.heads(over: cell(other.index).column), part: CellPart(cell: other.index))
            )
        }
        guard own.first != nil || !actual.isEmpty else { return }
        if own.isEmpty, let first = actual.first, form.own.goals.contains(where: { $0.actual == nil }) {
            addOutcome(CellPart(cell: first))
        } else {
            var row = GoalRow(
                expected: own.first.map { CellPart(cell: $0.index) },
                actual: actual.first.map { CellPart(cell: $0) }, line: line)
            row.blanks = blanks(line, under: heads, \.goal) { column in
                column == .actual ? row.actual == nil : row.expected == nil
            }
            form.own.goals.append(row)
        }
        for other in actual.dropFirst() {
            form.also.append(
                AlsoCell(heads: area.heads(over: cell(other).column), part: CellPart(cell: other)))
        }
    }

    /// Whether a text only numbers a row: 目标1, 指标2, 目标一.
    func isNumbering(_ index: Int) -> Bool { grid.isNumbering(index) }

    private mutating func openGoals(_ area: Area) -> [PlacedColumn] {
        let rows = grid.lines[area.band.lowerBound].row...grid.lines[max(area.band.upperBound, area.end)].row
        let head = grid.lines[area.band.lowerBound].row...grid.lines[area.band.upperBound].row
        var block = PlacedBlock(kind: .goals, rows: rows, headRows: head)
        for head in placedHeads(area, ColumnMeanings(of: area, in: grid))
        where head.column >= area.firstColumn {
            let facets = cell(head.cell).label?.facets ?? Facets()
            if facets.measure == .number { continue }
            let goal: Layout.GoalColumn? =
                facets.period == .term ? nil : facets.measure == .actual ? .actual : .expected
            block.columns.append(PlacedColumn(columns: head.columns, goal: goal, label: cell(head.cell).key))
        }
        form.blocks.append(block)
        return block.columns
    }

    // MARK: Tasks and lines of the head

    /// Reads the rows of a table of tasks.
    mutating func readTasks(_ area: Area) {
        extend(.other, to: area.band.lowerBound)
        extend(.other, to: max(area.band.upperBound, area.end))
        for line in area.body {
            var task = TaskRow()
            var rivals: Set<Int> = []
            let row = open(line)
            if row.allSatisfy({ cell($0).look.contains(.dots) || isNumbering($0) }) {
                for index in row { mark(index, .printed) }
                continue
            }
            let isSum = row.contains {
                ([.total, .subtotal].contains(cell($0).part) || cell($0).label?.source == .sum)
                    && cell($0).length <= 6
            }
            for index in row {
                let path = area.heads(over: cell(index).column)
                guard !path.isEmpty else {
                    if cell(index).label != nil { mark(index, .head) } else { misread(index) }
                    continue
                }
                if isSum {
                    if cell(index).label != nil { mark(index, .head) } else { keep(index, heads: path) }
                    continue
                }
                let measure = path.compactMap { cell($0).measure }.first
                let part = CellPart(cell: index)
                mark(index, .value)
                switch measure {
                case .taskName: task.name = part
                case .taskContent: task.content = part
                case .actual: task.actual = part
                case .number: mark(index, .printed)
                default:
                    guard isAmount(part) else {
                        misread(index, under: path.last)
                        continue
                    }
                    let said = joined(path)
                    let name = path.last { cell($0).label?.source != nil } ?? path[path.count - 1]
                    let column: Fund.Column = said.measure == .executed ? .executed : .annualBudget
                    if let same = task.funds.firstIndex(where: {
                        $0.name == name || cell($0.name).key == cell(name).key
                    }) {
                        let others = task.funds[same].values.filter { $0.column == column }
                        guard others.isEmpty, !rivals.contains(name) else {
                            // Several amounts under one head: nothing tells which is the task's.
                            for other in others { misread(other.amount.cell, under: path.last) }
                            misread(index, under: path.last)
                            task.funds[same].values.removeAll { $0.column == column }
                            rivals.insert(name)
                            continue
                        }
                        task.funds[same].values.append((column, part))
                    } else {
                        task.funds.append((name, said.source?.canonical ?? .total, [(column, part)]))
                    }
                }
            }
            if task.name != nil || task.content != nil || !task.funds.isEmpty { form.tasks.append(task) }
        }
    }

    /// Reads lines of the head whose labels stand over their texts.
    mutating func readSubjects(_ area: Area) {
        for line in area.body {
            for index in open(line) {
                if let head = area.path(of: cell(index).column).last, cell(head).isSureSubject,
                    let subject = cell(head).label?.subject
                {
                    placeSubject(subject, CellPart(cell: index), CellPart(cell: head), line)
                } else {
                    misread(index)
                }
            }
        }
    }
}
