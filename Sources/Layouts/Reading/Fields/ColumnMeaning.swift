/// What stands in a column of an area: its heads, and what they say together.
struct ColumnMeaning {
    /// The heads over it, the farthest first; cells.
    let path: [Int]
    var facets: Facets
    /// How much of its heads was understood, from 0 to 1.
    var trust: Double
    /// The district or village that it is of, by the cell that names it.
    var region: Int?

    var measure: Facets.Measure? {
        get { facets.measure }
        set { facets.measure = newValue }
    }

    /// The nearest head.
    var head: Int { path[path.count - 1] }

    /// The trust under which a column is not understood.
    static let leastTrust = 0.5
}

/// The columns of an area, each with what its heads say; nil where no head stands over one.
struct ColumnMeanings {
    private(set) var columns: [ColumnMeaning?]

    subscript(column: Int) -> ColumnMeaning? {
        get { columns.indices.contains(column) ? columns[column] : nil }
        set { if columns.indices.contains(column) { columns[column] = newValue } }
    }

    /// The columns that have a meaning, from the left.
    var known: [(column: Int, meaning: ColumnMeaning)] {
        columns.enumerated().compactMap { column, meaning in meaning.map { (column, $0) } }
    }

    /// A sum beside columns of several named years is that of all of them.
    mutating func partYears() {
        var years: Set<LabelTime> = []
        for case let period? in columns.map({ $0?.facets.period }) {
            if case .named = period { years.insert(period) }
        }
        guard years.count >= 2 else { return }
        for column in columns.indices {
            guard let facets = columns[column]?.facets, facets.period == nil,
                facets.source == .sum || facets.source == .total
            else { continue }
            columns[column]?.facets.period = .term
        }
    }

    /// Says of every column with a measure whose head names the form's own year that it is of the year.
    mutating func settle(year: Int?) {
        for column in columns.indices where columns[column]?.measure != nil {
            columns[column]?.facets.settle(year: year)
        }
    }

    /// Gives every column under a head a measure.
    mutating func set(_ measure: Facets.Measure?, under head: Int) {
        for column in columns.indices where columns[column]?.head == head {
            columns[column]?.measure = measure
        }
    }

    init(of area: Area, in grid: FormGrid) {
        var handed = Facets()
        for label in (area.over + area.side).compactMap({ grid.cells[$0].label }) {
            handed.part = label.part ?? handed.part
            handed.period = label.period ?? handed.period
        }
        columns = (0..<grid.width).map { column in
            let path = area.heads(over: column)
            guard !path.isEmpty else { return nil }
            return ColumnMeanings.meaning(path, handed, area.kind, grid)
        }
    }

    private static func meaning(
        _ path: [Int], _ handed: Facets, _ kind: Area.Kind, _ grid: FormGrid
    ) -> ColumnMeaning {
        let labels = path.compactMap { grid.cells[$0].label }
        guard !labels.isEmpty else { return ColumnMeaning(path: path, facets: Facets(), trust: 0) }
        var facets = handed
        var trust = 1.0
        for label in labels {
            var said = label.facets
            if said.measure == .expected, facets.measure?.isOfIndicators ?? false { said.measure = nil }
            facets.join(said)
            trust = min(trust, label.trust)
        }
        // What the nearest head says is not known, whatever stands over it.
        if path.last.map({ grid.cells[$0].label == nil }) ?? false { trust = 0 }
        var meaning = ColumnMeaning(path: path, facets: facets, trust: trust)
        if kind == .indicators { tellIndicators(&meaning, labels, grid) }
        if meaning.region == nil {
            meaning.region = path.last {
                grid.cells[$0].label.map { $0.facets.marks.contains(.region) && $0.source == nil } ?? false
            }
        }
        return meaning
    }

    private static func tellIndicators(_ meaning: inout ColumnMeaning, _ labels: [Label], _ grid: FormGrid) {
        if meaning.measure == .expected { meaning.measure = .target }
        let measures = labels.compactMap(\.measure)
        // A head under another names a part of it: target › comparator | value | unit.
        if meaning.measure == .value {
            meaning.measure = measures.last { $0 == .target || $0 == .actual } ?? .target
        }
        if measures.count >= 2, measures.last == .budget { meaning.measure = measures[measures.count - 2] }
        if measures.contains(.possibility) {
            meaning.measure = .possibility
        } else if measures.contains(.guarantee) {
            meaning.measure = .guarantee
        }
    }
}
