import Ledger
import Primitives
import XLSX

extension Overview {
    private static let budgetColour: UInt32 = 0x2E_75B6
    private static let executedColour: UInt32 = 0xF4_B183
    private static let gradeColours: [String: UInt32] = [
        "优": 0x70_AD47, "良": 0x5B_9BD5, "中": 0xFF_C000, "差": 0xC0_0000,
    ]
    private static let otherColour: UInt32 = 0xA6_A6A6
    private static let pixelsPerCharacter = 7.0

    /// Budget beside executed amount, department by department.
    mutating func chartBudgets(_ members: [FormGrouping.Member], firstRow: Int, row: Int) {
        let shown = members.prefix(Overview.shownBars)
        let rows = firstRow...firstRow + shown.count - 1
        func series(_ name: String, _ column: Int, _ colour: UInt32, _ sum: (FormGroup) -> ExactDecimal)
            -> TableChart.Series
        {
            TableChart.Series(
                name: name, values: CellRange(rows: rows, columns: column...column),
                numbers: shown.map { sum($0.group).double }, colour: colour)
        }
        let hasGrades = figures.groupings.contains { grouping in
            grouping.column == FormColumn.grade && grouping.members.contains { $0.label.shownText != nil }
        }
        charts.append(
            TableChart(
                kind: .bars, title: messages.budgetChart, categories: CellRange(rows: rows, columns: 1...1),
                names: shown.map(name),
                series: [
                    series(messages.budgetWord, 3, Overview.budgetColour) { $0.budget.sum },
                    series(messages.executedWord, 4, Overview.executedColour) { $0.executed.sum },
                ],
                place: CellReference(row: row, column: 1),
                width: Overview.pixels(hasGrades ? 0...3 : 0...7) - (hasGrades ? 8 : 0),
                height: Double(Overview.chartRows) * Overview.rowPixels))
        charts[charts.count - 1].description = messages.budgetChart
    }

    /// How many forms have which grade.
    mutating func chartGrades(
        _ members: [FormGrouping.Member], firstRow: Int, row: Int, isAlone: Bool
    ) {
        let rows = firstRow...firstRow + members.count - 1
        let colours = members.map { member in
            member.label.shownText.flatMap { Overview.gradeColours[$0] } ?? Overview.otherColour
        }
        charts.append(
            TableChart(
                kind: .ring(colours: colours), title: messages.gradeChart,
                categories: CellRange(rows: rows, columns: 1...1), names: members.map(name),
                series: [
                    TableChart.Series(
                        name: messages.formCount, values: CellRange(rows: rows, columns: 2...2),
                        numbers: members.map { Double($0.group.count) }, colour: Overview.otherColour)
                ],
                place: CellReference(row: row, column: isAlone ? 1 : 5),
                width: Overview.pixels(4...7),
                height: Double(Overview.chartRows) * Overview.rowPixels))
        charts[charts.count - 1].description = messages.gradeChart
    }

    private func name(of member: FormGrouping.Member) -> String {
        member.label.shownText.map(FormSection.shortened) ?? messages.withoutLabel
    }

    private static func pixels(_ columns: ClosedRange<Int>) -> Double {
        FormSection.widths[columns].reduce(0, +) * pixelsPerCharacter
    }
}
