import Performance

extension FormScan {
    /// Reads the rows of the indicators.
    mutating func readIndicators(_ area: Area) {
        let above = areas.filter {
            $0.band.upperBound < area.band.lowerBound && ($0.kind == .goals || $0.kind == .funds)
        }
        let columns = IndicatorColumns(
            area, grid, above: above, projectName: vocabulary.subject(.projectName), year: form.year)
        let heads = openIndicators(area, columns)
        var reading = IndicatorReading(area: area, columns: columns, heads: heads)
        reading.totals = totals(of: area, columns)
        let left = ([area.firstColumn] + columns.levels + area.side.map { cell($0).column }).min() ?? 0
        let leftLevel = columns.levels.min() ?? 0
        var isPastTotal = false
        for line in area.body {
            let row = open(line)
            guard let lead = row.first else { continue }
            let first = cell(lead)
            let part = first.part ?? first.inline?.label.part
            let isLeftmost = first.column <= left
            takeSection(line, before: leftLevel, &reading)
            if NumberRow.isOne(row, grid) {
                for index in row { mark(index, .printed) }
            } else if [.total, .subtotal].contains(part),
                first.length <= 10 || !first.inlines.isEmpty || first.measure == .weight
                    || first.measure == .score,
                isLeftmost || first.column <= leftLevel
            {
                readTotal(line, row, reading)
                isPastTotal = isPastTotal || part == .total || first.label?.source == .sum
            } else if isLeftmost || !first.inlines.isEmpty, isOfFoot(lead, part, columns) {
                readPairs(line)
            } else if row.count == 1, columns.name == nil, isPastTotal, first.label == nil,
                first.length > FormScan.maximumLevel
            {
                placeNote(lead, line)
            } else if row.count == 1, headsRows(lead, columns) {
                mark(lead, .value)
                reading.own = .init(level1: lead)
                reading.term = .init(level1: lead)
            } else if isLeftmost, row.count == 1, columns.name == nil, isNote(lead, columns) {
                mark(lead, .value)
                extend(.notes, to: line)
                form.notes.append(CellPart(cell: lead))
            } else if columns.name != nil {
                readListed(line, row, &reading)
            } else {
                readIndicator(line, row, &reading)
            }
        }
    }

    /// Takes the label at the side of a line, which stands for the lines under it too.
    private func takeSection(_ line: Int, before column: Int, _ reading: inout IndicatorReading) {
        guard
            let side = (0..<max(0, column)).compactMap({ grid.at(line, $0) }).last(where: {
                cell($0).part == .indicator && cell($0).line > reading.area.band.upperBound
            })
        else { return }
        reading.section = side
        reading.period = joined([side]).period
    }

    /// Whether a line belongs to the foot of the form, though the table goes on under it.
    private func isOfFoot(_ lead: Int, _ part: Facets.Part?, _ columns: IndicatorColumns) -> Bool {
        if [.note, .opinion, .signature, .grade].contains(part) { return true }
        if columns.name == nil, cell(lead).isSureSubject { return true }
        return cell(lead).inline?.label.subject != nil
    }

    /// Whether a text alone in its line names the first level of the rows under it: 一、产出指标.
    private func headsRows(_ lead: Int, _ columns: IndicatorColumns) -> Bool {
        guard let label = cell(lead).label, label.facets.marks.contains(.levelClass), label.left == 0 else {
            return false
        }
        // In a table of second levels only, each names its own row, blank or not.
        let isOwnRow =
            columns.levels == [cell(lead).column] && cell(lead).lastColumn == cell(lead).column
            && columns[cell(lead).column]?.measure == .level2
        return !isOwnRow && !columns.meanings.known.contains { $0.meaning.measure == .level1 }
    }

    /// A text over all levels, or one that says itself that it is a note.
    private func isNote(_ lead: Int, _ columns: IndicatorColumns) -> Bool {
        if grid.mergesDown, columns.lastLevel >= 0, cell(lead).lastColumn > columns.lastLevel { return true }
        return vocabulary.startsNote(grid.bytes(of: lead))
    }

    /// Opens the block of a table of indicators.
    ///
    /// - Returns: the heads under which every row has its cells.
    private mutating func openIndicators(_ area: Area, _ columns: IndicatorColumns) -> [PlacedColumn] {
        let rows = headRows(area)
        var block = PlacedBlock(kind: .indicators, rows: rows, headRows: rows)
        for head in placedHeads(area, columns.meanings) {
            guard let meaning = columns[head.column] else { continue }
            var placed = PlacedColumn(columns: head.columns, label: cell(head.cell).key)
            if meaning.trust >= ColumnMeaning.leastTrust, !isOfOther(meaning), meaning.region == nil {
                placed.indicator = indicatorColumn(meaning.measure, columns)
            }
            if let indicator = placed.indicator,
                let same = block.columns.firstIndex(where: { $0.indicator == indicator })
            {
                let other = columns[grid.columns.firstIndex(of: block.columns[same].columns.lowerBound) ?? 0]
                if let other, meaning.isBetter(than: other) {
                    block.columns[same].indicator = nil
                } else {
                    placed.indicator = nil
                }
            }
            block.columns.append(placed)
        }
        form.blocks.append(block)
        let isInGroups = columns.meanings.known.contains { columns.group(of: $0.column) != nil }
        return isInGroups ? [] : block.columns
    }

