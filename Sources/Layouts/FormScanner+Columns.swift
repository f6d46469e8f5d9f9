import Performance
import Primitives
import Sheets

extension FormScanner {
    /// Of two columns with the same meaning one stands, and the cells of the other are reported.
    mutating func dropRepeatedColumns() {
        for position in columns.indices.dropFirst() {
            let before = columns[..<position]
            if let fund = columns[position].fund, let other = before.firstIndex(where: { $0.fund == fund }) {
                let dropped = rank(of: position) > rank(of: other) ? other : position
                columns[dropped].fund = nil
                columns[dropped].isRepeated = true
            }
            if let indicator = columns[position].indicator,
                let other = before.firstIndex(where: { $0.indicator == indicator })
            {
                let dropped = isBetter(position, than: other, indicator) ? other : position
                columns[dropped].indicator = nil
                columns[dropped].isRepeated = true
            }
        }
    }

    /// Whether a column is to be read rather than another one that means the same.
    func isBetter(_ position: Int, than other: Int, _ indicator: Indicator.Column) -> Bool {
        // Beside the indicators of the whole term those of the year stand last, as their goals do.
        if form.hasTerm { return position > other }
        // Where each level has a weight of its own, the indicators' is the one behind all levels.
        if indicator == .weight {
            let between = columns[min(position, other)..<max(position, other)]
            if between.contains(where: { $0.indicator?.isLevel ?? false }) { return position > other }
        }
        return rank(of: position) > rank(of: other)
    }

    private func rank(of position: Int) -> Int {
        head(of: position).map { vocabulary.rank(ofHead: $0.bytes) } ?? 0
    }

    /// What a column's head says, over one row or two, without white space, and where it ends.
    func head(of position: Int) -> (bytes: ArraySlice<UInt8>, range: CellRange)? {
        guard let rows = columns[position].headRows else { return nil }
        var found: (bytes: ArraySlice<UInt8>, range: CellRange)?
        for row in rows {
            let place = CellReference(row: row, column: columns[position].columns.lowerBound)
            guard let cell = lines.sheet[place] else { continue }
            let bytes = WhiteSpace.removed(from: lines.sheet.bytes[cell.text.range])
            found = ((found?.bytes ?? []) + bytes, lines.range(at: place))
        }
        return found
    }

    /// Puts the heads of the line below in the place of those that they stand under: 符号, 值 and 单位 under 年度指标值,
    /// or 年初 and 调整后. False where the line below is no second line of heads.
    mutating func splitColumns(_ line: SheetLines.Line, _ below: SheetLines.Line?) -> Bool {
        guard let below, let left = columns.first?.columns.lowerBound, below.row == line.row + 1 else {
            return false
        }
        let heads = below.cells.filter {
            !lines.cells[$0].isBlank && lines.cells[$0].range.first.column >= left
        }
        guard heads.count > 1, columns.contains(where: { $0.indicator?.isLevel ?? false }),
            heads.allSatisfy({ isUnderSplitHead(lines.cells[$0], line, below) }),
            columns.allSatisfy({ !($0.indicator?.isLevel ?? false) || isTall($0, line, below) })
        else { return false }
        var split: [PlacedColumn] = []
        var claimed: [Int] = []
        for (position, column) in columns.enumerated() {
            let under = heads.filter { self.column(of: lines.cells[$0].range.first.column) == position }
            guard under.count > 1 else {
                split.append(column)
                continue
            }
            for (number, head) in under.enumerated() {
                let cell = lines.cells[head]
                let next =
                    number + 1 < under.count ? lines.cells[under[number + 1]].range.first.column - 1 : nil
                let last = lines.hasMerges ? cell.range.last.column : next ?? column.columns.upperBound
                let part = cell.meaning?.targetPart
                var placed = PlacedColumn(
                    columns: cell.range.first.column...max(cell.range.first.column, last),
                    indicator: indicator(of: cell, under: column, line),
                    targetPart: part == .value ? nil : part,
                    label: LabelKey(lines.bytes(of: cell)).whole)
                placed.isSplit = true
                placed.headRows = (number == 0 ? line.row : below.row)...below.row
                // What is not known is reported as a column, unless it only repeats the head over it.
                let isKnown = cell.meaning != nil || vocabulary.rank(ofHead: lines.bytes(of: cell)) != 0
                if isKnown || placed.indicator == nil && placed.targetPart == nil { claimed.append(head) }
                split.append(placed)
            }
        }
        guard split.count > columns.count else { return false }
        for head in claimed { isClaimed[head] = true }
        columns = split
        return true
    }

