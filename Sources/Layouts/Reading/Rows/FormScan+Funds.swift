import Performance
import Primitives

extension FormScan {
    /// Reads the rows of a table of money: the head with a source, over the value or beside it, names the row; the head with
    /// a measure names the column.
    mutating func readFunds(_ area: Area) {
        var columns = ColumnMeanings(of: area, in: grid)
        columns.partYears()
        columns.settle(year: form.year)
        let heads = openFunds(area, columns)
        for line in area.body {
            let row = open(line)
            guard let first = row.first else { continue }
            if NumberRow.isOne(row, grid) {
                for index in row { mark(index, .printed) }
            } else if cell(first).column < area.firstColumn,
                (cell(first).part ?? cell(first).inline?.label.part) == .note
            {
                readPairs(line)
            } else if row.contains(where: { !cell($0).inlines.isEmpty })
                || row.contains(where: { cell($0).column >= area.firstColumn && cell($0).isStrong })
            {
                readPairs(line)
            } else {
                readFundRow(line, row, area, columns, heads)
            }
        }
    }

    /// Opens the block of a table of money.
    ///
    /// - Returns: the heads under which every row has its cells.
    private mutating func openFunds(_ area: Area, _ columns: ColumnMeanings) -> [PlacedColumn] {
        let rows = grid.lines[area.band.lowerBound].row...grid.lines[max(area.band.upperBound, area.end)].row
        let heads = grid.lines[area.band.lowerBound].row...grid.lines[area.band.upperBound].row
        var block = PlacedBlock(kind: .funds, rows: rows, headRows: heads)
        for head in placedHeads(area, columns) {
            guard let meaning = columns[head.column], let measure = meaning.measure,
                let column = measure.fundColumn(meaning.facets.stage), isOwn(meaning.facets.period),
                meaning.facets.stage != .forecast, meaning.facets.stage != .audited,
                !block.columns.contains(where: { $0.fund == column })
            else { continue }
            block.columns.append(
                PlacedColumn(columns: head.columns, fund: column, label: cell(head.cell).key))
        }
        if let first = block.columns.first, let label = labelColumn(area, before: first.columns.lowerBound) {
            block.labelColumn = label
        } else if block.columns.isEmpty || !area.body.isEmpty {
            block.labelColumn = nil
        }
        form.blocks.append(block)
        return block.columns
    }

    /// The first column of the rows' labels: the last texts left of the amounts.
    private func labelColumn(_ area: Area, before first: Int) -> Int? {
        area.body.compactMap { line in
            grid.row(line).last { cell($0).range.first.column < first && cell($0).column < area.firstColumn }
                .map { cell($0).range.first.column }
        }.min()
    }

    /// The heads of an area that stand over columns of their own, with the sheet's columns that they span.
    func placedHeads(_ area: Area, _ columns: ColumnMeanings) -> [(
        cell: Int, column: Int, columns: ClosedRange<Int>
    )] {
        var found: [(cell: Int, column: Int, columns: ClosedRange<Int>)] = []
        for (column, meaning) in columns.known where found.last?.cell != meaning.head {
            let head = cell(meaning.head)
            let first = grid.columns[column]
            var last = max(head.range.last.column, first)
            if !grid.hasMerges {
                last =
                    column + 1 < grid.columns.count
                    ? grid.columns[column + 1] - 1 : max(first, grid.lastColumn)
                for next in column + 1..<max(column + 1, grid.columns.count)
                where columns[next]?.head == meaning.head {
                    last =
                        next + 1 < grid.columns.count
                        ? grid.columns[next + 1] - 1 : max(first, grid.lastColumn)
                }
            }
            found.append((meaning.head, column, first...last))
        }
        return found
    }

    /// The sheet's rows of an area's heads; where merges were lost, down to the next row with content.
    func headRows(_ area: Area) -> ClosedRange<Int> {
        let first = grid.lines[area.band.lowerBound].row
        var last = grid.lines[area.band.upperBound].row
        if !grid.hasMerges {
            if let next = area.body.first { last = max(last, grid.lines[next].row - 1) }
        } else {
            for head in area.heads.joined() where !area.side.contains(head.cell) {
                last = max(last, cell(head.cell).range.last.row)
            }
        }
        return first...last
    }

    // MARK: A row

