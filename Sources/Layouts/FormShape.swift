import Performance

/// What tells one family of forms from another: which columns its tables have, where they stand, and what
/// its labels say.
struct FormShape {
    var funds: [Fund.Column] = []
    var goals: [Layout.GoalColumn] = []
    var indicators: [Indicator.Column] = []
    /// The first columns of the tables' columns, counted from the form's left edge.
    var anchors: [Int] = []
    /// The keys of its labels.
    var labels: Set<UInt64> = []
    var hasYear = false

    /// The shape that a layout describes.
    init(_ layout: Layout) {
        func add(_ label: String) {
            let key = LabelKey(label).whole
            if key != 0 { labels.insert(key) }
        }
        func add<Field>(_ table: Layout.Table<Field>) {
            if let section = table.section { add(section.text) }
            for column in table.columns where column.field != nil {
                anchors.append(column.at.lowerBound)
                add(column.label)
            }
        }
        for block in layout.blocks {
            switch block {
            case .rows(let rows):
                for cell in rows.joined() {
                    switch cell.content {
                    case .label(let text): add(text)
                    case .field(.fiscalYear, _): hasYear = true
                    case .field: break
                    }
                }
            case .funds(let table, _):
                if table.headRows == 0 {
                    // Rows of label and amount have no columns that a reader would find.
                    if let section = table.section { add(section.text) }
                } else {
                    funds = table.columns.compactMap(\.field)
                    add(table)
                }
            case .goals(let table):
                goals = table.columns.compactMap(\.field)
                add(table)
            case .indicators(let table):
                indicators = table.columns.compactMap(\.field)
                add(table)
            case .notes(let label, _):
                if let label { add(label.text) }
            case .subject: break
            }
        }
    }

    /// The shape of a form found in a sheet.
    init(_ form: ScannedForm, in lines: SheetLines, left: Int) {
        for block in form.placement.blocks {
            for column in block.columns {
                if let fund = column.fund { funds.append(fund) }
                if let goal = column.goal { goals.append(goal) }
                if let indicator = column.indicator { indicators.append(indicator) }
                if column.fund != nil || column.goal != nil || column.indicator != nil {
                    anchors.append(column.columns.lowerBound - left)
                    if column.label != 0 { labels.insert(column.label) }
                }
            }
        }
        for line in form.lines {
            for index in lines.lines[line].cells where lines.cells[index].meaning != nil {
                labels.insert(lines.cells[index].key)
            }
        }
        hasYear = form.seen.contains(.year)
    }

    /// How well a found form fits this layout's shape, higher is better; nil where it does not.
    ///
    /// The columns of the tables must be the layout's, in its order; a form may miss its funds or goals. Of
    /// the rest, most must be alike either in what the labels say or in where the columns stand.
    func fit(of form: FormShape) -> Double? {
        guard form.indicators == indicators,
            form.funds == funds || form.funds.isEmpty,
            form.goals == goals || form.goals.isEmpty
        else { return nil }
        let sameLabels = Double(labels.intersection(form.labels).count) / Double(max(1, labels.count))
        let sameAnchors =
            form.anchors.count == anchors.count
            ? Double(zip(anchors, form.anchors).count { $0 == $1 }) / Double(max(1, anchors.count)) : 0
        guard sameLabels >= 0.6 || sameAnchors >= 0.6 else { return nil }
        return sameLabels + sameAnchors + (hasYear == form.hasYear ? 0.1 : 0)
    }
}
