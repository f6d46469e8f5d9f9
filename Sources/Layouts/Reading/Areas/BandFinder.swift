import Performance
import Primitives

/// Finds the head bands of a sheet: lines in which every cell is a label that the line below proves a head.
struct BandFinder {
    let grid: FormGrid
    let titles: TitleLines
    private var areas: [Area] = []
    /// The last line that a band has taken.
    private var used = -1

    init(_ grid: FormGrid, _ titles: TitleLines) {
        self.grid = grid
        self.titles = titles
    }

    /// The areas, each with its band only, from top to bottom.
    mutating func bands() -> [Area] {
        var line = 0
        while line < grid.lines.count {
            guard !titles.isTitle(line), let kind = kind(of: line) else {
                line += 1
                continue
            }
            var area = Area(kind, line: line)
            build(&area, line)
            areas.append(area)
            used = area.band.upperBound
            line = used + 1
        }
        return areas
    }

    /// Heads stand in so many rows at most.
    private static let maximumRows = 3

    // MARK: What a line heads

    private func cell(_ index: Int) -> FormCell { grid.cells[index] }

    /// The cells that reach into a line from above, each once.
    private func over(_ line: Int) -> [Int] {
        var found: [Int] = []
        for column in 0..<grid.width {
            if let index = grid.at(line, column), cell(index).line < line, found.last != index {
                found.append(index)
            }
        }
        return found
    }

    /// What the table lists that a line heads; nil where it heads none.
    private func kind(of line: Int) -> Area.Kind? {
        let row = grid.row(line)
        let labels = row.filter { cell($0).label != nil }
        guard !labels.isEmpty else { return nil }
        if headsIndicators(row, labels) { return .indicators }
        guard labels.count == row.count else { return headsFunds(row, labels) ? .funds : nil }
        return headsOther(line, labels)
    }

    private func headsIndicators(_ row: Range<Int>, _ labels: [Int]) -> Bool {
        let measures = labels.map { cell($0).measure }
        let levels = measures.count { $0?.isLevel ?? false }
        let ofIndicators = measures.count { $0?.isOfIndicators ?? false }
        let sections = labels.count {
            (cell($0).part == .indicator && cell($0).measure == nil) || cell($0).measure == .level
        }
        let saysWhat = measures.contains(.target) || measures.contains(.actual)
        guard levels >= 1 || (sections > 0 && labels.count >= 4 && saysWhat) else { return false }
        guard labels.count >= 3 || (labels.count == 2 && row.count == 2 && ofIndicators == 2) else {
            return false
        }
        let texts = row.contains {
            cell($0).label == nil && (cell($0).length > 16 || cell($0).look.contains(.digit))
        }
        guard !texts else { return false }
        return levels >= 2 || (ofIndicators >= 2 && 5 * ofIndicators >= 2 * row.count)
    }

    private func headsOther(_ line: Int, _ labels: [Int]) -> Area.Kind? {
        let reached = over(line)
        let under = labels.flatMap(below)
        let amounts = under.count { cell($0).look.contains(.amount) }
        let ofFunds = labels.filter {
            (cell($0).measure?.isOfFunds ?? false) && cell($0).label?.subject == nil
        }
        let money = ofFunds.filter {
            (cell($0).measure?.isMoney ?? false) || cell($0).label?.period == .recent
        }
        let regions = labels.count { cell($0).label?.facets.marks.contains(.region) ?? false }
        if regions >= 2, regions >= labels.count - 2, labels.contains(where: { cell($0).part == .fund }),
            amounts >= 2
        {
            return .funds
        }
        if labels.contains(where: { cell($0).measure == .taskName }) { return .tasks }
        let sources = labels.filter {
            cell($0).label?.source != nil && cell($0).label?.subject == nil
                && (cell($0).measure == nil || cell($0).measure == .budget)
        }
        if sources.count >= 2, fits(sources) >= 2, sources.count >= labels.count - 1, amounts >= 2 {
            return .funds
        }
        let years = labels.filter {
            if case .named? = cell($0).label?.period { cell($0).measure == nil } else { false }
        }
        if years.count >= 2, fits(years) >= 2, amounts >= 3,
            labels.contains(where: { cell($0).part == .fund })
        {
            return .funds
        }
        let subjects = labels.filter { cell($0).isSureSubject }
        if subjects.count >= 2, subjects.count == labels.count, under.count >= 2,
            fits(subjects) == grid.row(line + 1).count
        {
            return .subjects
        }
        let isCorner = labels.contains {
            cell($0).part == .fund && cell($0).measure == nil && cell($0).label?.source == nil
                && cell($0).label?.trust == 1 && cell($0).length <= 4
        }
        let proven = money.contains { hasBelow($0) && cell($0).lastLine == line }
        if money.count >= 2 || (money.count == 1 && (isCorner || (ofFunds.count >= 2 && proven))) {
            return .funds
        }
        if headsGoals(line, labels, reached) { return .goals }
        let notes = labels.filter { cell($0).part == .note || cell($0).measure == .deviation }
        let others = labels.filter { cell($0).measure != .number && !notes.contains($0) }
        if notes.count >= 2, others.count <= 1, fits(notes) >= 1 { return .remarks }
        let months = labels.count { if case .month? = cell($0).label?.period { true } else { false } }
        return months >= 3 ? .shares : nil
    }

