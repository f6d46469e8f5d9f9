import Performance
import Primitives

/// A form with its source map ready for questions, as every check sees it.
struct FormFacts {
    let form: Form
    /// The unit that its amounts are in where a cell names none.
    let unit: AmountUnit
    /// What the form's layout prints, each with its label: what the form must not have lost.
    let layoutLabels: [FieldPath: String]
    private let places: [FieldPath: CellReference]
    /// The columns that have a place on the form, filled or not.
    private let fundColumns: Set<Fund.Column>
    private let indicatorColumns: Set<Indicator.Column>
    private let merges: [CellReference: CellRange]
    /// The text of each cell that is spelled otherwise than its field.
    let cellTexts: [CellReference: String]
    /// The sheet row of each indicator; nil where it has no cell.
    private let indicatorRows: [Int?]

    init(_ form: Form, layoutLabels: [FieldPath: String] = [:]) {
        self.form = form
        self.layoutLabels = layoutLabels
        unit = AmountUnit(printedIn: form)
        var places: [FieldPath: CellReference] = Dictionary(minimumCapacity: form.origin?.fields.count ?? 0)
        var fundColumns: Set<Fund.Column> = []
        var indicatorColumns: Set<Indicator.Column> = []
        for source in form.origin?.fields ?? [] {
            places[source.field] = source.cell
            switch source.field {
            case .fund(_, let column): fundColumns.insert(column)
            case .indicator(_, let column): indicatorColumns.insert(column)
            default: break
            }
        }
        self.places = places
        self.fundColumns = fundColumns
        self.indicatorColumns = indicatorColumns
        merges = Dictionary(
            (form.origin?.mergedRanges ?? []).map { ($0.first, $0) }, uniquingKeysWith: { first, _ in first })
        // Few fields have a text of their own here; labels do no harm.
        let targets = Set((0..<form.indicators.count).compactMap { places[.indicator($0, .target)] })
        cellTexts = Dictionary(
            (form.origin?.texts ?? []).lazy.filter { targets.contains($0.cell) }.map { ($0.cell, $0.text) },
            uniquingKeysWith: { first, _ in first })
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
        places[.indicator(row, column)] == nil && indicatorColumns.contains(column)
    }

    /// Whether it is known where the fields stand: not of a form that was put together without a sheet.
    var hasPlaces: Bool { !places.isEmpty }

    /// Whether a field has a place on the form, filled or not; of a form without a sheet, whether it is filled.
    func prints(_ field: FieldPath) -> Bool {
        if hasPlaces { return places[field] != nil }
        switch field {
        case .fund(let row, let column): return form.funds[row][column] != nil
        case .totalWeight: return form.total?.weight != nil
        case .totalScore: return form.total?.score != nil
        default: return false
        }
    }

    /// Whether the funds have a column of these amounts or points, filled or not.
    func prints(_ column: Fund.Column) -> Bool {
        fundColumns.contains(column) || form.funds.contains { $0[column] != nil }
    }

    /// Whether the indicators have such a column, filled or not.
    func prints(_ column: Indicator.Column) -> Bool {
        indicatorColumns.contains(column)
            || form.indicators.contains { indicator in
                switch indicator[column] {
                case .string(let text): text != nil
                case .value(let value): value != nil
                }
            }
    }

    /// Whether the sheet has no merged range: then a blank cell may have lain under one.
    var hasLostMerges: Bool {
        hasPlaces && (form.origin?.encoding != nil || merges.isEmpty)
    }
}