    private mutating func readFundRow(
        _ line: Int, _ row: [Int], _ area: Area, _ columns: ColumnMeanings, _ heads: [PlacedColumn]
    ) {
        var labels: [Int] = []
        for index in row where cell(index).column < area.firstColumn {
            if cell(index).look.contains(.shortNumber) {
                mark(index, .printed)
            } else if let head = area.path(of: cell(index).column).last(where: {
                cell($0).line >= area.band.lowerBound
            }),
                cell(head).isSureSubject, !cell(index).isStrong, let subject = cell(head).label?.subject
            {
                placeSubject(subject, CellPart(cell: index), CellPart(cell: head), line)
            } else {
                labels.append(index)
            }
        }
        var values: [Int] = []
        for index in row where cell(index).column >= area.firstColumn {
            if let label = columns[cell(index).column].flatMap({ cell($0.head).label }), label.part == .goal,
                label.measure == .expected || label.measure == .actual
            {
                mark(index, .value)
                if label.measure == .actual {
                    addOutcome(CellPart(cell: index))
                } else {
                    form.own.goals.append(GoalRow(expected: CellPart(cell: index), line: line))
                }
            } else {
                values.append(index)
            }
        }
        guard !labels.isEmpty || !values.isEmpty else { return }
        var name = labels.last
        if labels.isEmpty {
            // The label may reach down from above, where it is merged over several rows.
            name = sideLabels(line, area.firstColumn).last {
                cell($0).label?.source != nil && cell($0).column > 0 && cell($0).column < area.firstColumn
                    && cell($0).line > area.band.upperBound
            }
        }
        for index in labels { mark(index, .head) }
        let saysSource = labels.contains { cell($0).label?.source != nil }
        if let last = labels.last, values.isEmpty, !saysSource {
            // A label without amounts: a heading, or a text that is none of the table.
            if !labels.contains(where: { cell($0).label != nil })
                || (cell(last).lastColumn >= area.firstColumn && cell(last).label == nil)
            {
                misread(last)
            }
            return
        }
        if let label = labels.last.flatMap({ cell($0).label }),
            label.part == .opinion || label.part == .signature || label.part == .base
        {
            for index in values { misread(index, under: labels.last) }
            return
        }
        if let label = labels.last, values.isEmpty, cell(label).label?.endsInColon ?? false,
            cell(label).label?.source == nil
        {
            return
        }
        guard isFundRow(labels, values) else {
            for index in labels + values { misread(index) }
            return
        }
        place(values, name: name, labels: labels, line, columns, heads)
    }

    /// Whether a row can be one of money: no amount names it, and one whose label is not known has an amount.
    private func isFundRow(_ labels: [Int], _ values: [Int]) -> Bool {
        guard let name = labels.last else { return true }
        let isAmount = { (index: Int) in cell(index).look.isSuperset(of: [.amount, .digit]) }
        return cell(name).label != nil || !isAmount(name) && values.contains(where: isAmount)
    }

    private mutating func place(
        _ values: [Int], name: Int?, labels: [Int], _ line: Int, _ columns: ColumnMeanings,
        _ heads: [PlacedColumn]
    ) {
        var row: FundRow?
        if let name {
            row = FundRow(
                label: CellPart(cell: name),
                source: vocabulary.source(of: cell(name).label?.facets ?? Facets()) ?? .other,
                cell: name, line: line, column: cell(name).column,
                facets: cell(name).label?.facets ?? Facets())
        }
        let said = joined(labels)
        let isNamed = labels.last.map { cell($0).label?.source != nil } ?? false
        var isNamedByHeads = false
        var taken: [(column: Fund.Column, cell: Int, meaning: ColumnMeaning)] = []
        for index in values {
            guard let meaning = columns[cell(index).column], cell(meaning.head).label != nil,
                meaning.trust >= ColumnMeaning.leastTrust
            else {
                misread(index, under: columns[cell(index).column]?.head)
                continue
            }
            if let region = meaning.region {
                keep(index, heads: labels + meaning.path, region: region)
            } else if let head = meaning.path.last(where: {
                cell($0).label?.source != nil && (cell($0).measure == nil || cell($0).measure == .budget)
            }), !isNamed {
                placeUnderSource(index, head, meaning, said)
                isNamedByHeads = true
            } else {
                if row == nil {
                    row = FundRow(
                        label: nil, source: .other, cell: index, line: line, column: cell(index).column)
                }
                place(index, meaning, labels, &row, &taken)
            }
        }
        guard var row else { return }
        for (column, index, _) in taken where use(of: index) != .unread {
            row.values.append((column, CellPart(cell: index)))
            mark(index, .value)
        }
        guard row.label != nil && !isNamedByHeads || !row.values.isEmpty else {
            form.also += row.also
            return
        }
        if row.label == nil {
            // A row without a label is the whole where it stands alone; else nothing says what it is.
            guard form.own.funds.allSatisfy(\.values.isEmpty) else {
                for value in row.values { misread(value.part.cell) }
                return
            }
            row.source = .total
        }
        let known = row.values.map(\.column)
        row.blanks = blanks(line, under: heads, \.fund) { !known.contains($0) }
        form.own.funds.append(row)
    }