    /// What a head of the second line stands for: part of what the head over it says, or a column of its own.
    private func indicator(
        of cell: SheetLines.Cell, under column: PlacedColumn, _ line: SheetLines.Line
    ) -> Indicator.Column? {
        if let part = cell.meaning?.targetPart, part != .value, column.indicator == .target { return nil }
        return column.indicator ?? cell.meaning?.indicatorColumn ?? joined(column, with: cell, line)
    }

    /// Gives heads that are written over two lines, 年度 over 指标值, the column that both say together; false where none
    /// is.
    mutating func joinColumns(_ line: SheetLines.Line, _ below: SheetLines.Line?) -> Bool {
        guard let below else { return false }
        var joins = false
        for position in columns.indices
        where columns[position].indicator == nil && columns[position].targetPart == nil {
            let column = columns[position]
            let place = CellReference(row: line.row, column: column.columns.lowerBound)
            guard lines.range(at: place).last.row < below.row,
                let second = lowerHalf(of: column, in: below),
                let indicator = joined(column, with: second, line)
            else { continue }
            columns[position].indicator = indicator
            columns[position].headRows = line.row...below.row
            columns[position].label = joinedKey(column, with: second, line).whole
            joins = true
        }
        return joins
    }

    private func lowerHalf(of column: PlacedColumn, in line: SheetLines.Line) -> SheetLines.Cell? {
        line.cells.lazy.map { lines.cells[$0] }.first {
            $0.range.first.column == column.columns.lowerBound && !$0.isBlank
        }
    }

    private func joined(
        _ column: PlacedColumn, with cell: SheetLines.Cell, _ line: SheetLines.Line
    ) -> Indicator.Column? {
        vocabulary.meaning(of: joinedKey(column, with: cell, line))?.indicatorColumn
    }

    private func joinedKey(
        _ column: PlacedColumn, with cell: SheetLines.Cell, _ line: SheetLines.Line
    ) -> LabelKey {
        let place = CellReference(row: line.row, column: column.columns.lowerBound)
        let upper = lines.sheet[place].map { lines.sheet.bytes[$0.text.range] } ?? []
        return LabelKey(upper + lines.bytes(of: cell))
    }

    /// Whether a cell of the next line stands under a head that is wider than it and does not reach down to it.
    private func isUnderSplitHead(_ cell: SheetLines.Cell, _ line: SheetLines.Line, _ below: SheetLines.Line)
        -> Bool
    {
        guard let position = column(of: cell.range.first.column) else { return false }
        let column = columns[position]
        guard !(column.indicator?.isLevel ?? false) else { return false }
        guard lines.hasMerges else { return true }
        let head = lines.range(at: CellReference(row: line.row, column: column.columns.lowerBound))
        return head.last.row < below.row
    }

    /// Whether the head of a level reaches down beside the line of heads below it; where merges were lost, whether
    /// nothing stands under it there.
    private func isTall(_ column: PlacedColumn, _ line: SheetLines.Line, _ below: SheetLines.Line) -> Bool {
        let place = CellReference(row: line.row, column: column.columns.lowerBound)
        if lines.hasMerges { return lines.range(at: place).last.row >= below.row }
        return !below.cells.contains {
            lines.cells[$0].range.first.column == column.columns.lowerBound && !lines.cells[$0].isBlank
        }
    }
}

extension Indicator.Column {
    /// Whether it is one of the three levels.
    var isLevel: Bool { self == .level1 || self == .level2 || self == .level3 }
}
