import Performance

/// What tells one family of forms from another: which columns its tables have, where they stand, and what
/// its labels say.
struct FormShape {
    var funds: [Fund.Column] = []
    var goals: [Layout.GoalColumn] = []
    var indicators: [Indicator.Column] = []
    /// The first columns of each table's columns, counted from the form's left edge.
    var anchors: [Table: [Int]] = [:]
    /// The keys of the labels of each table, of the head and of the foot.
    var labels: [Table?: Set<UInt64>] = [:]
    var hasYear = false
    /// The lines of the head.
    var subjects: Set<Subject.Key> = []

    enum Table: CaseIterable { case funds, goals, indicators }

    /// The shape that a layout describes.
    init(_ layout: Layout) {
        func add(_ label: String, to table: Table?) {
            let key = LabelKey(label).whole
            if key != 0 { labels[table, default: []].insert(key) }
        }
        func add<Field>(_ table: Layout.Table<Field>, as name: Table) {
            if let section = table.section { add(section.text, to: name) }
            for column in table.columns where column.field != nil {
                anchors[name, default: []].append(column.at.lowerBound)
                add(column.label, to: name)
            }
        }
        for block in layout.blocks {
            switch block {
            case .rows(let rows):
                for cell in rows.joined() {
                    switch cell.content {
                    case .label(let text): add(text, to: nil)
                    case .field(.fiscalYear, _): hasYear = true
                    case .field(.subject(let key), _): subjects.insert(key)
                    case .field: break
                    }
                }
            case .funds(let table, _):
                if table.headRows == 0 {
                    // Rows of label and amount have no columns that a reader would find.
                    if let section = table.section { add(section.text, to: nil) }
                } else {
                    funds = table.columns.compactMap(\.field)
                    add(table, as: .funds)
                }
            case .goals(let table):
                goals = table.columns.compactMap(\.field)
                add(table, as: .goals)
            case .indicators(let table):
                indicators = table.columns.compactMap(\.field)
                add(table, as: .indicators)
            case .notes(let label, _):
                if let label { add(label.text, to: nil) }
            case .subject: break
            }
        }
    }

    /// The shape of a form found in a sheet.
    init(_ form: ScannedForm, in lines: SheetLines, left: Int) {
        var found: Set<UInt64> = []
        for block in form.placement.blocks {
            for column in block.columns {
                let table: Table
                if let fund = column.fund {
                    funds.append(fund)
                    table = .funds
                } else if let goal = column.goal {
                    goals.append(goal)
                    table = .goals
                } else if let indicator = column.indicator {
                    indicators.append(indicator)
                    table = .indicators
                } else {
                    continue
                }
                anchors[table, default: []].append(column.columns.lowerBound - left)
                if column.label != 0 { found.insert(column.label) }
            }
        }
        // A text that is spelled like a label, 合计 for an indicator's name, says nothing of the layout.
        let texts = Set(form.placement.fields.compactMap(\.cell))
        for line in form.lines {
            for index in lines.lines[line].cells
            where lines.cells[index].meaning != nil && !texts.contains(lines.cells[index].index) {
                found.insert(lines.cells[index].key)
            }
        }
        labels[nil] = found
        hasYear = form.seen.contains(.year)
        for case .subject(let key) in form.placement.fields.lazy.map(\.field) { subjects.insert(key) }
    }

    /// How well a found form fits this layout's shape, higher is better; nil where it does not.
    ///
    /// The columns of the tables must be the layout's, in its order; a form may miss its funds or goals, and
    /// is then compared in the rest: most must be alike either in what the labels say or in where the columns
    /// stand, and something of both where tables are missing.
    func fit(of form: FormShape) -> Double? {
        guard form.indicators == indicators,
            form.funds == funds || form.funds.isEmpty,
            form.goals == goals || form.goals.isEmpty
        else { return nil }
        let tables = Table.allCases.filter { form.anchors[$0] != nil }
        let wanted = tables.reduce(labels[nil] ?? []) { $0.union(labels[$1] ?? []) }
        let found = form.labels[nil] ?? []
        let sameLabels = Double(wanted.intersection(found).count) / Double(max(1, wanted.count))
        let places = tables.flatMap { anchors[$0] ?? [] }
        let sameAnchors =
            Double(zip(places, tables.flatMap { form.anchors[$0] ?? [] }).count { $0 == $1 })
            / Double(max(1, places.count))
        guard sameLabels >= 0.6 || sameAnchors >= 0.6,
            tables.count == anchors.count || sameLabels + sameAnchors >= 1.2
        else { return nil }
        // Between layouts that are alike, the one that has no line which the form does not have, and lacks
        // none of the form's.
        return sameLabels + sameAnchors + (!hasYear || form.hasYear ? 0.05 : 0)
            - 0.1 * Double(form.subjects.subtracting(subjects).count)
    }
}
