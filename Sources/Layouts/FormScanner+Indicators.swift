import Performance
import Primitives
import Sheets

/// The label of a level column as it runs down over its rows.
struct RunningLevel {
    /// The position in the table's columns.
    let column: Int
    let level: Indicator.Column
    /// Whether the sheet merges cells in this column; a blank is a blank then.
    let isMerged: Bool
    /// The cell of the label in force, by position in `SheetLines.cells`.
    var cell: Int?
    /// The last row that the label's merged range reaches.
    var lastRow = -1
}

extension FormScanner {
    /// The heads of the indicators table, which may be split over two rows (年度 over 指标值).
    mutating func beginIndicators(_ index: Int) {
        let line = lines.lines[index]
        let isRepeated = state == .indicators
        state = .indicators
        form.seen.insert(.indicators)
        let below = index + 1 < lines.lines.count ? lines.lines[index + 1] : nil
        var joins = false
        columns = tableColumns(headCells(line)) {
            $0.indicatorColumn != nil
        } make: { cell, label in
            if let column = cell.meaning?.indicatorColumn {
                return PlacedColumn(columns: cell.range.columns, indicator: column, label: label)
            }
            if let part = cell.meaning?.targetPart {
                return PlacedColumn(columns: cell.range.columns, targetPart: part, label: label)
            }
            if let below, let second = lowerHalf(of: cell, in: below) {
                let key = LabelKey(lines.bytes(of: cell) + lines.bytes(of: second))
                if let column = vocabulary.meaning(of: key)?.indicatorColumn {
                    joins = true
                    return PlacedColumn(columns: cell.range.columns, indicator: column, label: key.whole)
                }
            }
            return PlacedColumn(
                columns: cell.range.columns, label: label,
                isFurniture: cell.meaning?.flags.contains(.furniture) ?? false)
        }
        dropRepeatedColumns()
        tellSection(line, below)
        tellColumns(line)
        claim(line)
        claimColumns(line)
        headEnd = index
        var lastRow = line.row
        if joins, let below {
            claim(below)
            claimColumns(below)
            headEnd = index + 1
            lastRow = below.row
        }
        for cell in line.cells where lines.cells[cell].range.first.column >= columns[0].columns.lowerBound {
            lastRow = max(lastRow, lines.cells[cell].range.last.row)
        }
        if !lines.hasMerges, !joins, let below { lastRow = max(lastRow, below.row - 1) }
        let firstRow = upperHeads.map { lines.lines[$0].row } ?? line.row
        upperHeads = nil
        startLevels(after: lastRow)
        if isRepeated {
            extend(.indicators, to: lastRow)
            return
        }
        form.placement.blocks.append(
            PlacedBlock(
                kind: .indicators, rows: firstRow...lastRow, headRows: firstRow...lastRow, columns: columns))
    }

    /// The heads of a line, with those of the line above that reach down beside them.
    private func headCells(_ line: SheetLines.Line) -> [Int] {
        guard let upper = upperHeads else { return Array(line.cells) }
        let taken = line.cells.map { lines.cells[$0].range.columns }
        let above = lines.lines[upper].cells.filter { index in
            !taken.contains { $0.overlaps(lines.cells[index].range.columns) }
        }
        return (above + line.cells).sorted {
            lines.cells[$0].range.first.column < lines.cells[$1].range.first.column
        }
    }

    /// Gives heads that are not known as a whole the column that their words tell, where no other head has
    /// it; the rest are reported.
    private mutating func tellColumns(_ line: SheetLines.Line) {
        for position in columns.indices
        where columns[position].indicator == nil && columns[position].targetPart == nil
            && !columns[position].isFurniture
        {
            let place = CellReference(row: line.row, column: columns[position].columns.lowerBound)
            guard let cell = lines.sheet[place] else { continue }
            let text = lines.sheet.text(of: cell)
            let told = vocabulary.column(toldBy: WhiteSpace.removed(from: text))
            if let told, !columns.contains(where: { $0.indicator == told }) {
                columns[position].indicator = told
                continue
            }
            form.problems.append(
                Problem(
                    code: "unknown-column", severity: .warning, sheet: lines.sheet.name,
                    range: lines.range(at: place), found: text))
        }
    }

