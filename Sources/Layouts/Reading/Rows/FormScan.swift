import Performance
import Primitives

/// Reads the lines of one form: each value by what its heads say, and each row by what stands in it.
struct FormScan {
    let grid: FormGrid
    let vocabulary: Vocabulary
    /// The areas of the form.
    let areas: [Area]
    /// Its lines.
    let lines: Range<Int>
    /// What it has found.
    var form: FoundForm
    /// The forms of the projects that a table of it lists.
    var projects: [FoundForm] = []
    /// What each cell was taken for, from `firstCell`.
    var uses: [CellUse]
    /// The head, or the label beside it, that a cell which was not understood stands under.
    var misreadUnder: [Int: Int] = [:]
    /// Lines of the head whose labels hold words that are not known: they are taken where nothing surer says the same.
    var doubtful: [(subject: Facets.SubjectIndex, part: CellPart, label: CellPart, line: Int)] = []
    let firstCell: Int
    private let areaOfLine: [Int?]

    init(
        _ grid: FormGrid, _ vocabulary: Vocabulary, areas: [Area], lines: Range<Int>, title: Int?, year: Int?
    ) {
        self.grid = grid
        self.vocabulary = vocabulary
        self.lines = lines
        var own: [Area] = []
        var areaOfLine = [Int?](repeating: nil, count: lines.count)
        for var area in areas where lines.contains(area.band.lowerBound) {
            area.end = min(area.end, lines.upperBound - 1)
            for line in area.band.lowerBound...max(area.band.upperBound, area.end) where lines.contains(line)
            {
                areaOfLine[line - lines.lowerBound] = own.count
            }
            own.append(area)
        }
        self.areas = own
        self.areaOfLine = areaOfLine
        form = FoundForm(lines: lines, title: title.map { CellPart(cell: $0) }, year: year)
        firstCell = grid.row(lines.lowerBound).lowerBound
        uses = Array(repeating: .open, count: max(0, grid.row(lines.upperBound - 1).upperBound - firstCell))
    }

    /// The area whose heads or rows stand in a line.
    func area(of line: Int) -> Area? {
        guard lines.contains(line) else { return nil }
        return areaOfLine[line - lines.lowerBound].map { areas[$0] }
    }

    // MARK: Cells

    func cell(_ index: Int) -> FormCell { grid.cells[index] }

    /// What a cell was taken for.
    func use(of cell: Int) -> CellUse {
        uses.indices.contains(cell - firstCell) ? uses[cell - firstCell] : .head
    }

    /// Whether a cell stands in its lines.
    func knows(_ cell: Int) -> Bool { uses.indices.contains(cell - firstCell) }

    mutating func mark(_ cell: Int, _ use: CellUse) {
        if uses.indices.contains(cell - firstCell) { uses[cell - firstCell] = use }
    }

    /// Leaves a cell unread, and notes the head that it stands under.
    mutating func misread(_ cell: Int, under head: Int? = nil) {
        mark(cell, .unread)
        if let head { misreadUnder[cell] = head }
    }

    /// The cells that begin in a line and that nobody has looked at.
    func open(_ line: Int) -> [Int] { grid.row(line).filter { use(of: $0) == .open } }

    // MARK: The walk

    /// Reads the form, from top to bottom.
    mutating func scan() {
        for area in areas {
            for line in area.band {
                for index in grid.row(line) { mark(index, isPrinted(index) ? .head : .unread) }
            }
        }
        if let title = form.title {
            mark(title.cell, .value)
            extend(.title, to: cell(title.cell).line)
        }
        findYearLine()
        findMonths()
        var line = lines.lowerBound
        while line < lines.upperBound {
            if let title = form.title, line <= cell(title.cell).line {
                for index in grid.row(line) where use(of: index) == .open && isPrinted(index) {
                    mark(index, .head)
                }
                line += 1
            } else if let area = area(of: line) {
                if line == area.band.lowerBound { read(area) }
                line = max(area.end, area.band.upperBound) + 1
            } else {
                readPairs(line)
                line += 1
            }
        }
        finish()
        markNamedHeads()
    }

    /// What stands among heads and is no label is owed a word, but where values are told, or kept, by it.
    private mutating func markNamedHeads() {
        let tables = [form.own, form.term] + projects.flatMap { [$0.own, $0.term] }
        let rows = tables.flatMap { $0.funds.flatMap(\.also) + $0.indicators.flatMap(\.also) }
        let kept = rows + form.also + projects.flatMap(\.also)
        for index in kept.flatMap(\.heads) + misreadUnder.values where use(of: index) == .unread {
            mark(index, .head)
        }
    }

