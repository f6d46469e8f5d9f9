import Performance

extension Vocabulary {
    /// Learns the labels of a layout that the words alone do not read as what the layout says they are.
    mutating func learn(_ layout: Layout) {
        for block in layout.blocks {
            switch block {
            case .rows(let rows): for row in rows { learn(row) }
            case .funds(let table, _):
                for column in table.columns {
                    guard let field = column.field else { continue }
                    let stage: Facets.Stage? = field == .initialBudget ? .initial : nil
                    learn(column.label, Facets(part: .fund, measure: field.measure, stage: stage))
                }
            case .goals(let table):
                for column in table.columns {
                    guard let field = column.field else { continue }
                    learn(column.label, Facets(part: .goal, measure: field == .actual ? .actual : .expected))
                }
            case .indicators(let table):
                for column in table.columns {
                    if let field = column.field { learn(column.label, Facets(part: .indicator, measure: field.measure)) }
                }
            case .subject, .notes: break
            }
        }
    }

    /// The labels of a row that stand before the fields of the head.
    private mutating func learn(_ row: [Layout.FixedCell]) {
        for (cell, next) in zip(row, row.dropFirst()) {
            guard case .label(let text) = cell.content, case .field(.subject(let key), _) = next.content,
                let index = subject(key), label(text)?.subject == nil
            else { continue }
            learn(text, Facets(subject: index))
        }
    }

    /// Teaches a head, unless it is read as the same measure already, or as one that its column's measure is made of.
    private mutating func learnHead(_ text: String, _ facets: Facets) {
        guard let measure = label(text)?.measure else { return learn(text, whole: facets) }
        let isAsGood = measure == facets.measure || measure.isLevel || [.scoring, .remark, .value, .standard].contains(measure)
        if !isAsGood { learn(text, whole: facets) }
    }

    private mutating func learn(_ text: String, _ facets: Facets) {
        if facets.subject != nil { learn(text, whole: facets) } else { learnHead(text, facets) }
    }
}

extension Fund.Column {
    /// The measure of its head.
    fileprivate var measure: Facets.Measure {
        switch self {
        case .initialBudget, .annualBudget: .budget
        case .received: .received
        case .executed: .executed
        case .weight: .weight
        case .executionRate: .rate
        case .score: .score
        }
    }
}

extension Indicator.Column {
    /// The measure of its head.
    fileprivate var measure: Facets.Measure {
        switch self {
        case .level1: .level1
        case .level2: .level2
        case .level3: .level3
        case .target: .target
        case .nature: .nature
        case .basis: .basis
        case .standard: .standard
        case .actual: .actual
        case .weight: .weight
        case .score: .score
        case .deviation: .deviation
        case .remark: .remark
        }
    }
}
