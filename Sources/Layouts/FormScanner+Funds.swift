import Performance
import Primitives
import Sheets

extension FormScanner {
    /// The heads of a funds table.
    mutating func beginFunds(_ index: Int, _ facts: LineFacts) {
        let line = lines.lines[index]
        state = .funds
        form.seen.insert(.funds)
        form.placement.blocks.append(
            PlacedBlock(kind: .funds, rows: line.row...line.row, headRows: line.row...line.row))
        columns = tableColumns(line.cells) {
            $0.fundColumn != nil
        } make: { cell, label in
            PlacedColumn(columns: cell.range.columns, fund: cell.meaning?.fundColumn, label: label)
        }
        // A head over the labels of the rows heads no amounts: 年度预算数 over 总额.
        if index + 1 < lines.lines.count {
            let below = lines.lines[index + 1].cells.map { lines.cells[$0] }
            while let first = columns.first?.columns.lowerBound, columns.count > 1,
                below.contains(where: { $0.range.first.column == first && $0.meaning?.fundSource != nil })
            {
                columns.removeFirst()
            }
        }
        dropRepeatedColumns()
        tellFundColumns(line)
        form.placement.blocks[form.placement.blocks.count - 1].columns = columns
        claim(line)
        setSide(line)
        headEnd = index
    }

    /// Gives heads that are not known as a whole the column that their words tell, where no other head has it.
    private mutating func tellFundColumns(_ line: SheetLines.Line) {
        for position in columns.indices where columns[position].fund == nil && !columns[position].isRepeated {
            guard let head = head(of: position),
                let told = vocabulary.fundColumn(toldBy: head.bytes),
                !columns.contains(where: { $0.fund == told })
            else { continue }
            columns[position].fund = told
            if let index = line.cells.first(where: { lines.cells[$0].range == head.range }) {
                isClaimed[index] = true
            }
        }
    }

    /// Whether a line begins with a source of funds, left of the amounts.
    func isFund(_ facts: LineFacts) -> Bool {
        guard let first = facts.first, let left = columns.first?.columns.lowerBound else { return false }
        return lines.cells[first].range.last.column < left && lines.cells[first].meaning?.fundSource != nil
            && lines.cells[first].meaning?.subject == nil
    }

    /// The columns of a table, from its line of heads: every head right of the first one known, those too
    /// that say nothing to us, so that their cells are not taken for a neighbour's.
    func tableColumns(
        _ heads: some Sequence<Int>, isHead: (LabelMeaning) -> Bool,
        make: (SheetLines.Cell, UInt64) -> PlacedColumn
    ) -> [PlacedColumn] {
        var columns: [PlacedColumn] = []
        for index in heads {
            let cell = lines.cells[index]
            guard !cell.isBlank else { continue }
            if columns.isEmpty, !(cell.meaning.map(isHead) ?? false) { continue }
            var column = make(cell, LabelKey(lines.bytes(of: cell)).whole)
            column.headRows = cell.range.first.row...cell.range.first.row
            columns.append(column)
        }
        guard !lines.hasMerges else { return columns }
        // Where merges were lost a column reaches to the next head.
        for position in columns.indices {
            let first = columns[position].columns.lowerBound
            let next =
                position + 1 < columns.count ? columns[position + 1].columns.lowerBound - 1 : lastColumn
            columns[position].columns = first...max(first, next)
        }
        return columns
    }

    /// Claims a table's heads and the side labels left of them, as far as they are known.
    mutating func claim(_ line: SheetLines.Line) {
        for index in line.cells { claimPrinted(index) }
    }

    /// Claims a cell that says nothing of its own: a known label, a blank, a piece of a side label that is
    /// written down its column a character a row. Anything else is left to be reported.
    mutating func claimPrinted(_ index: Int) {
        let cell = lines.cells[index]
        if cell.isBlank || cell.meaning != nil || isFurniture(cell)
            || vocabulary.isPieceOfSection(lines.text(of: cell))
        {
            isClaimed[index] = true
        }
    }

