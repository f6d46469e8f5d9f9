// The keys of each object, in the order they are written; the schema says the same.

enum DocumentKey: String, JSONKey {
    case schema, forms
    static let table = JSONKeyTable<DocumentKey>(required: [.schema, .forms])
}

enum FormKey: String, JSONKey {
    case kind, layout, fundType, title, fiscalYear, period, subject, funds, goals, indicators, total, term,
        tasks
    case opinions, notes, also, origin
    static let table = JSONKeyTable<FormKey>(
        required: [.kind, .layout, .title, .subject, .funds, .goals, .indicators, .notes])
}

enum FundKey: String, JSONKey {
    case label, source, initialBudget, annualBudget, received, executed, weight, executionRate, score, also
    static let table = JSONKeyTable<FundKey>(required: [.label, .source])
}

enum GoalKey: String, JSONKey {
    case expected, actual
    static let table = JSONKeyTable<GoalKey>(required: [.expected])
}

enum IndicatorKey: String, JSONKey {
    case level1, level2, level3, target, nature, basis, standard, actual, weight, score, deviation, remark,
        also
    static let table = JSONKeyTable<IndicatorKey>(required: [])
}

enum TermKey: String, JSONKey {
    case funds, goals, indicators
    static let table = JSONKeyTable<TermKey>(required: [])
}

enum TaskKey: String, JSONKey {
    case name, content, actual, funds
    static let table = JSONKeyTable<TaskKey>(required: [.name])
}

enum OpinionKey: String, JSONKey {
    case label, text
    static let table = JSONKeyTable<OpinionKey>(required: [.label, .text])
}

enum AlsoKey: String, JSONKey {
    case head, value, measure, period, stage, region
    static let table = JSONKeyTable<AlsoKey>(required: [.head, .value])
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
    case file, sheet, encoding, range, mergedRanges, columnWidths, rowHeights, fields, texts, formats, numbers
    case comments, struck, hiddenSheets, givenYear, checksum
    static let table = JSONKeyTable<OriginKey>(required: [.range])
}
