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
        columns = tableColumns(headCells(line)) {
            $0.indicatorColumn != nil
        } make: { cell, label in
            if let column = cell.meaning?.indicatorColumn {
                return PlacedColumn(columns: cell.range.columns, indicator: column, label: label)
            }
            if let part = cell.meaning?.targetPart, part != .value {
                return PlacedColumn(columns: cell.range.columns, targetPart: part, label: label)
            }
            return PlacedColumn(
                columns: cell.range.columns, label: label,
                isFurniture: cell.meaning?.flags.contains(.furniture) ?? false)
        }
        let splits = splitColumns(line, below)
        let joins = !splits && joinColumns(line, below)
        dropRepeatedColumns()
        tellSection(line, below)
        tellColumns()
        claim(line)
        claimColumns(line)
        headEnd = index
        var lastRow = line.row
        if joins || splits, let below {
            claim(below)
            if joins { claimColumns(below) }
            headEnd = index + 1
            lastRow = below.row
        }
        for cell in line.cells where lines.cells[cell].range.first.column >= columns[0].columns.lowerBound {
            lastRow = max(lastRow, lines.cells[cell].range.last.row)
        }
        if !lines.hasMerges, !joins, !splits, let below { lastRow = max(lastRow, below.row - 1) }
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

    /// Gives heads that are not known as a whole the column that their words tell, where no other head has it or
    /// fits it as well; the rest are reported.
    private mutating func tellColumns() {
        for position in columns.indices
        where columns[position].indicator == nil && columns[position].targetPart == nil
            && !columns[position].isFurniture
        {
            guard let head = head(of: position) else { continue }
            if let told = vocabulary.column(toldBy: head.bytes) {
                let other = columns.firstIndex { $0.indicator == told }
                if let other, isBetter(position, than: other, told) { columns[other].indicator = nil }
                if !columns.contains(where: { $0.indicator == told }) {
                    columns[position].indicator = told
                    continue
                }
            }
            form.problems.append(
                Problem(
                    code: "unknown-column", severity: .warning, sheet: lines.sheet.name, range: head.range,
                    found: String(decoding: head.bytes, as: UTF8.self)))
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
            if columns.contains(where: { $0.columns.lowerBound == first && !$0.isSplit }) {
                isClaimed[index] = true
            }
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
            let label = leadingLabel(of: leading, isAlone: facts.filled == 1)
            if label == .subtotal {
                isClaimed[first] = true
                return
            }
            if facts.isGoalsHead, lines.cells[first].meaning?.indicatorColumn == nil {
                // The next of several goals, with indicators of its own.
                beginGoals(index, facts)
                return
            }
            if label == .total || label == .note || endsTable(leading, facts) || isRemark(line) {
                state = .tail
                takeTail(index, facts)
                return
            }
        }
        takeIndicator(line)
    }

    /// Whether the leftmost cell of a line says that the indicators are over.
    private func endsTable(_ cell: SheetLines.Cell, _ facts: LineFacts) -> Bool {
        if cell.meaning?.flags.contains(.grade) ?? false { return true }
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
        guard let end = FormScanner.labelEnd(bytes) else { return false }
        // A label with a colon and nothing behind it, beside one text at most: 购买主体（盖章）：
        if facts.filled <= 2, WhiteSpace.isAll(of: bytes[end...]) { return true }
        guard let meaning = vocabulary.meaning(of: LabelKey(bytes[..<end])) else { return false }
        return meaning.subject != nil || !meaning.flags.isDisjoint(with: [.note, .total, .grade])
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
        if let subtotal = subtotal(in: taken) {
            isClaimed[subtotal] = true
            return
        }
        updateLevels(taken, row: line.row)
        guard isIndicator(taken) else {
            for (column, index) in zip(columns, taken) where column.indicator?.isLevel ?? false {
                if let index { isClaimed[index] = true }
            }
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

    /// The label of a row that sums other rows up: 小计.
    private func subtotal(in taken: [Int?]) -> Int? {
        levels.lazy.compactMap { taken[$0.column] }.first { index in
            let cell = lines.cells[index]
            return cell.meaning == nil && vocabulary.isSubtotal(lines.bytes(of: cell))
        }
    }

    /// What the first label of a line says of the line, by what it is or, beside other cells, by its words.
    func leadingLabel(of cell: SheetLines.Cell, isAlone: Bool) -> LeadingLabel? {
        guard !cell.isBlank else { return nil }
        let flags = cell.meaning?.flags ?? []
        if flags.contains(.total) { return .total }
        if flags.contains(.note) { return .note }
        guard !isAlone else { return nil }
        let bytes = lines.bytes(of: cell)
        let isLabelAlone = FormScanner.labelEnd(bytes).map { WhiteSpace.isAll(of: bytes[$0...]) } ?? true
        return cell.meaning == nil && isLabelAlone
            ? vocabulary.leadingLabel(toldBy: bytes) : nil
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
            } else if row > level.lastRow, level.level != .level1,
                level.isMerged || level.level == .level3 || isNewGroup
            {
                // Every indicator is of some first level; that of the rows above holds until there is another.
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
            case .level1, .level2:
                if FormScanner.isPlaceholder(lines.bytes(of: lines.cells[index])) {
                    isPlaceholder = true
                } else {
                    hasOwnLevel = true
                }
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
