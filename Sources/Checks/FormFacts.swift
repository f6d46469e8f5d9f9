import Performance
import Primitives

/// A form with its source map ready for questions, as every check sees it.
struct FormFacts {
    let form: Form
    /// The unit that its amounts are in where a cell names none.
    let unit: AmountUnit
    private let places: [FieldPath: CellReference]
    private let merges: [CellReference: CellRange]
    /// The sheet row of each indicator; nil where it has no cell.
    private let indicatorRows: [Int?]

    init(_ form: Form) {
        self.form = form
        unit = AmountUnit(printedIn: form)
        var places: [FieldPath: CellReference] = Dictionary(minimumCapacity: form.origin?.fields.count ?? 0)
        for source in form.origin?.fields ?? [] { places[source.field] = source.cell }
        self.places = places
        merges = Dictionary(
            (form.origin?.mergedRanges ?? []).map { ($0.first, $0) }, uniquingKeysWith: { first, _ in first })
        // Level cells are merged over several rows, so the lowest cell tells the row.
        indicatorRows = form.indicators.indices.map { row in
            Indicator.Column.allCases.compactMap { places[.indicator(row, $0)]?.row }.max()
        }
    }

    /// The cell of a field, as far as it is merged; nil where it has none of its own.
    func range(of field: FieldPath) -> CellRange? { places[field].map(range(at:)) }

    /// A cell, as far as it is merged.
    func range(at cell: CellReference) -> CellRange { merges[cell] ?? CellRange(cell) }

    /// The row's own words, as printed.
    func rowLabel(of field: FieldPath) -> String? {
        switch field {
        case .fund(let row, _), .fundLabel(let row):
            return form.funds.indices.contains(row) ? form.funds[row].label : nil
        case .indicator(let row, let column):
            guard form.indicators.indices.contains(row) else { return nil }
            let indicator = form.indicators[row]
            if column == .level1 { return indicator.level1 }
            return [indicator.level3, indicator.level2, indicator.level1].compactMap { $0 }
                .first { !$0.isEmpty }
        default: return nil
        }
    }

    /// The indicators that share the cell of one, itself first: those whose rows the cell is merged over.
    func rows(sharing row: Int, _ column: Indicator.Column) -> [Int] {
        guard let range = range(of: .indicator(row, column)) else { return [row] }
        return form.indicators.indices.filter { other in
            other == row || indicatorRows[other].map(range.rows.contains) == true
        }
    }

    /// Whether an indicator has no cell of its own in a column that the form has: it lies under a merge.
    func isCovered(_ row: Int, _ column: Indicator.Column) -> Bool {
        guard !places.isEmpty, places[.indicator(row, column)] == nil else { return false }
        return form.indicators.indices.contains { places[.indicator($0, column)] != nil }
    }
}
