import Performance
import Primitives

extension FormFacts {
    /// Whether a row is a real indicator: it says something at the last level that the form has. A row
    /// with the levels above alone asks nothing.
    func isNamed(_ row: Int) -> Bool {
        let indicator = form.indicators[row]
        let name =
            prints(.level3) ? indicator.level3 : prints(.level2) ? indicator.level2 : indicator.level1
        return name.map { !PlaceholderLeft.isBlank($0) } ?? false
    }

    /// Whether an indicator's 偏差原因 says something, or lies under a merged one that does.
    func hasReason(_ row: Int) -> Bool {
        func says(_ row: Int) -> Bool {
            Value(reading: form.indicators[row].deviation ?? "").map { !$0.notApplicable } ?? false
        }
        if says(row) { return true }
        guard isCovered(row, .deviation) else { return false }
        return form.indicators.indices.contains { other in
            other < row && says(other) && rows(sharing: other, .deviation).contains(row)
        }
    }

    /// Whether the unit of an indicator stands in a column of its own, beside the target and what was reached: the
    /// target's own cell has none.
    func hasUnitBeside(_ row: Int) -> Bool {
        guard let unit = form.indicators[row].target?.unit, !unit.isEmpty,
            let cell = range(of: .indicator(row, .target))?.first, let text = cellTexts[cell],
            let alone = Value(reading: text)
        else { return false }
        return alone.number != nil && alone.unit == nil
    }

    /// An indicator's three levels in one text, for the words in them.
    func levels(_ row: Int) -> [String] {
        let indicator = form.indicators[row]
        return [indicator.level1, indicator.level2, indicator.level3].compactMap { $0 }
    }

    /// Whether a level names costs, so that less is better: 成本指标.
    func isCost(_ row: Int, words: SoughtWords) -> Bool {
        levels(row).dropLast().contains(where: words.areIn)
    }
}
