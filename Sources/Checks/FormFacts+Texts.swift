import Performance
import Primitives

extension FormFacts {
    /// Every text of the form with its field, besides the numbers of funds and the levels.
    var texts: [(field: FieldPath, text: String)] {
        var texts: [(FieldPath, String)] = form.subject.lines.map { (.subject($0.key), $0.text) }
        for (row, goal) in form.goals.enumerated() {
            texts.append((.goalExpected(row), goal.expected))
            if let actual = goal.actual { texts.append((.goalActual(row), actual)) }
        }
        for (row, indicator) in form.indicators.enumerated() {
            if let name = indicator.level3 { texts.append((.indicator(row, .level3), name)) }
            for (column, value) in [(Indicator.Column.target, indicator.target), (.actual, indicator.actual)]
            {
                if let text = value?.text { texts.append((.indicator(row, column), text)) }
            }
            if let text = indicator.deviation { texts.append((.indicator(row, .deviation), text)) }
        }
        return texts
    }

    /// Whether a label stands in the sheet, white space aside.
    func hasLabel(_ label: String) -> Bool {
        (form.origin?.texts ?? []).contains { text in
            text.text.utf8.count < 4 * label.utf8.count && text.text.filter { !$0.isWhitespace } == label
        }
    }

    /// The field whose cell this is; nil if no field has it.
    func field(at cell: CellReference) -> FieldPath? {
        form.origin?.fields.first { $0.cell == cell }?.field
    }

    /// Where a field stands or, where it has no cell, where it would: the indicator's row in that column.
    func expectedCell(of field: FieldPath) -> CellReference? {
        if let range = range(of: field) { return range.first }
        guard case .indicator(let row, let column) = field else { return nil }
        let fields = form.origin?.fields ?? []
        let place = fields.last { source in
            guard case .indicator(row, let other) = source.field else { return false }
            return other != .level1 && other != .level2
        }
        let head = fields.first { source in
            guard case .indicator(_, column) = source.field else { return false }
            return true
        }
        guard let place, let head else { return nil }
        return CellReference(row: place.cell.row, column: head.cell.column)
    }
}
