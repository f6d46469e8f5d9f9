public import Performance

extension Layout {
    /// The fields that every form of the layout prints, each with its label in one line: lines of the head, the columns
    /// of the tables by their first row, the funds' total row, and the 总分 row; not levels, goals, notes, the title
    /// and the year.
    ///
    /// The general layout promises nothing.
    public var printedLabels: [FieldPath: String] {
        guard !isGeneral else { return [:] }
        var labels: [FieldPath: String] = [:]
        func add(_ field: FieldPath, _ label: String) {
            let plain = label.filter { !$0.isWhitespace }
            if !plain.isEmpty { labels[field] = plain }
        }
        for block in blocks {
            switch block {
            case .rows(let rows):
                for row in rows {
                    var label = ""
                    for cell in row {
                        switch cell.content {
                        case .label(let text): label = text
                        case .field(let field, _):
                            switch field {
                            case .subject, .totalWeight, .totalScore: add(field, label)
                            default: break
                            }
                        }
                    }
                }
            case .funds(let table, let rows):
                for column in table.columns {
                    if let field = column.field { add(.fund(0, field), column.label) }
                }
                if let first = rows.first, table.headRows > 0 { add(.fundLabel(0), first) }
            case .indicators(let table):
                for column in table.columns {
                    switch column.field {
                    case .level1?, .level2?, .level3?, nil: break
                    case let field?: add(.indicator(0, field), column.label)
                    }
                }
            case .goals, .subject, .notes: break
            }
        }
        return labels
    }
}