    /// Whether heads of money stand over amounts in a line in which some short texts are no labels that are known.
    private func headsFunds(_ row: Range<Int>, _ labels: [Int]) -> Bool {
        let money = labels.filter { (cell($0).measure?.isMoney ?? false) && cell($0).label?.subject == nil }
        guard money.count >= 2, row.count - labels.count <= money.count,
            money.count(where: { head in below(head).contains { cell($0).look.contains(.amount) } }) >= 2
        else { return false }
        return row.allSatisfy { index in
            cell(index).label != nil
                || cell(index).length <= BandFinder.longestHead && cell(index).inlines.isEmpty
                    && !cell(index).isNumber && !cell(index).look.contains(.number)
        }
    }

    /// A text that is no label that is known and stands among heads is a head up to this length.
    private static let longestHead = 12

    /// The cells that begin right under a head.
    private func below(_ head: Int) -> [Int] {
        let line = cell(head).lastLine + 1
        return grid.row(line).filter { cell(head).columns.contains(cell($0).column) }
    }

    /// How many heads have a text under them.
    private func fits(_ heads: [Int]) -> Int {
        heads.count { head in below(head).contains { !cell($0).isStrong } }
    }

    /// Whether something begins right under a head.
    private func hasBelow(_ head: Int) -> Bool {
        let line = cell(head).lastLine + 1
        return cell(head).columns.contains { column in
            grid.at(line, column).map { cell($0).line == line } ?? false
        }
    }

    private func headsGoals(_ line: Int, _ all: [Int], _ reached: [Int]) -> Bool {
        let isGoal = { (index: Int) in cell(index).part == .goal || cell(index).measure == .actual }
        let goals = all.filter(isGoal)
        let labels = goals.count >= 2 ? all.filter { cell($0).measure != .number } : all
        guard let first = goals.first, let leading = labels.first else { return false }
        let others = labels.filter { !isGoal($0) }
        let isBand =
            others.isEmpty || (others.count == 1 && cell(leading).part == .base && others[0] == leading)
            || (goals.count >= 2 && others.count <= 2
                && others.allSatisfy {
                    cell($0).column < cell(first).column || [.deviation, .remark].contains(cell($0).measure)
                })
        guard isBand else { return false }
        let next = grid.row(line + 1)
        if all.count == 1, next.count == 1, let under = next.first, cell(under).column == cell(all[0]).column,
            !cell(under).isStrong
        {
            return cell(all[0]).measure != nil || cell(all[0]).part == .goal
        }
        let under = goals.first { head in next.contains { cell(head).columns.contains(cell($0).column) } }
        guard let under, let below = next.first else { return false }
        if cell(below).isStrong, cell(below).column == 0, cell(below).column < cell(under).column {
            return false
        }
        if goals.count >= 2, goals.allSatisfy(hasBelow), !next.contains(where: { cell($0).isStrong }) {
            return true
        }
        return (labels.count >= 2 || !reached.isEmpty) && !(under == leading && reached.isEmpty)
    }

    // MARK: The rows of a band

    private func build(_ area: inout Area, _ line: Int) {
        var rows = [Array(grid.row(line))]
        var top = line
        while rows.count < BandFinder.maximumRows, let upper = upperRow(of: area.kind, top) {
            rows.insert(upper, at: 0)
            top -= 1
        }
        area.band = top...line
        var built = [extents(rows[0], under: nil)]
        for row in rows.dropFirst() {
            let parents = built[built.count - 1].map { head in
                Area.Head(
                    cell: head.cell, first: head.first,
                    last: cell(head.cell).lastLine == cell(head.cell).line
                        ? head.last : cell(head.cell).lastColumn)
            }
            built.append(extents(row, under: parents))
        }
        switch area.kind {
        case .indicators, .funds, .tasks:
            while let next = lowerRow(of: area, built) {
                built.append(extents(next, under: built[built.count - 1]))
                area.band = area.band.lowerBound...area.band.upperBound + 1
            }
        default: break
        }
        area.heads = built
        area.end = area.band.upperBound
    }

