import Performance

extension Layout {
    /// The fields of its fixed rows.
    var fields: [FieldPath] {
        blocks.flatMap { block -> [FieldPath] in
            guard case .rows(let rows) = block else { return [] }
            return rows.joined().compactMap { cell in
                if case .field(let field, _) = cell.content { field } else { nil }
            }
        }
    }

    /// The amounts of the whole term in its fixed rows, each with the label printed left of it.
    var termAmounts: [(field: FieldPath, label: String)] {
        blocks.flatMap { block -> [(field: FieldPath, label: String)] in
            guard case .rows(let rows) = block else { return [] }
            return rows.flatMap { row in
                zip(row, row.dropFirst()).compactMap { label, amount in
                    guard case .label(let text) = label.content,
                        case .field(let field, _) = amount.content, case .term(.fund) = field
                    else { return nil }
                    return (field, text)
                }
            }
        }
    }

    /// The labels of its funds' rows.
    var fundLabels: [String] {
        for case .funds(_, let labels) in blocks { return labels }
        return []
    }

    var fundColumns: [Fund.Column] {
        for case .funds(let table, _) in blocks { return table.columns.compactMap(\.field) }
        return []
    }

    var indicatorColumns: [Indicator.Column] {
        for case .indicators(let table) in blocks { return table.columns.compactMap(\.field) }
        return []
    }

    var hasGoals: Bool {
        blocks.contains { if case .goals = $0 { true } else { false } }
    }

    /// Whether it prints a label before its notes, so that an officer knows what to fill in there.
    var hasLabelledNotes: Bool {
        blocks.contains { if case .notes(.some, _) = $0 { true } else { false } }
    }

    /// What its title prints, with `{year}` standing for the year; nil where that is left to the form.
    var titlePattern: String? {
        for case .rows(let rows) in blocks {
            for cell in rows.joined() {
                if case .field(.title, let pattern?) = cell.content { return pattern }
            }
        }
        return nil
    }

    /// The title of its forms for a year.
    func title(year: Int?) -> String {
        guard let pattern = titlePattern else { return Layout.title(of: kind) }
        if let year { return pattern.replacing("{year}", with: String(year)) }
        return ["{year}年度", "{year}年", "{year}"].reduce(pattern) { $0.replacing($1, with: "") }
    }

    private static func title(of kind: FormKind) -> String {
        switch kind {
        case .projectTarget: "项目支出绩效目标表"
        case .projectSelfEvaluation: "项目支出绩效自评表"
        case .departmentTarget: "部门（单位）整体支出绩效目标表"
        case .departmentSelfEvaluation: "部门（单位）整体支出绩效自评表"
        case .transferTarget: "转移支付绩效目标表"
        case .transferSelfEvaluation: "转移支付绩效目标自评表"
        case .regionalTarget: "区域绩效目标表"
        case .projectMonitoring: "项目支出绩效运行监控表"
        case .departmentMonitoring: "部门（单位）整体支出绩效运行监控表"
        }
    }

    /// The levels of a usual indicator that it has columns for.
    func levels(of usual: FundType.UsualIndicator) -> Indicator {
        let columns = indicatorColumns
        return Indicator(
            level1: columns.contains(.level1) ? usual.level1 : nil,
            level2: columns.contains(.level2) ? usual.level2 : nil,
            level3: columns.contains(.level3) ? usual.level3 : nil)
    }

    /// Usual indicators without those that look the same as one before, for want of a column.
    func distinct(_ indicators: [FundType.UsualIndicator]) -> [FundType.UsualIndicator] {
        var seen: Set<Indicator> = []
        return indicators.filter { seen.insert(levels(of: $0)).inserted }
    }

    /// The same layout with its amounts in another unit than 万元.
    func inUnit(_ unit: String) -> Layout {
        func changed(_ text: String) -> String { text.replacing("万元", with: unit) }
        func changed(_ label: Label?) -> Label? { label.map { Label(at: $0.at, text: changed($0.text)) } }
        func changed<Field>(_ table: Table<Field>) -> Table<Field> {
            var table = table
            table.section = changed(table.section)
            for index in table.columns.indices {
                table.columns[index].label = changed(table.columns[index].label)
            }
            return table
        }
        var layout = self
        layout.blocks = blocks.map { block in
            switch block {
            case .rows(let rows):
                .rows(
                    rows.map { cells in
                        cells.map { cell in
                            guard case .label(let text) = cell.content else { return cell }
                            return FixedCell(at: cell.at, rows: cell.rows, content: .label(changed(text)))
                        }
                    })
            case .funds(let table, let labels): .funds(changed(table), labels: labels.map(changed))
            case .goals(let table): .goals(changed(table))
            case .indicators(let table): .indicators(changed(table))
            case .subject, .notes: block
            }
        }
        return layout
    }
}

extension Layout {
    /// Every text that it prints over or beside a table, amounts in whatever unit.
    var headLabels: [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .rows(let rows):
                rows.joined().compactMap { if case .label(let text) = $0.content { text } else { nil } }
            case .funds(let table, _): table.columns.map(\.label)
            case .goals(let table): table.columns.map(\.label)
            case .indicators(let table): table.columns.map(\.label)
            case .subject, .notes: []
            }
        }
    }
}
