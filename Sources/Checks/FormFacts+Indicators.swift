import Performance
import Primitives

extension FormFacts {
    /// Whether the form has such a column.
    func hasColumn(_ column: Indicator.Column) -> Bool {
        form.indicators.contains { indicator in
            switch indicator[column] {
            case .string(let text): text != nil
            case .value(let value): value != nil
            }
        }
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
