import Ledger
import Performance
import Primitives
import XLSX

/// The front page of the summary: what was found, what it comes to, and where to look.
struct Overview {
    let figures: SummaryFigures
    let tables: SummaryTables
    let styles: SummaryStyles
    let messages: Messages
    /// How many units there are by what is known of their reports; nil without a list of units.
    let units: UnitTotals?
    /// What the totals rest on, in words.
    let basis: String?

    var grid = SummaryGrid()
    var bars: [TableSheet.Bar] = []
    var charts: [TableChart] = []

    /// The most departments on the front page; all of them have a sheet of their own where there are more.
    static let shownDepartments = 12
    /// The most groups of another sort there.
    static let shownGroups = 10
    /// The most bars of a chart.
    static let shownBars = 10
    /// The rows that charts lie over, and the pixels of each.
    static let chartRows = 13
    static let rowPixels = 27.0

    static let barColour: UInt32 = 0x9D_C3E6
    static let columns = 1...FormSection.columnCount

    init(
        figures: SummaryFigures, tables: SummaryTables, styles: SummaryStyles, messages: Messages,
        units: UnitTotals?, basis: String?
    ) {
        self.figures = figures
        self.tables = tables
        self.styles = styles
        self.messages = messages
        self.units = units
        self.basis = basis
    }

    /// The page as a sheet of the workbook.
    mutating func sheet(in book: TableBook) throws(XLSXWriteError) -> TableSheet {
        var row = writeTitle()
        row = writeFigures(from: row)
        row = writeAlerts(from: row)
        row = writeSections(from: row + 1)
        _ = writeRefusals(from: row)
        let rows = book.makeRows()
        try grid.write(to: rows)
        var sheet = TableSheet(name: messages.overview, rows: [rows], columnWidths: [2] + FormSection.widths)
        sheet.rowHeight = Overview.rowPixels * 0.75
        sheet.isLandscape = false
        sheet.isOnePage = true
        sheet.showsGrid = false
        sheet.tabColour = 0x1F_3864
        sheet.mergedRanges = grid.merged
        sheet.bars = bars
        sheet.charts = charts
        sheet.footer = messages.pageFooter
        return sheet
    }

    private mutating func writeTitle() -> Int {
        grid.set(0, 1, .text(messages.summaryTitle), styles.title)
        grid.heights[0] = 33
        grid.set(1, 1, .text(messages.summaryNote), styles.subtitle)
        grid.set(2, 1, .text(messages.detailsAre), styles.subtitle)
        let perRow = FormSection.columnCount - 1
        let names = tables.sheetNames
        for (offset, name) in names.enumerated() {
            let target = "#'\(name.replacing("'", with: "''"))'!A1"
            if let formula = FileLinks.formula(text: name, target: target) {
                grid.set(
                    2 + offset / perRow, 2 + offset % perRow, .formula(formula, nil, text: name),
                    styles.bareLink)
            }
        }
        let row = 2 + (names.count + perRow - 1) / perRow
        grid.heights[row] = 9
        return row + 1
    }

    /// The large figures, in bands of heads and numbers.
    private mutating func writeFigures(from row: Int) -> Int {
        let files = SheetRanges(tables.inputs)
        let read = files.count([
            SheetRanges.Condition(
                column: tables.outcomeColumn, criterion: "\"\(messages.outcome(isRead: true))\"")
        ])
        let found = files.numbers(0)
        let repeated = SheetRanges(tables.forms).count([tables.isRepeated])
        let counts: [(String, String, Int)] = [
            (messages.filesFound, found, figures.found), (messages.filesRead, read, figures.read),
            (messages.filesRefused, "\(found)-\(read)", figures.refused),
            (messages.formsRead, SheetRanges(tables.forms).numbers(0), figures.total.count),
            (messages.repeatedForms, repeated, figures.repeated.count),
        ]
        let severities = Problem.Severity.allCases.map { severity in
            let word = messages.severity(severity)
            let formula = SheetRanges(tables.problems).count([
                SheetRanges.Condition(column: tables.severityColumn, criterion: "\"\(word)\"")
            ])
            return (word, formula, figures.problems[severity.rawValue] ?? 0)
        }
        for (offset, (heading, formula, count)) in (counts + severities).enumerated() {
            put(row, 1 + offset...1 + offset, heading, formula, ExactDecimal(count), styles.figure)
        }
        let section = FormSection(
            members: [], column: 0, forms: tables.formColumns, styles: styles, messages: messages)
        let sum = section.forms.ranges
        let total = figures.total
        put(
            row + 2, 1...1, messages.budget, sum.sum(section.forms.budget), total.budget.sum,
            styles.figureAmount)
        put(
            row + 2, 2...3, messages.executed, sum.sum(section.forms.executed), total.executed.sum,
            styles.figureAmount)
        put(row + 2, 4...4, messages.rate, section.rate([]), total.rate, styles.figureHundredths)
        put(
            row + 2, 5...6, messages.averageScore, section.averageScore([]), total.score.average,
            styles.figureHundredths)
        put(
            row + 2, 7...8, messages.indicatorsRead, SheetRanges(tables.indicators).numbers(0),
            ExactDecimal(tables.indicators.count), styles.figure)
        return units.map { writeUnits($0, row: row + 4) } ?? row + 4
    }

    private mutating func writeUnits(_ units: UnitTotals, row: Int) -> Int {
        guard let table = tables.units else { return row }
        let ranges = SheetRanges(table)
        func count(_ state: ExportReport.UnitState) -> String {
            ranges.count([
                SheetRanges.Condition(
                    column: tables.unitOutcomeColumn, criterion: "\"\(messages.outcome(state))\"")
            ])
        }
        put(
            row, 1...1, messages.unitsExpected, "\(ranges.numbers(0))-\(count(.unexpected))",
            ExactDecimal(units.expected), styles.figure)
        for (columns, heading, state) in [
            (2...3, messages.unitsReported, ExportReport.UnitState.reported),
            (4...4, messages.unitsUnreadable, .unreadable), (5...6, messages.unitsMissing, .missing),
            (7...8, messages.unitsUnexpected, .unexpected),
        ] {
            put(row, columns, heading, count(state), ExactDecimal(units[state]), styles.figure)
        }
        return row + 2
    }

    /// A head with its figure under it.
    private mutating func put(
        _ row: Int, _ columns: ClosedRange<Int>, _ heading: String, _ formula: String,
        _ number: ExactDecimal?, _ style: Int
    ) {
        grid.set(row, columns, .text(heading), styles.heading)
        grid.set(row + 1, columns, .formula(formula, number), style)
        grid.heights[row + 1] = 33
    }

    private mutating func writeAlerts(from row: Int) -> Int {
        var row = row
        for alert in messages.alerts(figures, units) {
            grid.set(row, 1, .text(alert), styles.alert)
            row += 1
        }
        if let basis {
            grid.set(row, 1, .text(basis), styles.subtitle)
            row += 1
        }
        return row
    }
}
