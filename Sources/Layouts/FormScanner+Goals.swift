import Performance
import Primitives
import Sheets

extension FormScanner {
    /// The heads of the goals, or a side label with the goal itself beside it.
    mutating func beginGoals(_ index: Int, _ facts: LineFacts) {
        let line = lines.lines[index]
        state = .goals
        form.seen.insert(.goals)
        form.placement.blocks.append(PlacedBlock(kind: .goals, rows: line.row...line.row))
        columns = []
        sideEnd = -1
        let actual = facts.goalActual ?? actualHead(toldBy: line, facts)
        if let actual, takeGoalsBeside(actual, line, facts) { return }
        if let actual {
            // 总体目标 can be the side label or the head: the one next to the actual column is the head.
            let expected = facts.goalLabels.last { $0 < actual }
            columns = tableColumns(line.cells) { _ in
                true
            } make: { cell, label in
                PlacedColumn(columns: cell.range.columns, label: label)
            }
            let firsts = [expected, actual].map { $0.map { lines.cells[$0].range.first.column } }
            columns.removeAll { column in
                firsts[0].map { column.columns.lowerBound < $0 }
                    ?? (column.columns.lowerBound < firsts[1] ?? 0)
            }
            for position in columns.indices {
                if columns[position].columns.lowerBound == firsts[0] { columns[position].goal = .expected }
                if columns[position].columns.lowerBound == firsts[1] { columns[position].goal = .actual }
            }
            claim(line)
            setGoalHead(line)
        } else if facts.hasGoalTerm || facts.goalLabels.count > 1 {
            columns = tableColumns(line.cells) {
                !$0.isGoal || $0.flags.contains(.goalTerm)
            } make: { cell, label in
                PlacedColumn(columns: cell.range.columns, label: label)
            }
            if columns.isEmpty, let last = facts.goalLabels.last {
                let range = lines.cells[last].range
                columns = [
                    PlacedColumn(
                        columns: range.first
                            .column...max(range.last.column, lines.hasMerges ? 0 : lastColumn),
                        label: 0)
                ]
            }
            if let last = columns.indices.last { columns[last].goal = .expected }
            form.hasTerm = facts.hasGoalTerm && columns.count > 1
            claim(line)
            setGoalHead(line)
        } else if let label = facts.goalLabels.first {
            for index in line.cells.prefix(while: { $0 <= label }) { claimPrinted(index) }
            let rest = line.cells.filter { $0 > label && !lines.cells[$0].isBlank }
            if takeInlineGoals(rest, line) {
                return
            } else if let value = rest.first {
                columns = [
                    PlacedColumn(
                        columns: lines.cells[value].range.first
                            .column...max(
                                lines.cells[value].range.last.column, lines.hasMerges ? 0 : lastColumn),
                        goal: .expected, label: 0)
                ]
                setGoalColumns()
                placeGoal(rest, in: line)
            } else {
                let range = lines.cells[label].range
                columns = [
                    PlacedColumn(
                        columns: range.first
                            .column...max(range.last.column, lines.hasMerges ? 0 : lastColumn),
                        goal: .expected, label: LabelKey(lines.bytes(of: lines.cells[label])).whole)
                ]
                setGoalHead(line)
            }
        }
    }

    /// The head of the actual column that only its words tell, right of a head that is known: 年初设定目标 | 具体实现情况.
    private func actualHead(toldBy line: SheetLines.Line, _ facts: LineFacts) -> Int? {
        let expected = facts.goalLabels.last {
            lines.cells[$0].meaning?.flags.contains(.goalExpected) ?? false
        }
        guard let expected else { return nil }
        return line.cells.first { index in
            let cell = lines.cells[index]
            let bytes = lines.bytes(of: cell)
            guard index > expected, !cell.isBlank, cell.meaning == nil, bytes.count <= 45,
                FormScanner.labelEnd(bytes) == nil
            else { return false }
            return vocabulary.goalColumn(toldBy: bytes) == .actual
        }
    }

