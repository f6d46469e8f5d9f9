import Performance

/// The columns of the indicators, with what only the table as a whole tells: which level is which, and of which period each
/// group of columns is.
///
/// What stands under a head is evidence for its column, never against a single cell.
struct IndicatorColumns {
    private(set) var meanings: ColumnMeanings
    /// The columns of the levels.
    private(set) var levels: [Int] = []
    /// The column of the projects' names, where the table lists projects.
    private(set) var name: Int?
    /// Whether it has a column of reasons, and one of actual values.
    private(set) var hasReasons = false
    private(set) var evaluates = false
    /// The time that the labels at the side of the whole table name, and whether there are such labels.
    let period: LabelTime?
    let hasSection: Bool
    /// Whether the whole table is of the whole term.
    var isOfTerm: Bool { period == .term }

    private let area: Area
    private let grid: FormGrid

    init(_ area: Area, _ grid: FormGrid, above: [Area], projectName: Facets.SubjectIndex?, year: Int?) {
        self.area = area
        self.grid = grid
        meanings = ColumnMeanings(of: area, in: grid)
        let sections = (area.over + area.side).compactMap { grid.cells[$0].label }.filter {
            $0.part == .indicator
        }
        var said = Facets()
        said.period = sections.compactMap(\.period).last
        said.settle(year: year)
        period = said.period
        hasSection = !sections.isEmpty
        takePeriods(from: above)
        meanings.settle(year: year)
        tellLevels()
        tellStandards()
        partWeights()
        name =
            meanings.known.first { _, meaning in
                projectName != nil && meaning.path.contains { grid.cells[$0].label?.subject == projectName }
            }?.column
        levels = meanings.known.filter { $0.meaning.measure?.isLevel ?? false }.map(\.column)
        hasReasons = meanings.known.contains { $0.meaning.measure == .deviation }
        evaluates = meanings.known.contains { $0.meaning.measure == .actual }
    }

    subscript(column: Int) -> ColumnMeaning? { meanings[column] }

    /// The head that names the first level of a group of columns, 产出指标 over 三级指标 | 指标值; nil where none does.
    func group(of column: Int) -> Int? {
        guard let path = meanings[column]?.path, path.count > 1 else { return nil }
        return path.dropLast().last { grid.cells[$0].label?.facets.marks.contains(.levelClass) ?? false }
    }

    /// The last column of the levels.
    var lastLevel: Int { levels.last ?? -1 }

    /// The cells that stand under a column's head.
    private func cells(under column: Int) -> [Int] {
        area.body.compactMap { line in
            grid.at(line, column).flatMap {
                grid.cells[$0].line == line && grid.cells[$0].column == column ? $0 : nil
            }
        }
    }

    // MARK: Periods

    /// Groups of columns that say the same take their period from the heads of the goals, or of the funds, above the same
    /// columns.
    private mutating func takePeriods(from above: [Area]) {
        var seen: [(measure: Facets.Measure, period: LabelTime?, heads: Set<Int>)] = []
        for (_, meaning) in meanings.known {
            guard let measure = meaning.measure else { continue }
            if let same = seen.firstIndex(where: {
                $0.measure == measure && $0.period == meaning.facets.period
            }) {
                seen[same].heads.insert(meaning.head)
            } else {
                seen.append((measure, meaning.facets.period, [meaning.head]))
            }
        }
        let twice = seen.filter { $0.heads.count > 1 }
        guard !twice.isEmpty else { return }
        let cells = grid.cells
        for upper in above.reversed() {
            let periods = (0..<grid.width).map { column in
                upper.heads(over: column).reversed().compactMap { cells[$0].label?.period }.first
            }
            let known = meanings.known.compactMap { periods[$0.column] }
            guard Set(known).count > 1 else { continue }
            for (column, meaning) in meanings.known {
                guard let period = periods[column],
                    twice.contains(where: {
                        $0.measure == meaning.measure && $0.period == meaning.facets.period
                    })
                else { continue }
                meanings[column]?.facets.period = period
            }
            return
        }
    }

    // MARK: Levels