    /// The row of heads right over a line of heads, where one of its heads covers several of them.
    private func upperRow(of kind: Area.Kind, _ line: Int) -> [Int]? {
        let upper = Array(grid.row(line - 1))
        // Over a blank row stand the heads of another table, in which nothing has been filled in.
        guard !upper.isEmpty, line - 1 > used, !titles.isTitle(line - 1),
            upper.allSatisfy({ cell($0).range.last.row + 1 >= grid.lines[line].row })
        else { return nil }
        switch kind {
        case .indicators:
            guard upper.count >= 2, upper.allSatisfy({ cell($0).label != nil || cell($0).lastLine >= line })
            else { return nil }
            let mine = Array(grid.row(line))
            let extents = extents(upper, under: nil)
            let covers = extents.contains { head in
                cell(head.cell).lastLine < line && mine.count { head.columns.contains(cell($0).column) } >= 2
                    && cell(head.cell).label?.subject == nil
            }
            let measures = upper.count { cell($0).measure?.isOfIndicators ?? false }
            let reaching = upper.filter { cell($0).lastLine >= line }
            // Without merges, a head that nothing stands under reaches down.
            let isHead = upper.allSatisfy { index in
                cell(index).label?.subject == nil || reaching.contains(index)
                    || (!grid.mergesDown && upper.count >= 3 && standsAlone(index, extents, mine))
            }
            return isHead && (covers || measures >= 2) ? upper : nil
        case .funds, .tasks:
            let mine = grid.row(line).filter { cell($0).measure != nil || cell($0).label?.source != nil }
            guard upper.count >= 2, upper.allSatisfy({ cell($0).isStrong && cell($0).inlines.isEmpty }),
                !upper.contains(where: { cell($0).isSureSubject && cell($0).lastLine < line })
            else { return nil }
            let left = upper.map { cell($0).column }.min() ?? 0
            let covers = extents(upper, under: nil).contains { head in
                !cell(head.cell).isSureSubject && mine.count { head.columns.contains(cell($0).column) } >= 2
                    && cell(head.cell).column > left && cell(head.cell).lastLine < line
            }
            return covers ? upper : nil
        default: return nil
        }
    }

    /// Whether none of a row of heads stands under a head of the row above.
    private func standsAlone(_ upper: Int, _ extents: [Area.Head], _ row: [Int]) -> Bool {
        guard let head = extents.first(where: { $0.cell == upper }) else { return false }
        return !row.contains { head.columns.contains(cell($0).column) }
    }

    /// The next row of heads under a band: every cell of it lies under a wide head; nil where the rows of the table begin.
    private func lowerRow(of area: Area, _ built: [[Area.Head]]) -> [Int]? {
        let last = area.band.upperBound
        let next = Array(grid.row(last + 1))
        guard next.count >= 2, !NumberRow.isOne(next, grid) else { return nil }
        let parents = built[built.count - 1]
        let firstHead = built[0].filter { isOwnHead($0) }.map(\.first).min() ?? 0
        var above: [Area.Head] = []
        for index in next {
            guard let head = parents.first(where: { $0.columns.contains(cell(index).column) }),
                !cell(index).isNumber, !cell(index).look.contains(.amount), cell(index).length <= 10,
                !cell(index).look.contains(.sign)
            else { return nil }
            above.append(head)
        }
        guard cell(next[0]).column >= firstHead else { return nil }
        let reachesDown = parents.contains { head in
            cell(head.cell).lastLine > last && isOwnHead(head) && cell(head.cell).part != .indicator
                || cell(head.cell).lastLine > last && isColumnMeasure(cell(head.cell).measure)
        }
        if grid.mergesDown {
            return reachesDown && above.allSatisfy { cell($0.cell).lastLine <= last } ? next : nil
        }
        let isUnderWide = above.allSatisfy { $0.last > $0.first } && Set(above.map(\.cell)).count < next.count
        return isUnderWide || isBare(next, above, parents, last) ? next : nil
    }

    private func isColumnMeasure(_ measure: Facets.Measure?) -> Bool {
        measure.map { $0.isOfIndicators || $0.isOfFunds } ?? false
    }

    private func isOwnHead(_ head: Area.Head) -> Bool {
        guard let label = cell(head.cell).label else { return false }
        return isColumnMeasure(label.measure) || label.measure == .taskName || label.measure == .taskContent
            || label.period != nil || label.source != nil
            || (head.last > head.first && label.part == .indicator)
    }

    /// Whether a row of labels only completes heads over it, none of which is a level, and leaves the levels' columns empty.
    private func isBare(_ next: [Int], _ above: [Area.Head], _ parents: [Area.Head], _ last: Int) -> Bool {
        let isLabels = next.allSatisfy { index in
            guard let label = cell(index).label else { return false }
            return (label.isStrong || label.facets.marks.contains(.region) || label.period != nil)
                && !(label.measure?.isLevel ?? false)
        }
        return isLabels && !above.contains { cell($0.cell).measure?.isLevel ?? false }
            && !parents.contains {
                (cell($0.cell).measure?.isLevel ?? false) && grid.at(last + 1, $0.first) != nil
            }
    }

    /// How far each head of a row reaches to the right: as it is merged, or to the next where merges were lost, and never
    /// past the head over it.
    private func extents(_ row: [Int], under parents: [Area.Head]?) -> [Area.Head] {
        row.enumerated().map { position, index in
            let cell = cell(index)
            var last = cell.lastColumn
            if !grid.mergesAcross {
                let next =
                    position + 1 < row.count ? grid.cells[row[position + 1]].column - 1 : grid.width - 1
                last = max(last, next)
            }
            for parent in parents ?? [] where parent.columns.contains(cell.column) {
                last = min(last, parent.last)
            }
            return Area.Head(cell: index, first: cell.column, last: max(cell.column, last))
        }
    }
}