    /// A goal and what came of it in one line, each beside its label: 预期目标 | … | 实际完成情况 | …; false where the
    /// labels are heads.
    private mutating func takeGoalsBeside(_ actual: Int, _ line: SheetLines.Line, _ facts: LineFacts) -> Bool
    {
        let filled = line.cells.filter { !lines.cells[$0].isBlank }
        guard let expected = facts.goalLabels.last(where: { $0 < actual }),
            let goal = filled.first(where: { $0 > expected }), goal < actual,
            let outcome = filled.first(where: { $0 > actual })
        else { return false }
        claim(line)
        columns = [(goal, Layout.GoalColumn.expected), (outcome, .actual)].map { cell, column in
            PlacedColumn(columns: lines.cells[cell].range.columns, goal: column, label: 0)
        }
        setGoalColumns()
        placeGoal([goal, outcome], in: line)
        columns = []
        return true
    }

    /// Cells that hold a goal, and what came of it, behind their labels: `预期目标：建5所学校。`; false where they do not.
    private mutating func takeInlineGoals(_ cells: [Int], _ line: SheetLines.Line) -> Bool {
        var found: [(cell: Int, labelBytes: Int, isActual: Bool)] = []
        for index in cells {
            let bytes = lines.bytes(of: lines.cells[index])
            guard let end = FormScanner.labelEnd(bytes), !WhiteSpace.isAll(of: bytes[end...]),
                let flags = vocabulary.meaning(of: LabelKey(bytes[..<end]))?.flags,
                !flags.isDisjoint(with: [.goalExpected, .goalActual])
            else { return false }
            found.append((index, end - bytes.startIndex, flags.contains(.goalActual)))
        }
        guard found.contains(where: { !$0.isActual }), found.count <= 2 else { return false }
        extend(.goals, to: line.row)
        let row = form.placement.goals
        form.placement.goals += 1
        for part in found {
            place(
                part.isActual ? .goalActual(row) : .goalExpected(row), in: part.cell,
                labelBytes: part.labelBytes)
        }
        return true
    }

    /// What came of the last goal in a line of its own, behind the label: 年度总体目标完成情况 | …; false where the line is
    /// none such.
    mutating func takeGoalOutcome(_ line: SheetLines.Line) -> Bool {
        let row = form.placement.goals - 1
        let filled = line.cells.filter { !lines.cells[$0].isBlank }
        guard row >= 0, filled.count == 2,
            lines.cells[filled[0]].meaning?.flags.contains(.goalActual) ?? false,
            !isPlaced(.goalActual(row))
        else { return false }
        extend(.goals, to: line.row)
        isClaimed[filled[0]] = true
        place(.goalActual(row), in: filled[1])
        return true
    }

    private mutating func setGoalColumns() {
        form.placement.blocks[form.placement.blocks.count - 1].columns = columns
    }

    private mutating func setGoalHead(_ line: SheetLines.Line) {
        setGoalColumns()
        setSide(line)
        form.placement.blocks[form.placement.blocks.count - 1].headRows = line.row...line.row
    }

    /// A row of goals under their heads.
    mutating func takeGoal(_ line: SheetLines.Line) {
        guard let first = columns.first?.columns.lowerBound else { return takeLoose(line) }
        let side = line.cells.filter { lines.cells[$0].range.first.column < first }
        let cells = line.cells.filter { lines.cells[$0].range.first.column >= first }
        if side.contains(where: { opensAnotherTable(lines.cells[$0]) }) {
            state = .head
            return takeLoose(line)
        }
        for index in side { claimPrinted(index) }
        guard cells.contains(where: { !lines.cells[$0].isBlank }) else { return }
        placeGoal(cells, in: line)
    }

    /// Whether a text left of the goals says that they are over: 主要任务, 二、重点工作任务. They may be numbered, and their
    /// side label may be written down its column in pieces.
    private func opensAnotherTable(_ cell: SheetLines.Cell) -> Bool {
        guard !cell.isBlank, cell.meaning == nil, !isFurniture(cell) else { return false }
        let text = WhiteSpace.removed(from: lines.text(of: cell))
        return !vocabulary.isPieceOfSection(text) && !text.hasPrefix("目标") && Int(text) == nil
    }

    private mutating func placeGoal(_ cells: [Int], in line: SheetLines.Line) {
        extend(.goals, to: line.row)
        let row = form.placement.goals
        form.placement.goals += 1
        placeCells(cells, in: line) { column in
            switch column.goal {
            case .expected: .goalExpected(row)
            case .actual: .goalActual(row)
            case nil: nil
            }
        }
    }
}