    /// A row of a funds table with heads.
    mutating func takeFund(_ line: SheetLines.Line) {
        guard let first = columns.first?.columns.lowerBound else { return }
        if line.cells.contains(where: { inlineFund($0) != nil }) { return takeInlineFunds(line) }
        let side = line.cells.filter {
            lines.cells[$0].range.first.column < first && !lines.cells[$0].isBlank
        }
        let values = line.cells.filter { lines.cells[$0].range.first.column >= first }
        let known = side.last { lines.cells[$0].meaning?.fundSource != nil }
        guard let label = known ?? (values.isEmpty ? nil : side.last) else {
            // The rest of a side label that was split over two rows: （万元）.
            if let last = side.last, lines.cells[last].range.first.column < first, values.isEmpty,
                form.placement.blocks.last?.kind == .funds, isSideLabel(lines.cells[last])
            {
                claimPrinted(last)
                extend(.funds, to: line.row)
            } else {
                state = .head
                takeLoose(line)
            }
            return
        }
        if known == nil, isOtherTable(side, label: label, row: line.row) {
            state = .head
            takeLoose(line)
            return
        }
        extend(.funds, to: line.row)
        let row = form.placement.funds.count
        let source =
            lines.cells[label].meaning?.fundSource
            ?? vocabulary.source(toldBy: lines.bytes(of: lines.cells[label]))
        form.placement.funds.append(source ?? .other)
        if source == nil {
            form.problems.append(
                Problem(
                    code: "unknown-fund-source", severity: .info, sheet: lines.sheet.name,
                    range: lines.cells[label].range, field: .fundLabel(row),
                    found: lines.text(of: lines.cells[label])))
        }
        for index in side where index != label { claimPrinted(index) }
        form.placement.blocks[form.placement.blocks.count - 1].labelColumn =
            lines.cells[label].range.first.column
        place(.fundLabel(row), in: label)
        placeCells(values, in: line) { column in column.fund.map { .fund(row, $0) } }
    }

    /// Whether a line under a funds table that names no source begins something else: it is below the table's
    /// own side label, has another one, or is only printed.
    private func isOtherTable(_ side: [Int], label: Int, row: Int) -> Bool {
        if isFurniture(lines.cells[label]) { return true }
        guard let column = form.placement.blocks.last?.labelColumn else { return false }
        return sideEnd >= 0 && row > sideEnd
            || side.contains { index in
                let cell = lines.cells[index]
                return cell.range.first.column < column && cell.meaning == nil
                    && !vocabulary.isPieceOfSection(lines.text(of: cell))
            }
    }

    /// Whether a cell left of a table can be part of its side label: short, and under the table's label.
    func isSideLabel(_ cell: SheetLines.Cell) -> Bool {
        lines.bytes(of: cell).count <= 30
    }

    /// Puts the cells of a table row into its columns; columns without a cell get their empty place.
    mutating func placeCells(
        _ cells: [Int], in line: SheetLines.Line, field: (PlacedColumn) -> FieldPath?
    ) {
        var taken = [Int?](repeating: nil, count: columns.count)
        for index in cells {
            guard let position = column(of: lines.cells[index].range.first.column), taken[position] == nil
            else { continue }
            taken[position] = index
        }
        for (position, column) in columns.enumerated() {
            guard let field = field(column) else { continue }
            if let index = taken[position] {
                place(field, in: index)
            } else {
                let place = CellReference(row: line.row, column: column.columns.lowerBound)
                placeBlank(field, at: place)
            }
        }
    }

    /// The table column that a column of the sheet belongs to; nil left or right of the table.
    func column(of column: Int) -> Int? {
        guard let last = columns.last, column <= last.columns.upperBound else { return nil }
        return columns.lastIndex { $0.columns.lowerBound <= column }
    }
}