    /// Whether a column is of another time than the form's own.
    private func isOfOther(_ meaning: ColumnMeaning) -> Bool {
        guard meaning.measure == .target || meaning.measure == .actual else {
            return meaning.facets.period == .term
        }
        return !isOwn(meaning.facets.period) || meaning.facets.stage == .forecast
            || meaning.facets.stage == .audited
    }

    /// The column of the canonical form that a measure is of; nil where it has none.
    func indicatorColumn(_ measure: Facets.Measure?, _ columns: IndicatorColumns) -> Indicator.Column? {
        switch measure {
        case .level1: .level1
        case .level2: .level2
        case .level3: .level3
        case .target: .target
        case .actual: .actual
        case .weight: .weight
        case .score: .score
        case .basis: .basis
        case .standard: .standard
        case .nature: .nature
        case .deviation: .deviation
        case .remark: columns.hasReasons || !columns.evaluates ? .remark : .deviation
        default: nil
        }
    }

    // MARK: A row

    /// Reads a row of the indicators into the form in hand.
    mutating func readIndicator(_ line: Int, _ row: [Int], _ reading: inout IndicatorReading) {
        guard !isHeads(row), !isNamedByNumber(line, row, reading) else { return spoil(row) }
        var found = FoundRow()
        var groups: [(head: Int, found: FoundRow)] = []
        for index in row where use(of: index) == .open {
            let isTaken: Bool
            if let head = reading.columns.group(of: cell(index).column) {
                if groups.last?.head != head { groups.append((head, FoundRow())) }
                isTaken = take(index, line, &groups[groups.count - 1].found, reading)
            } else {
                isTaken = take(index, line, &found, reading)
            }
            guard isTaken else { return spoil(row) }
        }
        guard !groups.isEmpty else {
            for isTerm in [false, true] { place(found, isTerm: isTerm, line, row, &reading) }
            return
        }
        // Heads over several groups of columns name the first level of each: 产出指标 over 三级指标 | 指标值.
        for (position, group) in groups.enumerated() {
            reading.own = .init(level1: group.head)
            var whole = group.found
            if position == 0 { whole.append(found) }
            place(whole, isTerm: false, line, row, &reading)
        }
    }

    /// Whether a row is one of heads: 二级指标 or 序号 beside another, or beside 项目名称.
    private func isHeads(_ row: [Int]) -> Bool {
        let sure = row.filter { cell($0).label?.left == 0 }
        let heads = sure.count { index in
            switch cell(index).measure {
            case .level1, .level2, .level3, .number: true
            default: false
            }
        }
        return heads >= 2 || heads == 1 && sure.contains { cell($0).isSureSubject }
    }

    /// Whether a level of a row is a number, or its indicator is though no level says that it is one: working figures under a
    /// table.
    private func isNamedByNumber(_ line: Int, _ row: [Int], _ reading: IndicatorReading) -> Bool {
        var hasLevel = [reading.own.level1, reading.own.level2].contains { level in
            level.map { cell($0).lastLine >= line } ?? false
        }
        var isNumber = false
        for index in row {
            guard let measure = reading.columns[cell(index).column]?.measure, measure.isLevel else {
                continue
            }
            let isAmount = cell(index).look.isSuperset(of: [.amount, .digit])
            if isAmount, measure != .level3 { return true }
            isNumber = isNumber || isAmount
            hasLevel = hasLevel || cell(index).label?.facets.marks.contains(.levelClass) ?? false
        }
        return isNumber && !hasLevel
    }

    /// A row that cannot be one of the table is left unread as a whole.
    private mutating func spoil(_ row: [Int]) {
        for index in row where use(of: index) == .open || use(of: index) == .value { misread(index) }
    }

