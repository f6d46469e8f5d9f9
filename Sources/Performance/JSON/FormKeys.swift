// The keys of each object, in the order they are written; the schema says the same.

enum DocumentKey: String, JSONKey {
    case schema, forms
    static let table = JSONKeyTable<DocumentKey>(required: [.schema, .forms])
}

enum FormKey: String, JSONKey {
    case kind, layout, fundType, title, fiscalYear, subject, funds, goals, indicators, total, notes, origin
    static let table = JSONKeyTable<FormKey>(
        required: [.kind, .layout, .title, .subject, .funds, .goals, .indicators, .notes])
}

enum FundKey: String, JSONKey {
    case label, source, initialBudget, annualBudget, executed, weight, executionRate, score
    static let table = JSONKeyTable<FundKey>(required: [.label, .source])
}

enum GoalKey: String, JSONKey {
    case expected, actual
    static let table = JSONKeyTable<GoalKey>(required: [.expected])
}

enum IndicatorKey: String, JSONKey {
    case level1, level2, level3, target, basis, actual, weight, score, deviation
    static let table = JSONKeyTable<IndicatorKey>(required: [])
}

enum TotalKey: String, JSONKey {
    case weight, score, grade, note
    static let table = JSONKeyTable<TotalKey>(required: [])
}

enum ValueKey: String, JSONKey {
    case text, comparator, number, upper, unit, notApplicable, date
    static let table = JSONKeyTable<ValueKey>(required: [.text])
}

enum OriginKey: String, JSONKey {
    case file, sheet, encoding, range, mergedRanges, columnWidths, rowHeights, fields, texts
    static let table = JSONKeyTable<OriginKey>(required: [.range])
}
