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
        if let actual = facts.goalActual {
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
            if let value = rest.first {
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
        for index in side { claimPrinted(index) }
        guard cells.contains(where: { !lines.cells[$0].isBlank }) else { return }
        placeGoal(cells, in: line)
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
