/// Finds how far down each area reaches, and which of its heads are side labels.
struct AreaReach {
    let grid: FormGrid
    let titles: TitleLines

    /// Completes the areas of a sheet, which come from top to bottom with their bands only.
    func complete(_ areas: inout [Area]) {
        let reaching = labelsReachingDown()
        for position in areas.indices {
            let limit = position + 1 < areas.count ? areas[position + 1].band.lowerBound : grid.lines.count
            areas[position].over = reaching.filter {
                cell($0).line < areas[position].band.lowerBound
                    && cell($0).lastLine >= areas[position].band.lowerBound
            }
            areas[position].end = end(of: areas[position], before: limit)
            findSide(&areas[position])
        }
    }

    private func cell(_ index: Int) -> FormCell { grid.cells[index] }

    private func labelsReachingDown() -> [Int] {
        grid.cells.indices.filter { cell($0).lastLine > cell($0).line && cell($0).label != nil }
    }

    // MARK: How far down

    private func end(of area: Area, before limit: Int) -> Int {
        let heads = area.heads.joined()
        let left = min(
            heads.map(\.first).min() ?? 0, area.over.map { cell($0).column }.min() ?? Int.max)
        let proven = lastProven(area, before: limit)
        var end = area.band.upperBound
        var line = end + 1
        while line < limit, !titles.isTitle(line), let first = grid.row(line).first {
            if closes(area, line, first, left: left, limit: limit) { break }
            // What stands apart from a table is of it only where levels or a total go on there.
            if area.kind == .indicators, line > proven, grid.isApart(line) { break }
            end = line
            line += 1
        }
        return end
    }

    /// The last line of a table of indicators that a level's name or the total proves to be of it.
    private func lastProven(_ area: Area, before limit: Int) -> Int {
        guard area.kind == .indicators else { return 0 }
        let lines = area.band.upperBound + 1..<max(limit, area.band.upperBound + 1)
        return lines.last { line in
            grid.row(line).contains { index in
                guard let label = cell(index).label else { return false }
                return label.facets.marks.contains(.levelClass) || label.part == .total
                    || label.part == .subtotal
            }
        } ?? 0
    }

    private func closes(_ area: Area, _ line: Int, _ first: Int, left: Int, limit: Int) -> Bool {
        let cell = cell(first)
        let isSecond = line > area.band.upperBound + 1
        switch area.kind {
        case .goals where isSecond && !grid.isNumbering(first) && (cell.isStrong || !cell.inlines.isEmpty):
            return true
        case .shares where isSecond, .subjects where isSecond: return true
        case .indicators where isSecond || grid.isApart(line):
            if grid.isApart(line), isProse(line) { return true }
        default: break
        }
        guard cell.column <= left, cell.isStrong, let label = cell.label else { return false }
        let isSubject = label.subject != nil && label.left == 0
        let isOther: Bool =
            switch label.part {
            case .goal, .note, .opinion, .task, .base: true
            case .fund: area.kind != .funds
            case .indicator, .total: area.kind != .indicators
            default: false
            }
        guard isSubject || isOther else { return false }
        guard area.kind == .indicators else { return true }
        if label.part != .note, label.part != .opinion, label.subject == nil,
            area.heads.joined().contains(where: {
                $0.columns.contains(cell.column) && (self.cell($0.cell).measure?.isLevel ?? false)
            })
        {
            return false  // 绩效目标（10分） in a level's column is a level.
        }
        // A note inside the table, over its total.
        if label.part == .note,
            (line + 1..<min(limit, line + 4)).contains(where: { next in
                grid.row(next).first.map { self.cell($0).part == .total } ?? false
            })
        {
            return false
        }
        return true
    }

    /// Whether a line is one text that no column of the table could hold.
    private func isProse(_ line: Int) -> Bool {
        let row = grid.row(line)
        guard row.count == 1, let only = row.first else { return false }
        return cell(only).label == nil || cell(only).part == .note || cell(only).part == .signature
    }

    // MARK: Side labels

    /// The heads left of the first one that has texts of its own under it.
    private func findSide(_ area: inout Area) {
        var heads: [Area.Head] = []
        for head in area.heads.joined() {
            if let same = heads.firstIndex(where: { $0.first == head.first }) {
                heads[same] = head
            } else {
                heads.append(head)
            }
        }
        heads.sort { $0.first < $1.first }
        var isSection = true
        for head in heads where isSection {
            let own = texts(under: head, of: area)
            if isColumn(head, of: area, own: own) { break }
            area.side.append(head.cell)
            if !own.isEmpty, area.kind == .indicators { isSection = false }
        }
        let rest = heads.filter { head in
            if area.side.contains(head.cell) { return false }
            guard area.kind == .funds, !(cell(head.cell).measure?.isOfFunds ?? false),
                cell(head.cell).label?.period == nil
            else { return true }
            // A head that names a source has amounts under it; one over the rows' labels has labels.
            return cell(head.cell).label?.source != nil
                && !texts(under: head, of: area).contains { cell($0).label != nil }
        }
        let left = min(
            area.heads.joined().map(\.first).min() ?? 0, area.over.map { cell($0).column }.min() ?? Int.max)
        area.firstColumn = rest.map(\.first).min() ?? left
    }

    private func texts(under head: Area.Head, of area: Area) -> [Int] {
        area.body.flatMap { grid.row($0) }.filter {
            (head.first...max(head.last, cell(head.cell).lastColumn)).contains(cell($0).column)
                && cell($0).line > cell(head.cell).lastLine
        }
    }

    /// Whether a head is that of a column rather than a label at the side of the whole table.
    private func isColumn(_ head: Area.Head, of area: Area, own: [Int]) -> Bool {
        guard let label = cell(head.cell).label else { return false }
        let hasTexts = own.first.map { cell($0).label == nil } ?? false
        // Right of the label of them all, 预期目标 and 全年预算数 are columns though nobody has filled them in.
        let isInside = area.heads.joined().contains { $0.first < head.first }
        switch area.kind {
        case .indicators:
            if own.isEmpty, label.facets.marks.contains(.section) { return false }
            if let measure = label.measure, measure.isOfIndicators, label.part != nil, label.part != .goal {
                return true
            }
            if let measure = label.measure, measure.isOfIndicators, measure != .actual { return true }
        case .goals:
            if !own.isEmpty || (isInside && (label.measure == .expected || label.measure == .actual)) {
                return true
            }
        case .funds:
            if label.measure?.isMoney ?? false, label.part == .fund, hasTexts { return true }
            if label.source != nil, label.measure == nil, hasTexts { return true }
            if isInside, own.isEmpty, label.measure?.isMoney ?? false { return true }
        case .tasks, .subjects:
            if !own.isEmpty { return true }
        case .remarks, .shares: break
        }
        return label.subject != nil
    }
}
