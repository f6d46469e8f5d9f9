import Ledger
import Primitives
import XLSX

extension Overview {
    /// The groups of forms, a small table for each grouping, under the charts of two of them.
    mutating func writeSections(from row: Int) -> Int {
        guard figures.total.count > 0 else { return row }
        let chartRow = row
        let departments = figures.departments.members
        let hasBudgets = departments.contains { $0.group.budget.sum > .zero }
        let grades = figures.groupings.first { $0.column == FormColumn.grade }?.members ?? []
        let hasGrades = grades.contains { $0.label.shownText != nil }
        var row = hasBudgets || hasGrades ? row + Overview.chartRows + 1 : row
        let first = row + 2
        row = writeDepartments(departments, from: row)
        if hasBudgets { chartBudgets(departments, firstRow: first, row: chartRow) }
        for grouping in figures.groupings {
            // All of them are on a sheet of their own.
            let members = grouping.members
            let isGrade = grouping.column == FormColumn.grade
            guard isGrade ? hasGrades : members.count > 1 else { continue }
            if isGrade { chartGrades(members, firstRow: row + 2, row: chartRow, isAlone: !hasBudgets) }
            row = write(Array(members.prefix(Overview.shownGroups)), of: grouping.column, from: row) + 1
        }
        return row
    }

    /// A section with its title; gives the row under it.
    private mutating func write(
        _ members: [FormGrouping.Member], of column: String, from row: Int
    ) -> Int {
        grid.set(row, 1, .text(messages.sectionTitle(of: column)), styles.section)
        let section = tables.section(members, of: column, styles, messages)
        section.writeHeads(to: &grid, row: row + 1, label: messages.sectionLabel(of: column))
        let end = section.write(to: &grid, row: row + 2)
        addBars(rows: row + 2...max(row + 2, end - 1))
        return end
    }

    private mutating func addBars(rows: ClosedRange<Int>) {
        for column in [5, 6] {
            bars.append(
                TableSheet.Bar(
                    range: CellRange(rows: rows, columns: column...column), full: 100,
                    colour: Overview.barColour))
        }
    }

    /// The departments with the most money, the others in one row, and all of them.
    private mutating func writeDepartments(_ members: [FormGrouping.Member], from row: Int) -> Int {
        let shown = Array(members.prefix(Overview.shownDepartments))
        let first = row + 2
        var end = write(shown, of: FormColumn.department, from: row)
        let isComplete = shown.count == members.count && !figures.departments.isCut
        let totalRow = isComplete ? end : end + 1
        if !isComplete {
            writeOthers(row: end, shown: shown, rows: first...end - 1, totalRow: totalRow)
            end += 1
        }
        let section = tables.section([], of: FormColumn.department, styles, messages)
        let style = (count: styles.totalWhole, amount: styles.totalAmount, hundredths: styles.totalHundredths)
        grid.set(end, 1, .text(messages.total), styles.totalText)
        section.writeNumbers(of: figures.total, to: &grid, row: end, conditions: [], style: style)
        guard figures.repeated.count > 0 else { return end + 2 }
        let plain = (count: styles.whole, amount: styles.amount, hundredths: styles.hundredths)
        grid.set(end + 1, 1, .text(messages.repeatedAmongThem), styles.text)
        section.writeNumbers(
            of: figures.repeated, to: &grid, row: end + 1, conditions: [tables.isRepeated], style: plain)
        grid.set(end + 2, 1, .text(messages.withoutRepeated), styles.text)
        section.writeNumbers(
            of: figures.distinct, to: &grid, row: end + 2, conditions: [tables.isDistinct], style: plain)
        return end + 4
    }

    /// What is left of all forms beside those of the groups shown.
    private mutating func writeOthers(
        row: Int, shown: [FormGrouping.Member], rows: ClosedRange<Int>, totalRow: Int
    ) {
        let others = figures.departments.count - shown.count
        grid.set(row, 1, .text(messages.otherDepartments(others)), styles.text)
        func put(_ column: Int, _ total: ExactDecimal, _ style: Int, _ part: (FormGroup) -> ExactDecimal) {
            let letters = CellReference.letters(ofColumn: column)
            let sum = shown.reduce(Tally()) { tally, member in
                var tally = tally
                tally.add(part(member.group))
                return tally
            }.sum
            let formula =
                "\(letters)\(totalRow + 1)-SUM(\(letters)\(rows.lowerBound + 1):\(letters)\(rows.upperBound + 1))"
            grid.set(row, column, .formula(formula, total.subtracting(sum) ?? .zero), style)
        }
        let total = figures.total
        put(2, ExactDecimal(total.count), styles.whole) { ExactDecimal($0.count) }
        put(3, total.budget.sum, styles.amount) { $0.budget.sum }
        put(4, total.executed.sum, styles.amount) { $0.executed.sum }
        grid.set(row, 5, .blank, styles.text)
        grid.set(row, 6, .blank, styles.text)
        put(7, total.errors.sum, styles.whole) { $0.errors.sum }
        put(8, total.warnings.sum, styles.whole) { $0.warnings.sum }
    }

    /// The first inputs that could not be read, and why.
    mutating func writeRefusals(from row: Int) -> Int {
        guard !figures.refusals.isEmpty else { return row }
        grid.set(row, 1, .text(messages.refusals), styles.section)
        grid.set(row + 1, 1...2, .text(messages.file), styles.heading)
        grid.set(row + 1, 3...8, .text(messages.reason), styles.heading)
        var row = row + 2
        for refusal in figures.refusals {
            let path = InputColumn.cell(InputColumn.path, of: refusal).shownText ?? ""
            let reason = InputColumn.cell(InputColumn.reason, of: refusal).shownText ?? ""
            let lines = max(
                TableRows.lines(of: path, width: FormSection.widths[0...1].reduce(0, +)),
                TableRows.lines(of: reason, width: FormSection.widths[2...].reduce(0, +)))
            if lines > 1 { grid.heights[row] = TableRows.height(lines: lines) }
            grid.set(row, 1...2, .text(path), styles.style(of: path))
            grid.set(row, 3...8, .text(reason), styles.style(of: reason))
            row += 1
        }
        if figures.refused > figures.refusals.count {
            grid.set(
                row, 1, .text(messages.moreRefusals(figures.refused - figures.refusals.count)),
                styles.subtitle)
            row += 1
        }
        return row
    }
}