    /// 绩效指标 left of the heads is the side label, but the head of the first level where a form has no other
    /// level above its indicators and labels of its own stand under it.
    private mutating func tellSection(_ line: SheetLines.Line, _ below: SheetLines.Line?) {
        guard let below, let first = columns.first,
            !columns.contains(where: { $0.indicator == .level1 || $0.indicator == .level2 }),
            let side = line.cells.last(where: { lines.cells[$0].range.last.column < first.columns.lowerBound }
            ),
            lines.cells[side].meaning?.flags.contains(.indicatorsSection) ?? false
        else { return }
        let head = lines.cells[side].range
        let label = below.cells.map { lines.cells[$0] }.first {
            $0.range.first.column == head.first.column && !$0.isBlank
        }
        guard let label, !vocabulary.isPieceOfSection(lines.text(of: label)) else { return }
        columns.insert(
            PlacedColumn(
                columns: head.first.column...first.columns.lowerBound - 1, indicator: .level1, label: 0),
            at: 0)
    }

    /// Claims the heads of the columns; those that are not known have been reported as such.
    private mutating func claimColumns(_ line: SheetLines.Line) {
        for index in line.cells {
            let first = lines.cells[index].range.first.column
            if columns.contains(where: { $0.columns.lowerBound == first }) { isClaimed[index] = true }
        }
    }

    /// The cell under a head, where the head is not merged over it.
    private func lowerHalf(of cell: SheetLines.Cell, in line: SheetLines.Line) -> SheetLines.Cell? {
        guard cell.range.last.row < line.row else { return nil }
        return line.cells.lazy.map { lines.cells[$0] }.first {
            $0.range.first.column == cell.range.first.column && !$0.isBlank
        }
    }

    private mutating func startLevels(after row: Int) {
        levels = []
        for (position, column) in columns.enumerated() {
            switch column.indicator {
            case .level1, .level2, .level3:
                let isMerged = lines.sheet.mergedRanges.contains {
                    $0.first.column == column.columns.lowerBound && $0.first.row > row
                        && $0.first.row < $0.last.row
                }
                levels.append(
                    RunningLevel(column: position, level: column.indicator ?? .level1, isMerged: isMerged))
            default: break
            }
        }
    }

    /// A line under the heads: an indicator, the total, or the end of the table.
    mutating func takeIndicators(_ index: Int, _ facts: LineFacts) {
        let line = lines.lines[index]
        guard let first = facts.first, let left = columns.first?.columns.lowerBound else { return }
        let leading = lines.cells[first]
        if leading.range.first.column <= left {
            if facts.isGoalsHead, lines.cells[first].meaning?.indicatorColumn == nil {
                // The next of several goals, with indicators of its own.
                beginGoals(index, facts)
                return
            }
            if endsTable(leading, facts) || isRemark(line) {
                state = .tail
                takeTail(index, facts)
                return
            }
        }
        takeIndicator(line)
    }

    /// Whether the leftmost cell of a line says that the indicators are over.
    private func endsTable(_ cell: SheetLines.Cell, _ facts: LineFacts) -> Bool {
        if let flags = cell.meaning?.flags, !flags.isDisjoint(with: [.total, .note, .grade]) { return true }
        if facts.filled == 1, isFurniture(cell) { return true }
        if cell.meaning?.subject != nil { return true }
        let bytes = lines.bytes(of: cell)
        if facts.filled == 1 {
            if columns.count > 1,
                cell.range.last.column >= columns[min(2, columns.count - 1)].columns.lowerBound
            {
                return true
            }
            if bytes.count > 90 { return true }
        }
        guard let end = FormScanner.labelEnd(bytes),
            let meaning = vocabulary.meaning(of: LabelKey(bytes[..<end]))
        else { return false }
        return meaning.subject != nil || meaning.flags.contains(.note)
    }

