import Ledger
import Primitives
import XLSX

/// A small table of groups of forms: how many, their money, their scores and their problems.
struct FormSection {
    /// The first of its eight columns.
    static let firstColumn = 1
    /// How many columns it has.
    static let columnCount = 8
    /// The widths of those columns in characters.
    static let widths = [30.0, 8, 18, 18, 12, 10, 8, 8]

    let members: [FormGrouping.Member]
    /// Where forms have what is grouped by, on the sheets of forms.
    let column: Int
    let forms: FormColumns
    let styles: SummaryStyles
    let messages: Messages

    /// Where the numbers of a group come from.
    struct FormColumns {
        let ranges: SheetRanges
        let budget: Int
        let executed: Int
        let rate: Int
        let score: Int
        let errors: Int
        let warnings: Int
    }

    /// Writes the heads.
    func writeHeads(to grid: inout SummaryGrid, row: Int, label: String) {
        let headings = [label] + messages.sectionHeadings
        let lines = zip(headings, FormSection.widths).map { TableRows.lines(of: $0, width: $1) }.max() ?? 1
        grid.heights[row] = TableRows.height(lines: lines) + 6
        for (offset, heading) in headings.enumerated() {
            grid.set(row, FormSection.firstColumn + offset, .text(heading), styles.heading)
        }
    }

    /// Writes the groups from a row down; gives the row under the last.
    func write(to grid: inout SummaryGrid, row: Int) -> Int {
        for (offset, member) in members.enumerated() { write(member, to: &grid, row: row + offset) }
        return row + members.count
    }

    private func write(_ member: FormGrouping.Member, to grid: inout SummaryGrid, row: Int) {
        let first = FormSection.firstColumn
        if let number = member.label.shownNumber {
            grid.set(row, first, .number(number), styles.text)
        } else {
            let label = member.label.shownText.map(FormSection.shortened) ?? messages.withoutLabel
            grid.set(row, first, .text(label), styles.style(of: label))
            let lines = TableRows.lines(of: label, width: FormSection.widths[0])
            if lines > 1 { grid.heights[row] = TableRows.height(lines: min(lines, 3)) }
        }
        let address = CellReference.letters(ofColumn: first)
        let isBlank = member.label.shownText == nil && member.label.shownNumber == nil
        let condition = SheetRanges.Condition(
            column: column, criterion: isBlank ? "\"=\"" : "$\(address)\(row + 1)")
        writeNumbers(
            of: member.group, to: &grid, row: row, conditions: member.isFindable ? [condition] : nil,
            style: (styles.whole, styles.amount, styles.hundredths))
    }

    /// Writes what a group comes to, by formulas where forms can be found by the conditions.
    func writeNumbers(
        of group: FormGroup, to grid: inout SummaryGrid, row: Int, conditions: [SheetRanges.Condition]?,
        style: (count: Int, amount: Int, hundredths: Int)
    ) {
        var place = FormSection.firstColumn
        func put(_ formula: String?, _ number: ExactDecimal?, _ style: Int) {
            place += 1
            if let formula, conditions != nil {
                grid.set(row, place, .formula(formula, number), style)
            } else {
                grid.set(row, place, number.map { .number($0) } ?? .blank, style)
            }
        }
        let conditions = conditions ?? []
        let count = conditions.isEmpty ? forms.ranges.numbers(0) : forms.ranges.count(conditions)
        put(count, ExactDecimal(group.count), style.count)
        put(forms.ranges.sum(forms.budget, conditions), group.budget.sum, style.amount)
        put(forms.ranges.sum(forms.executed, conditions), group.executed.sum, style.amount)
        put(rate(conditions), group.rate, style.hundredths)
        put(averageScore(conditions), group.score.average, style.hundredths)
        put(forms.ranges.sum(forms.errors, conditions), group.errors.sum, style.count)
        put(forms.ranges.sum(forms.warnings, conditions), group.warnings.sum, style.count)
    }

    /// What was spent of the budgets of the forms that tell both.
    func rate(_ conditions: [SheetRanges.Condition]) -> String {
        let rated = conditions + [SheetRanges.Condition(column: forms.rate, criterion: "\">=0\"")]
        let (executed, budget) = (
            forms.ranges.sum(forms.executed, rated), forms.ranges.sum(forms.budget, rated)
        )
        return "IFERROR(ROUND(\(executed)/\(budget)*100,2),\"\")"
    }

    /// The average of the scores that are numbers.
    func averageScore(_ conditions: [SheetRanges.Condition]) -> String {
        let scored = conditions + [SheetRanges.Condition(column: forms.score, criterion: "\">-1E+300\"")]
        let (sum, count) = (forms.ranges.sum(forms.score, conditions), forms.ranges.count(scored))
        return "IFERROR(ROUND(\(sum)/\(count),2),\"\")"
    }

    /// A label that a chart and a cell can show.
    static func shortened(_ label: String) -> String {
        label.unicodeScalars.count > 255 ? String(label.prefix(200)) + "…" : label
    }
}