    /// Takes one cell of a row by its column; false where no row of the table could have it.
    private mutating func take(
        _ index: Int, _ line: Int, _ found: inout FoundRow, _ reading: IndicatorReading
    ) -> Bool {
        let cell = cell(index)
        let columns = reading.columns
        if isDateLine(index), cell.column <= columns.levels.min() ?? 0 {
            mark(index, .printed)
            return true
        }
        guard var meaning = columns[cell.column] else {
            takeBeside(index, reading)
            return true
        }
        meaning.facets.period = meaning.facets.period ?? reading.period
        let measure = meaning.measure
        if isNumbering(index) || (measure?.isLevel ?? false && isSection(index)) {
            mark(index, .printed)
            if measure == .level3 { found.hasDots = true }
            return true
        }
        if measure?.isLevel ?? false, cell.lastColumn > cell.column, coversOthers(cell, columns) {
            return false
        }
        if measure == .level1 || measure == .level2, cell.length > FormScan.maximumLevel { return false }
        if measure == nil, meaning.region != nil, meaning.facets.subject == nil {
            found.also.append(also(index, meaning.path, nil, nil, nil, meaning.region))
            found.hasOwn = true
            return true
        }
        guard let measure, meaning.trust >= ColumnMeaning.leastTrust else {
            misread(index, under: meaning.head)
            found.hasOwn = true
            return true
        }
        take(index, measure, meaning, &found)
        return true
    }

    /// The labels of the first two levels are short; a longer text under one is prose.
    static let maximumLevel = 30

    /// Whether a cell of a level lies over columns of other measures too.
    private func coversOthers(_ cell: FormCell, _ columns: IndicatorColumns) -> Bool {
        var heads: Set<Int> = []
        for column in cell.columns {
            if let meaning = columns[column], !(meaning.measure?.isLevel ?? false) {
                heads.insert(meaning.head)
            }
        }
        return heads.count >= 2
    }

    private func isSection(_ index: Int) -> Bool {
        cell(index).label?.facets.marks.contains(.section) ?? false
    }

    /// A date alone at the left of a table is that of a signature.
    private func isDateLine(_ index: Int) -> Bool {
        guard cell(index).length <= 12 else { return false }
        let plain = Scalars(grid.bytes(of: index)).compactMap { LabelKey.folded($0) }
        let signs = plain.filter { !LabelText.isDigit($0) }
        return signs == [0x5E74, 0x6708, 0x65E5]
    }

    /// A cell under no head: a number or a label left of the table.
    private mutating func takeBeside(_ index: Int, _ reading: IndicatorReading) {
        let cell = cell(index)
        let isNumbers = reading.area.side.contains { side in
            self.cell(side).measure == .number && self.cell(side).columns.contains(cell.column)
        }
        if isNumbers || (cell.column < reading.area.firstColumn && cell.look.contains(.shortNumber)) {
            mark(index, .printed)
        } else if let label = cell.label,
            label.part == .indicator || label.part == .goal || cell.column < reading.area.firstColumn
        {
            mark(index, .head)
        } else if cell.length == 1, cell.column < reading.area.firstColumn {
            mark(index, .printed)  // A side label written down its column, a character a cell.
        } else {
            misread(index)
        }
    }

    private mutating func take(
        _ index: Int, _ measure: Facets.Measure, _ meaning: ColumnMeaning, _ found: inout FoundRow
    ) {
        let facets = meaning.facets
        switch measure {
        case .level1, .level2, .level3:
            if cell(index).look.contains(.dots) {
                mark(index, .printed)
                found.hasDots = true
                return
            }
            mark(index, .value)
            found.add(measure, index, meaning, isTerm: facets.period == .term)
        case .number: mark(index, .printed)
        case .target, .actual, .weight, .score, .comparator, .unit, .nature, .direction, .basis, .standard,
            .description,
            .deviation, .remark:
            if meaning.region != nil {
                found.also.append(also(index, meaning.path, nil, nil, nil, meaning.region))
                found.hasOwn = true
            } else if (facets.stage == .forecast && measure == .actual) || facets.stage == .audited {
                found.also.append(also(index, meaning.path, measure, nil, facets.stage))
            } else if facets.period == .term {
                found.add(measure, index, meaning, isTerm: true)
            } else if let period = facets.period, !isOwn(period), measure == .target || measure == .actual {
                found.also.append(also(index, meaning.path, measure, period))
            } else {
                found.add(measure, index, meaning, isTerm: false)
            }
        case .possibility:
            var kept = also(index, meaning.path, .possibility)
            if cell(index).length <= 1, !cell(index).look.contains(.digit) {
                kept.part = CellPart(cell: meaning.head)
            }
            found.also.append(kept)
        default: found.also.append(also(index, meaning.path, measure, facets.period, facets.stage))
        }
    }

    // MARK: What a row comes to