    /// One amount of a row, by what its column's heads say.
    private mutating func place(
        _ index: Int, _ meaning: ColumnMeaning, _ labels: [Int], _ row: inout FundRow?,
        _ taken: inout [(column: Fund.Column, cell: Int, meaning: ColumnMeaning)]
    ) {
        let facets = meaning.facets
        var measure = facets.measure
        if measure == nil {
            let source = cell(meaning.head).label?.source
            let isSum = (source == .sum || source == .total) && !labels.isEmpty
            if case .named? = facets.period {
                measure = .budget
            } else if isSum || facets.period == .term {
                measure = .budget
            }
        }
        let path = labels + meaning.path
        if measure == .number { return mark(index, .printed) }
        let isMoney = [.budget, .executed, .received, .rate].contains(measure)
        if let period = facets.period, !isOwn(period), isMoney || period != .previous {
            row?.also.append(also(index, path, measure, period, facets.stage))
            return
        }
        if facets.stage == .forecast || facets.stage == .audited {
            row?.also.append(also(index, path, measure, nil, facets.stage))
            return
        }
        guard let column = measure?.fundColumn(facets.stage) else {
            row?.also.append(also(index, path, measure, facets.period))
            return
        }
        let isTold = (row?.facets.source).map { $0 != .other || row?.label != nil } ?? false
        guard
            isAmount(CellPart(cell: index)) || endsInMoney(index)
                || (isTold && isShortText(index))
        else {
            return misread(index, under: meaning.head)
        }
        if let same = taken.firstIndex(where: { $0.column == column }) {
            let other = taken[same]
            if meaning.isAsGood(as: other.meaning), grid.text(of: index) != grid.text(of: other.cell) {
                // Nothing tells which of the two it is.
                misread(index, under: meaning.head)
                return misread(other.cell, under: other.meaning.head)
            }
            if other.meaning.isBetter(than: meaning) || !meaning.isBetter(than: other.meaning) {
                row?.also.append(also(index, path, measure, facets.period, facets.stage))
                return
            }
            row?.also.append(
                also(
                    other.cell, labels + other.meaning.path, measure, other.meaning.facets.period,
                    other.meaning.facets.stage))
            taken[same] = (column, index, meaning)
        } else {
            taken.append((column, index, meaning))
        }
    }

    /// An amount whose row is named by a head over it: 财政拨款 | 其他资金 over 100 | 20.
    private mutating func placeUnderSource(
        _ index: Int, _ head: Int, _ meaning: ColumnMeaning, _ said: Facets
    ) {
        let measure =
            meaning.path.last(where: { cell($0).measure?.isMoney ?? false }).flatMap { cell($0).measure }
            ?? said.measure ?? .budget
        let stage = meaning.facets.stage ?? said.stage
        let period = said.period ?? meaning.facets.period
        guard let column = measure.fundColumn(stage), isAmount(CellPart(cell: index)), isOwn(period),
            stage != .forecast, stage != .audited
        else { return keep(index, heads: meaning.path, measure: measure, period: period, stage: stage) }
        var place = form.own.funds.firstIndex { $0.isNamedByHead && cell($0.cell).key == cell(head).key }
        if place == nil {
            place = fundRow(head, CellPart(cell: head), cell(head).label?.facets ?? Facets(), isTerm: false)
        }
        guard let place else { return }
        let other = form.own.funds[place].values.first { $0.column == column }?.part.cell
        if form.own.funds[place].rivals.contains(column)
            || other.map({ grid.text(of: $0) != grid.text(of: index) }) ?? false
        {
            // Another row claims the same amount.
            form.own.funds[place].values.removeAll { $0.column == column }
            form.own.funds[place].rivals.insert(column)
            if let other { misread(other, under: head) }
            return misread(index, under: head)
        }
        form.own.funds[place].isNamedByHead = true
        form.own.funds[place].values.append((column, CellPart(cell: index)))
        mark(index, .value)
    }
}

extension ColumnMeaning {
    /// Whether this column is read rather than another that means the same: the year's own before others, adjusted before
    /// initial, the better understood.
    func isBetter(than other: ColumnMeaning) -> Bool {
        let (mine, its) = (rank, other.rank)
        return mine != its ? mine.lexicographicallyPrecedes(its) : trust > other.trust
    }

    /// How well it fits, the least first.
    private var rank: [Int] {
        let stage =
            switch facets.stage {
            case .adjusted: 0
            case nil: 1
            case .initial: 2
            case .forecast, .audited: 3
            }
        return [facets.period == .year ? 0 : 1, stage]
    }

    /// Whether two columns fit as well.
    func isAsGood(as other: ColumnMeaning) -> Bool { !isBetter(than: other) && !other.isBetter(than: self) }
}
