import Performance

/// Where the reading of a table of indicators is: the labels of the levels in force, and the project in hand.
struct IndicatorReading {
    let area: Area
    let columns: IndicatorColumns
    /// The heads under which a row of an indicator has its cells; none where one row gives several indicators.
    let heads: [PlacedColumn]
    var own = Levels()
    var term = Levels()
    /// The cell with the name of the project in hand, and that of its unit in a heading row.
    var project: Int?
    var unit: Int?
    /// The columns that hold the projects' totals.
    var totals: Set<Int> = []
    /// The label at the side of the rows in hand, 年度绩效指标, and the time that it names.
    var section: Int?
    var period: LabelTime?
    /// The cells that the project in hand has given already, blank as above.
    var given: [Facets.SubjectIndex: Int] = [:]

    /// The labels of the first two levels in force; cells.
    struct Levels {
        var level1: Int?
        var level2: Int?
    }
}

/// The cells of a row by what they measure, before it is settled which of several is read.
struct FoundRow {
    private var values: [(measure: Facets.Measure, cell: Int, meaning: ColumnMeaning, isTerm: Bool)] = []
    var also: [AlsoCell] = []
    /// Whether it has something that makes it an indicator, whatever else it lacks.
    var hasOwn = false
    /// Whether one of its levels is dots: ……
    var hasDots = false

    mutating func add(_ measure: Facets.Measure, _ cell: Int, _ meaning: ColumnMeaning, isTerm: Bool) {
        values.append((measure, cell, meaning, isTerm))
    }

    /// Adds the cells of another.
    mutating func append(_ other: FoundRow) {
        values += other.values
        also += other.also
        hasOwn = hasOwn || other.hasOwn
    }

    /// The cells of the year's own, or of the term, the best of each measure first.
    func best(isTerm: Bool) -> RowValues {
        var row = RowValues()
        for value in values where value.isTerm == isTerm {
            row.add(value.measure, value.cell, value.meaning)
        }
        // What an indicator is called, and what it is counted in, holds for both.
        guard isTerm, !row.isEmpty else { return row }
        for value in values where !value.isTerm && !row.measures.contains(value.measure) {
            switch value.measure {
            case .level3, .unit, .comparator, .nature: row.add(value.measure, value.cell, value.meaning)
            default: break
            }
        }
        return row
    }
}

/// The cells of a row of one time, by measure; of several the one to be read first.
struct RowValues {
    private var values: [(measure: Facets.Measure, cells: [(cell: Int, meaning: ColumnMeaning)])] = []

    var isEmpty: Bool { values.isEmpty }
    var measures: Set<Facets.Measure> { Set(values.map(\.measure)) }

    mutating func add(_ measure: Facets.Measure, _ cell: Int, _ meaning: ColumnMeaning) {
        guard let place = values.firstIndex(where: { $0.measure == measure }) else {
            return values.append((measure, [(cell, meaning)]))
        }
        let before =
            values[place].cells.firstIndex { meaning.isBetter(than: $0.meaning) } ?? values[place].cells.count
        values[place].cells.insert((cell, meaning), at: before)
    }

    func cells(_ measure: Facets.Measure) -> [(cell: Int, meaning: ColumnMeaning)] {
        values.first { $0.measure == measure }?.cells ?? []
    }

    func first(_ measure: Facets.Measure) -> Int? { cells(measure).first?.cell }
    func last(_ measure: Facets.Measure) -> Int? { cells(measure).last?.cell }
}