    /// Whether a cell is a label, or only numbers the form: 附件1.
    private func isPrinted(_ index: Int) -> Bool {
        (cell(index).label?.trust ?? 0) >= Label.leastTrust || !cell(index).inlines.isEmpty
            || isAttachment(index)
            || cell(index).look.contains(.shortNumber)
    }

    /// The months that a form watches: those that the head of what was spent, or reached, by then names.
    private mutating func findMonths() {
        for area in areas {
            for head in area.heads.joined() {
                guard let label = cell(head.cell).label,
                    label.measure == .executed || label.measure == .actual,
                    case .months(let first, let last)? = label.period
                else { continue }
                form.months = form.months ?? (first, last)
            }
        }
    }

    private mutating func read(_ area: Area) {
        switch area.kind {
        case .indicators: readIndicators(area)
        case .funds: readFunds(area)
        case .goals: readGoals(area)
        case .tasks: readTasks(area)
        case .subjects: readSubjects(area)
        case .remarks, .shares:
            for line in area.body {
                var lead: [Int] = []
                for index in open(line) {
                    let path = area.heads(over: cell(index).column)
                    if path.isEmpty {
                        mark(index, .head)
                        lead.append(index)
                    } else {
                        keep(index, heads: lead + path)
                    }
                }
            }
        }
    }

    /// Keeps a value that has no key of its own, with its heads.
    mutating func keep(
        _ index: Int, heads: [Int], measure: Facets.Measure? = nil, period: LabelTime? = nil,
        stage: Facets.Stage? = nil, region: Int? = nil
    ) {
        form.also.append(also(index, heads, measure, period, stage, region))
    }

    /// A value that has no key of its own; its cell is understood.
    mutating func also(
        _ index: Int, _ heads: [Int], _ measure: Facets.Measure? = nil, _ period: LabelTime? = nil,
        _ stage: Facets.Stage? = nil, _ region: Int? = nil
    ) -> AlsoCell {
        mark(index, .value)
        return AlsoCell(
            heads: heads, part: CellPart(cell: index), measure: measure, period: period, stage: stage,
            region: region)
    }

    // MARK: Blocks

    /// Opens a block, or lets the last one reach down to a line.
    mutating func extend(_ kind: PlacedBlock.Kind, to line: Int) {
        let row = grid.lines[line].row
        if let last = form.blocks.indices.last, form.blocks[last].kind == kind {
            form.blocks[last].rows =
                form.blocks[last].rows.lowerBound...max(form.blocks[last].rows.upperBound, row)
        } else {
            form.blocks.append(PlacedBlock(kind: kind, rows: row...row))
        }
    }

    /// Whether a period is the form's own.
    func isOwn(_ period: LabelTime?) -> Bool { period?.isOwn(year: form.year) ?? true }

    /// The labels left of a place that reach over its line from above; where merges were lost, the nearest label above in a
    /// column that is empty up to there.
    func sideLabels(_ line: Int, _ column: Int) -> [Int] {
        var found: [Int] = []
        var isEmptySoFar = true
        for place in 0..<column {
            if let index = grid.at(line, place) {
                isEmptySoFar = false
                guard cell(index).label != nil, !found.contains(index) else { continue }
                if cell(index).line < line || cell(index).lastLine > line { found.append(index) }
            } else if !grid.mergesDown, isEmptySoFar, let above = above(line, place),
                cell(above).isStrong, !cell(above).isSureSubject, !found.contains(above)
            {
                found.append(above)
            }
        }
        return found
    }

    /// The nearest cell above a place, within the form.
    private func above(_ line: Int, _ column: Int) -> Int? {
        var line = line
        let isInArea = area(of: line) != nil
        while line > lines.lowerBound {
            line -= 1
            // What stands beside a table is over when the table is.
            if !isInArea, area(of: line) != nil { return nil }
            if let index = grid.at(line, column) { return index }
        }
        return nil
    }

    /// What the labels of a path say together; the nearer wins.
    func joined(_ path: [Int]) -> Facets {
        var facets = Facets()
        for index in path { if let label = cell(index).label { facets.join(label.facets) } }
        facets.settle(year: form.year)
        return facets
    }
}
