import Performance
import Sheets

/// What tells one family of forms from another: which columns its tables have, where they stand, and what
/// its labels say.
struct FormShape {
    var funds: [Fund.Column] = []
    var goals: [Layout.GoalColumn] = []
    var indicators: [Indicator.Column] = []
    /// The first columns of each table's columns, counted from the form's left edge; by table, empty where the
    /// form has none.
    private var anchors: [[Int]] = [[], [], []]
    /// The keys of the labels, each once and in order: of a found form, all; of a layout, by the tables that
    /// a form has, those of head and foot always among them.
    private var labels: [[UInt64]] = []
    var hasYear = false
    /// The lines of the head.
    var subjects: [Subject.Key] = []
    /// Whether it has a place for lines of the head that it does not name.
    private var holdsAnySubject = false

    enum Table: Int, CaseIterable { case funds, goals, indicators }

    /// The keys of all labels, each once.
    var allLabels: [UInt64] { labels.last ?? [] }

    /// Which tables there are, a bit each.
    private var tables: Int {
        var tables = 0
        for table in Table.allCases where !anchors[table.rawValue].isEmpty { tables |= 1 << table.rawValue }
        return tables
    }

    /// The shape that a layout describes.
    init(_ layout: Layout) {
        var keys: [Table?: Set<UInt64>] = [:]
        func add(_ label: String, to table: Table?) {
            let key = LabelKey(label).whole
            if key != 0 { keys[table, default: []].insert(key) }
        }
        func add<Field>(_ table: Layout.Table<Field>, as name: Table) {
            if let section = table.section { add(section.text, to: name) }
            for column in table.columns where column.field != nil {
                anchors[name.rawValue].append(column.at.lowerBound)
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
                    case .field(.subject(let key), _): subjects.append(key)
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
            case .subject: holdsAnySubject = true
            }
        }
        // Forms by the thousand are compared with it: what they are compared with is worked out once.
        for tables in 0..<1 << Table.allCases.count {
            var wanted = keys[nil] ?? []
            for table in Table.allCases where tables >> table.rawValue & 1 == 1 {
                wanted.formUnion(keys[table] ?? [])
            }
            labels.append(wanted.sorted())
        }
    }

    /// The shape of a form found in a sheet.
    init(_ form: FoundForm, in filler: FormFiller) {
        let grid = filler.grid
        let left = filler.left
        var found: [UInt64] = []
        for block in form.blocks {
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
                anchors[table.rawValue].append(column.columns.lowerBound - left)
                if column.label != 0 { found.append(column.label) }
            }
        }
        // A text that is spelled like a label, 合计 for an indicator's name, says nothing of the layout.
        var isText = [Bool](repeating: false, count: grid.sheet.cells.count)
        for placed in filler.placement.fields {
            if let cell = placed.cell { isText[cell] = true }
            if case .subject(let key) = placed.field { subjects.append(key) }
        }
        for line in form.lines {
            for index in grid.row(line)
            where !isText[grid.cells[index].index] && (grid.cells[index].label != nil || !grid.cells[index].inlines.isEmpty) {
                found.append(grid.cells[index].key)
            }
        }
        found.sort()
        labels = [found.indices.filter { $0 == 0 || found[$0] != found[$0 - 1] }.map { found[$0] }]
        hasYear = form.yearLine != nil
    }

    /// How well a found form fits this layout's shape, higher is better; nil where it does not.
    ///
    /// The columns of the tables must be the layout's, in its order, and it must have a place for the name of a
    /// project that has one; a form may miss its funds or goals, and
    /// is then compared in the rest: most must be alike either in what the labels say or in where the columns
    /// stand, and something of both where tables are missing.
    ///
    /// - Parameter lacking: how many columns the form may lack; the others must stand where the layout has them.
    func fit(of form: FormShape, lacking: Int = 0) -> Double? {
        if lacking > 0 {
            guard let whole = completed(form), whole.count <= lacking else { return nil }
            // A form of another place that never had the column differs elsewhere, too.
            guard let fit = fit(of: whole.form), fit >= FormShape.sureFit else { return nil }
            return fit
        }
        guard form.indicators == indicators,
            form.funds == funds || form.funds.isEmpty,
            form.goals == goals || form.goals.isEmpty,
            holdsAnySubject || subjects.contains(.projectName) || !form.subjects.contains(.projectName)
        else { return nil }
        let formTables = form.tables
        let wanted = labels[formTables]
        let sameLabels =
            Double(FormShape.countCommon(wanted, form.labels[0])) / Double(max(1, wanted.count))
        var places = 0
        var samePlaces = 0
        for (mine, its) in zip(anchors, form.anchors) where !its.isEmpty {
            places += mine.count
            for (place, other) in zip(mine, its) where place == other { samePlaces += 1 }
        }
        let sameAnchors = Double(samePlaces) / Double(max(1, places))
        guard sameLabels >= 0.6 || sameAnchors >= 0.6,
            formTables.nonzeroBitCount == tables.nonzeroBitCount || sameLabels + sameAnchors >= 1.2
        else { return nil }
        // Between layouts that are alike, the one that has no line which the form does not have, and lacks
        // none of the form's.
        return sameLabels + sameAnchors + (!hasYear || form.hasYear ? 0.05 : 0)
            - 0.1 * Double(Set(form.subjects).subtracting(subjects).count)
    }

    /// The fit of a form that is like the layout in nearly every label and every place.
    private static let sureFit = 1.85

    /// A form with this layout's columns put in where it lacks them, and how many those are; nil where the form has
    /// other columns too, or its columns stand elsewhere.
    private func completed(_ form: FormShape) -> (form: FormShape, count: Int)? {
        var whole = form
        var count = 0
        func complete<Column: Equatable>(
            _ columns: WritableKeyPath<FormShape, [Column]>, _ table: Table
        ) -> Bool {
            let (mine, its) = (self[keyPath: columns], form[keyPath: columns])
            if its.isEmpty { return true }
            var place = 0
            for (column, anchor) in zip(mine, anchors[table.rawValue]) {
                if place < its.count, its[place] == column {
                    guard form.anchors[table.rawValue][place] == anchor else { return false }
                    place += 1
                } else {
                    count += 1
                }
            }
            guard place == its.count else { return false }
            whole[keyPath: columns] = mine
            whole.anchors[table.rawValue] = anchors[table.rawValue]
            return true
        }
        guard complete(\.indicators, .indicators), complete(\.funds, .funds), count > 0 else { return nil }
        return (whole, count)
    }

    /// How many keys two lists have in common, both in order and each key once.
    private static func countCommon(_ left: [UInt64], _ right: [UInt64]) -> Int {
        var (leftPlace, rightPlace, count) = (0, 0, 0)
        while leftPlace < left.count, rightPlace < right.count {
            let (one, other) = (left[leftPlace], right[rightPlace])
            if one == other { count += 1 }
            if one <= other { leftPlace += 1 }
            if other <= one { rightPlace += 1 }
        }
        return count
    }
}
