import Ledger
import Primitives
import XLSX

/// Every department with what its forms come to, where there are too many for the front page.
struct DepartmentSheet {
    let name: String
    private let members: [FormGrouping.Member]
    private let section: FormSection
    private let figures: SummaryFigures
    private let styles: SummaryStyles
    private let messages: Messages

    /// The most departments with formulas of their own: each goes through all forms.
    private static let maximumDepartments = 500

    /// Nil where all departments are on the front page.
    init?(figures: SummaryFigures, tables: SummaryTables, styles: SummaryStyles, messages: Messages) {
        let all = figures.departments.members
        guard all.count > Overview.shownDepartments else { return nil }
        members = Array(all.prefix(DepartmentSheet.maximumDepartments))
        name = messages.departmentSheet
        section = tables.section(members, of: FormColumn.department, styles, messages)
        self.figures = figures
        self.styles = styles
        self.messages = messages
    }

    /// The sheet.
    func sheet(in book: TableBook) throws(XLSXWriteError) -> TableSheet {
        var grid = SummaryGrid()
        let head = SummaryTable.headRows - 1
        grid.set(0, 0, .text(name), styles.title)
        grid.heights[0] = 30
        let hidden = figures.departments.count - members.count
        if hidden > 0 || figures.departments.isCut {
            grid.set(0, 3, .text(messages.hiddenDepartments(hidden)), styles.alert)
        }
        grid.set(1, 0, .text(""), styles.totalText)
        grid.set(1, 1, .text(messages.total), styles.totalText)
        section.writeNumbers(
            of: figures.total, to: &grid, row: 1, conditions: [],
            style: (styles.totalWhole, styles.totalAmount, styles.totalHundredths))
        grid.set(head, 0, .text(messages.number), styles.heading)
        section.writeHeads(to: &grid, row: head, label: messages.sectionLabel(of: FormColumn.department))
        let end = section.write(to: &grid, row: head + 1)
        for row in head + 1..<end { grid.set(row, 0, .number(ExactDecimal(row - head)), styles.whole) }
        let rows = book.makeRows()
        try grid.write(to: rows)
        var sheet = TableSheet(name: name, rows: [rows], columnWidths: [7] + FormSection.widths)
        sheet.rowHeight = Overview.rowPixels * 0.75
        sheet.frozenRows = SummaryTable.headRows
        sheet.frozenColumns = 2
        sheet.filter = CellRange(rows: head...end - 1, columns: 0...FormSection.columnCount)
        sheet.repeatedRows = head...head
        sheet.footer = messages.pageFooter
        sheet.tabColour = 0x2E_75B6
        sheet.bars = [5, 6].map { column in
            TableSheet.Bar(
                range: CellRange(rows: head + 1...end - 1, columns: column...column), full: 100,
                colour: Overview.barColour)
        }
        return sheet
    }
}