    private mutating func tellLevels() {
        takeSideAsLevel()
        func measures() -> [Facets.Measure] { meanings.known.compactMap(\.meaning.measure) }
        if !measures().contains(.level3), !measures().contains(.level),
            let plain = meanings.known.first(where: { _, meaning in
                meaning.measure == nil && grid.cells[meaning.head].part == .indicator
                    && !area.side.contains(meaning.head)
            })
        {
            meanings.set(.level3, under: plain.meaning.head)
        }
        for head in heads(of: .level) where isOfSigns(head) { meanings.set(.nature, under: head) }
        if !measures().contains(.level3), let last = heads(of: .level).last {
            meanings.set(.level3, under: last)
        }
        partLevels()
        var open: [Facets.Measure] = [.level1, .level2, .level3].filter { !measures().contains($0) }
        for (column, _) in meanings.known where meanings[column]?.measure == .level {
            // A head may stand over several levels, each with texts of its own.
            let head = meanings[column]?.head ?? -1
            let isFirst = grid.cells[head].column == column
            guard isFirst || !cells(under: column).isEmpty else { continue }
            let measure = open.isEmpty ? nil : open.removeFirst()
            for next in column..<grid.width where meanings[next]?.head == head {
                guard next == column || cells(under: next).isEmpty else { break }
                meanings[next]?.measure = measure
            }
        }
    }

    /// Of several columns with texts of their own under the head of one level, the second is the next level where that has no
    /// head; else nothing says what it is.
    private mutating func partLevels() {
        for (level, next) in [(Facets.Measure.level1, Facets.Measure.level2), (.level2, .level3)] {
            let columns = meanings.known.filter { $0.meaning.measure == level }
            let isNextKnown = meanings.known.contains {
                $0.meaning.measure == next || $0.meaning.measure == .level
            }
            var seen: Set<Int> = []
            for (column, meaning) in columns where !cells(under: column).isEmpty {
                if seen.insert(meaning.head).inserted { continue }
                meanings[column]?.measure = isNextKnown || seen.count > 1 ? nil : next
            }
        }
    }

    private func heads(of measure: Facets.Measure) -> [Int] {
        var heads: [Int] = []
        for (_, meaning) in meanings.known where meaning.measure == measure && heads.last != meaning.head {
            heads.append(meaning.head)
        }
        return heads
    }

    /// A side label in the band that has texts of its own under it, none of them a section label, is a level.
    private mutating func takeSideAsLevel() {
        for side in area.side where grid.cells[side].line >= area.band.lowerBound {
            let head = grid.cells[side]
            let own = area.body.flatMap { grid.row($0) }.filter { index in
                let cell = grid.cells[index]
                return head.columns.contains(cell.column) && cell.lastColumn < area.firstColumn
                    && ![.total, .subtotal, .note, .opinion, .signature].contains(cell.part)
            }
            // Blank is as above: a level has a text beside the first row.
            guard let first = own.first, grid.cells[first].line == area.body.first, head.measure != .number,
                !own.allSatisfy({ grid.cells[$0].look.contains(.shortNumber) }),
                !meanings.known.contains(where: { $0.meaning.measure == .level1 })
            else { continue }
            for column in head.columns {
                meanings[column] = ColumnMeaning(
                    path: [side], facets: Facets(part: .indicator, measure: .level), trust: 1)
            }
        }
    }

    /// Whether half of what stands under a head says 定量 or 正向 rather than a level.
    private func isOfSigns(_ head: Int) -> Bool {
        let texts = cells(under: grid.cells[head].column)
        let signs = texts.count { SignText(grid.bytes(of: $0)) != nil }
        return !texts.isEmpty && 2 * signs >= texts.count
    }

    /// Where each level has a weight of its own, the indicators' is the one behind all levels.
    private mutating func partWeights() {
        let last = meanings.known.last { $0.meaning.measure?.isLevel ?? false }?.column ?? -1
        for measure in [Facets.Measure.weight, .score] {
            let columns = meanings.known.filter { $0.meaning.measure == measure }.map(\.column)
            guard columns.contains(where: { $0 > last }) else { continue }
            for column in columns where column < last { meanings[column]?.measure = .evidence }
        }
    }

    /// 评分标准 is the basis where a table has no other, else the standard beside it.
    private mutating func tellStandards() {
        let bases = heads(of: .basis)
        let scoring = heads(of: .scoring)
        for head in scoring { meanings.set(bases.isEmpty ? .basis : .standard, under: head) }
    }
}