    private mutating func place(
        _ found: FoundRow, isTerm: Bool, _ line: Int, _ cells: [Int], _ reading: inout IndicatorReading
    ) {
        let got = found.best(isTerm: isTerm)
        if isTerm, got.isEmpty { return }
        runLevels(got, isTerm: isTerm, &reading)
        var row = IndicatorRow()
        var run = isTerm ? reading.term : reading.own
        if isTerm, run.level1 == nil { run.level1 = reading.own.level1 }
        if let level = run.level1 { row.cells.append((.level1, CellPart(cell: level))) }
        if let level = run.level2 { row.cells.append((.level2, CellPart(cell: level))) }
        if let level = got.first(.level3) { row.cells.append((.level3, CellPart(cell: level))) }
        placeTarget(got, &row)
        for measure in [Facets.Measure.actual, .weight, .score] {
            guard let index = settle(measure, got, &row),
                let column = indicatorColumn(measure, reading.columns)
            else { continue }
            guard
                measure == .actual || cell(index).look.contains(.number) || cell(index).look.contains(.none)
                    || cell(index).length <= FormScan.maximumAmount
            else {
                misread(index, under: reading.columns[cell(index).column]?.head)
                continue
            }
            row.cells.append((column, CellPart(cell: index)))
        }
        for measure in [Facets.Measure.basis, .standard, .deviation, .remark] {
            guard let index = settle(measure, got, &row),
                let column = indicatorColumn(measure, reading.columns)
            else { continue }
            row.cells.append((column, CellPart(cell: index)))
        }
        for (index, meaning) in got.cells(.description) + got.cells(.level3).dropFirst() {
            row.also.append(also(index, meaning.path, .description))
        }
        if !isTerm { row.also += found.also }
        guard isIndicator(got, found, line, cells, isTerm: isTerm, reading) else {
            return dropRow(row, got, line)
        }
        if !isTerm {
            let known = row.cells.map(\.column)
            row.blanks = blanks(line, under: reading.heads, \.indicator) { !known.contains($0) }
        }
        extend(.indicators, to: line)
        row.period = reading.period ?? reading.columns.period
        row.isLabelled = reading.section != nil || reading.columns.hasSection
        change { form in
            if isTerm || reading.columns.isOfTerm {
                form.term.indicators.append(row)
            } else {
                form.own.indicators.append(row)
            }
        }
    }

    /// Keeps what a row that is no indicator holds beside its levels, and forgets the rest.
    private mutating func dropRow(_ row: IndicatorRow, _ got: RowValues, _ line: Int) {
        extend(.indicators, to: line)
        change { $0.also += row.also }
        for (column, part) in row.cells where column != .level1 && column != .level2 {
            if column == .level3 { mark(part.cell, .printed) } else { misread(part.cell) }
        }
    }

    /// The labels of the levels in force: blank is as above, and the second level starts anew with the first.
    private mutating func runLevels(_ got: RowValues, isTerm: Bool, _ reading: inout IndicatorReading) {
        var run = isTerm ? reading.term : reading.own
        if let level = got.last(.level1) {
            if run.level1.map({ !isSame($0, level) }) ?? true { run.level2 = nil }
            run.level1 = level
            if !isTerm, !(reading.term.level1.map { isSame($0, level) } ?? false) {
                reading.term.level1 = level
                reading.term.level2 = nil
            }
        }
        if let level = got.last(.level2) { run.level2 = level }
        if isTerm { reading.term = run } else { reading.own = run }
    }

    func isSame(_ cell: Int, _ other: Int) -> Bool {
        cell == other || (self.cell(cell).key != 0 && self.cell(cell).key == self.cell(other).key)
    }

    private func isIndicator(
        _ got: RowValues, _ found: FoundRow, _ line: Int, _ cells: [Int], isTerm: Bool,
        _ reading: IndicatorReading
    ) -> Bool {
        let hasOwn = found.hasOwn && !isTerm || (!isTerm && !found.also.isEmpty)
        let measures = got.measures
        let beside = measures.subtracting([.level1, .level2])
        if measures.subtracting([.level1]).isEmpty, !hasOwn { return false }
        // A row of dots, or 指标2：, with nothing else is a placeholder.
        if beside.subtracting([.level3]).isEmpty, let level = got.first(.level3), isPlaceholder(level) {
            return false
        }
        if beside.isEmpty, !hasOwn, found.hasDots { return false }
        if let level = got.last(.level2), isPlaceholder(level), beside.isEmpty { return false }
        let hasLevel3 = reading.columns.meanings.known.contains { $0.meaning.measure == .level3 }
        if hasLevel3, !measures.contains(.level3), !measures.contains(.level2),
            measures.isDisjoint(with: [.target, .actual, .basis, .score, .weight]), !hasOwn
        {
            return false
        }
        return true
    }

    /// Whether a text stands for an indicator that is still to be thought of: ……, 指标2：, -.
    func isPlaceholder(_ index: Int) -> Bool {
        cell(index).look.contains(.dots) || cell(index).look.contains(.none) || isNumbering(index)
    }
}
