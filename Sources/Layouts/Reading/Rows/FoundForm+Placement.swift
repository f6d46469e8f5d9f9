import Performance
import Primitives

extension FoundForm {
    /// Which cell stands for which field, in the order of the form.
    func placement(in grid: FormGrid) -> Placement {
        var placing = FormPlacing(grid: grid, year: year)
        if let title { placing.put(.title, title) }
        if let yearLine { placing.put(.fiscalYear, yearLine) }
        for (key, part) in subjects { placing.put(.subject(key), part) }
        for (key, range) in blankSubjects { placing.put(.subject(key), blank: range) }
        placing.put(own) { $0 }
        if !term.funds.isEmpty || !term.goals.isEmpty || !term.indicators.isEmpty {
            let year = placing.placement.skeleton
            placing.placement.skeleton = Form(kind: .projectTarget, layout: "")
            placing.put(term) { .term($0) }
            let rows = placing.placement.skeleton
            placing.placement.skeleton = year
            placing.placement.skeleton.term = Term(
                funds: rows.funds, goals: rows.goals, indicators: rows.indicators)
        }
        placing.put(tasks)
        if let total {
            placing.placement.skeleton.total = Total()
            if let part = total.weight { placing.put(.totalWeight, part) }
            if let part = total.score { placing.put(.totalScore, part) }
            if let part = total.grade { placing.put(.totalGrade, part) }
            if let part = total.note { placing.put(.totalNote, part) }
            for (column, range) in total.blanks {
                placing.put(column == .weight ? .totalWeight : .totalScore, blank: range)
            }
        }
        for (index, opinion) in opinions.enumerated() {
            placing.placement.skeleton.opinions.append(Opinion(label: "", text: ""))
            placing.put(.opinionLabel(index), opinion.label, isLabel: true)
            placing.put(.opinion(index), opinion.text)
        }
        for (index, note) in notes.enumerated() {
            placing.placement.skeleton.notes.append("")
            placing.put(.note(index), note)
        }
        for (index, entry) in also.enumerated() {
            placing.placement.skeleton.also.append(placing.also(entry))
            placing.put(.also(index), entry.part)
        }
        placing.placement.blocks = blocks
        placing.placement.skeleton.period = period
        return placing.placement
    }

    /// The months that a form watches, where a value of its own is of months.
    private var period: ClosedRange<CivilMonth>? {
        months.flatMap { LabelTime.months(year, $0.first, $0.last) }
    }
}

/// Puts fields at their cells.
private struct FormPlacing {
    let grid: FormGrid
    let year: Int?
    var placement = Placement()

    mutating func put(
        _ field: FieldPath, _ part: CellPart, isLabel: Bool = false, before: Int? = nil, after: Int? = nil
    ) {
        let cell = grid.cells[part.cell]
        var placed = PlacedField(field: field, range: cell.range, cell: cell.index, labelBytes: part.start)
        placed.endBytes = part.end
        if isLabel, part.end != nil {
            placed.labelBytes = part.end ?? 0
            placed.endBytes = nil
            placed.isLabel = true
        }
        placed.before = before.map { grid.cells[$0].index }
        placed.after = after.map { grid.cells[$0].index }
        placement.fields.append(placed)
    }

    /// Puts a field at a cell that is there and blank.
    mutating func put(_ field: FieldPath, blank range: CellRange) {
        placement.fields.append(PlacedField(field: field, range: range))
    }

    /// A value without a key of its own, with its heads; its text comes with its field.
    func also(_ entry: AlsoCell) -> Also {
        let isText =
            entry.measure == .direction || entry.measure == .description || entry.measure == .possibility
        return Also(
            head: entry.heads.map { grid.head(of: $0) }.joined(separator: Also.separator),
            content: isText ? .text("") : .value(Value(text: "")), measure: entry.measure?.also,
            period: entry.period.flatMap { $0.period(year: year) }, stage: entry.stage?.also,
            region: entry.region.map { grid.head(of: $0) })
    }

    mutating func put(_ tables: FoundForm.Tables, _ path: (FieldPath) -> FieldPath) {
        for (index, row) in tables.funds.enumerated() {
            var fund = Fund(label: "", source: row.source)
            fund.also = row.also.map(also)
            placement.skeleton.funds.append(fund)
            if let label = row.label { put(path(.fundLabel(index)), label, isLabel: true) }
            for column in Fund.Column.allCases {
                if let part = row.values.first(where: { $0.column == column })?.part {
                    put(path(.fund(index, column)), part)
                } else if let range = row.blanks.first(where: { $0.column == column })?.range {
                    put(path(.fund(index, column)), blank: range)
                }
            }
            for (number, entry) in row.also.enumerated() { put(path(.fundAlso(index, number)), entry.part) }
        }
        for (index, goal) in tables.goals.enumerated() {
            placement.skeleton.goals.append(Goal(expected: ""))
            if let part = goal.expected { put(path(.goalExpected(index)), part) }
            if let part = goal.actual { put(path(.goalActual(index)), part) }
            for (column, range) in goal.blanks {
                put(path(column == .actual ? .goalActual(index) : .goalExpected(index)), blank: range)
            }
        }
        for (index, row) in tables.indicators.enumerated() {
            var indicator = Indicator()
            indicator.also = row.also.map(also)
            placement.skeleton.indicators.append(indicator)
            for column in Indicator.Column.allCases {
                guard let part = row.cells.first(where: { $0.column == column })?.part else {
                    if let range = row.blanks.first(where: { $0.column == column })?.range {
                        put(path(.indicator(index, column)), blank: range)
                    }
                    continue
                }
                let isTarget = column == .target
                put(
                    path(.indicator(index, column)), part, before: isTarget ? row.before : nil,
                    after: isTarget ? row.after : nil)
            }
            for (number, entry) in row.also.enumerated() {
                put(path(.indicatorAlso(index, number)), entry.part)
            }
        }
    }

    mutating func put(_ tasks: [TaskRow]) {
        for (index, row) in tasks.enumerated() {
            var task = AnnualTask(name: "")
            if row.content != nil { task.content = "" }
            if row.actual != nil { task.actual = "" }
            task.funds = row.funds.map { Fund(label: grid.text(of: $0.name).trimmed, source: $0.source) }
            placement.skeleton.tasks.append(task)
            if let part = row.name { put(.task(index, .name), part) }
            if let part = row.content { put(.task(index, .content), part) }
            if let part = row.actual { put(.task(index, .actual), part) }
            for (number, fund) in row.funds.enumerated() {
                for (column, amount) in fund.values { put(.taskFund(index, .fund(number, column)), amount) }
            }
        }
    }
}

extension Facets.Measure {
    /// How the canonical form names it beside a value without a key; nil where it has no name for it.
    fileprivate var also: Also.Measure? {
        switch self {
        case .coefficient: .coefficient
        case .possibility: .possibility
        case .share: .share
        case .code: .code
        case .direction: .direction
        case .description: .description
        default: nil
        }
    }
}

extension Facets.Stage {
    /// How the canonical form names it beside a value without a key.
    fileprivate var also: Also.Stage? {
        switch self {
        case .initial: .initial
        case .forecast: .forecast
        case .audited: .audited
        case .adjusted: nil
        }
    }
}