    /// Whether a line is a label with one text beside it that lies over several values: 其他需要说明事项.
    private func isRemark(_ line: SheetLines.Line) -> Bool {
        let filled = line.cells.filter { !lines.cells[$0].isBlank }
        guard filled.count == 2, let text = filled.last else { return false }
        return columns.count { column in
            column.indicator != nil
                && lines.cells[text].range.columns.contains(column.columns.lowerBound)
        } > 2
    }

    private mutating func takeIndicator(_ line: SheetLines.Line) {
        extend(.indicators, to: line.row)
        var taken = [Int?](repeating: nil, count: columns.count)
        for index in line.cells {
            let start = lines.cells[index].range.first.column
            if start < columns[0].columns.lowerBound {
                claimPrinted(index)
            } else if let position = column(of: start), taken[position] == nil {
                taken[position] = index
            }
        }
        for position in columns.indices where columns[position].isFurniture {
            if let index = taken[position] { isClaimed[index] = true }
            taken[position] = nil
        }
        updateLevels(taken, row: line.row)
        guard isIndicator(taken) else {
            for index in taken.compactMap({ $0 }) { isClaimed[index] = true }
            return
        }
        let row = form.placement.indicators
        form.placement.indicators += 1
        for (position, column) in columns.enumerated() {
            guard let field = column.indicator else { continue }
            let place = CellReference(row: line.row, column: column.columns.lowerBound)
            if let running = levels.first(where: { $0.column == position }) {
                if let cell = running.cell {
                    self.place(.indicator(row, field), in: cell)
                } else {
                    placeBlank(.indicator(row, field), at: place)
                }
            } else if let index = taken[position] {
                self.place(.indicator(row, field), in: index)
                if field == .target { completeTarget(in: index, from: taken) }
            } else {
                placeBlank(.indicator(row, field), at: place)
            }
        }
    }

    /// Carries the labels of the level columns down to a row.
    private mutating func updateLevels(_ taken: [Int?], row: Int) {
        var isNewGroup = false
        for position in levels.indices {
            let level = levels[position]
            if let cell = taken[level.column], !lines.cells[cell].isBlank {
                levels[position].cell = cell
                levels[position].lastRow = lines.cells[cell].range.last.row
                isNewGroup = true
            } else if row > level.lastRow, level.isMerged || level.level == .level3 || isNewGroup {
                levels[position].cell = nil
            }
        }
    }

    /// Whether a row is an indicator, rather than a row left for one: `……`, `指标2：`, or nothing at all.
    private func isIndicator(_ taken: [Int?]) -> Bool {
        var hasOwnLevel = false
        var isPlaceholder = false
        for (position, column) in columns.enumerated() {
            guard let index = taken[position], !lines.cells[index].isBlank else { continue }
            switch column.indicator {
            case .level1, .level2: hasOwnLevel = true
            case .level3:
                guard FormScanner.isPlaceholder(lines.bytes(of: lines.cells[index])) else { return true }
                isPlaceholder = true
            default: return true
            }
        }
        return hasOwnLevel && !isPlaceholder
    }

    /// `……`, `.....`, `指标2：`: printed where an indicator could be.
    static func isPlaceholder(_ bytes: ArraySlice<UInt8>) -> Bool {
        // 指标 and a number, with nothing after it; how many of these there are so far.
        var count = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            guard let folded = LabelKey.folded(scalar.value) else { continue }
            switch (count, folded) {
            case (_, 0x2E), (_, 0x2026), (_, 0x22EF), (_, 0xB7), (_, 0x3002), (_, 0x30FB): continue
            case (0, 0x6307), (1, 0x6807), (2..., 0x30...0x39), (2..., 0x3A): count += 1
            default: return false
            }
        }
        return count == 0 ? !bytes.isEmpty : count >= 3
    }
}
