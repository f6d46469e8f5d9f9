import Ledger
import Primitives
import XLSX

/// Forms grouped by a column of theirs, every group with what its forms come to.
struct GroupSheet {
    let name: String
    private let column: String
    private let members: [FormGrouping.Member]
    private let hiddenCount: Int
    private let section: FormSection
    private let total: FormGroup
    private let styles: SummaryStyles
    private let messages: Messages

    /// The most groups with formulas of their own: each goes through all forms.
    private static let maximumGroups = 500

    /// Nil where there are too few groups to have a sheet.
    init?(
        _ grouping: FormGrouping, name: String, moreThan fewest: Int, total: FormGroup, tables: SummaryTables,
        styles: SummaryStyles, messages: Messages
    ) {
        let all = grouping.members
        guard all.count > fewest else { return nil }
        self.name = name
        column = grouping.column
        members = Array(all.prefix(GroupSheet.maximumGroups))
        hiddenCount = grouping.isCut ? max(1, grouping.count - members.count) : grouping.count - members.count
        section = tables.section(members, of: grouping.column, styles, messages)
        self.total = total
        self.styles = styles
        self.messages = messages
    }

    /// The sheet.
    func sheet(in book: TableBook) throws(XLSXWriteError) -> TableSheet {
        var grid = SummaryGrid()
        let head = SummaryTable.headRows - 1
        grid.set(0, 0, .text(name), styles.title)
        grid.heights[0] = 30
        if hiddenCount > 0 { grid.set(0, 3, .text(messages.hiddenGroups(hiddenCount)), styles.alert) }
        grid.set(1, 0, .text(""), styles.totalText)
        grid.set(1, 1, .text(messages.total), styles.totalText)
        section.writeNumbers(
            of: total, to: &grid, row: 1, conditions: [],
            style: (styles.totalWhole, styles.totalAmount, styles.totalHundredths))
        grid.set(head, 0, .text(messages.number), styles.heading)
        section.writeHeads(to: &grid, row: head, label: messages.sectionLabel(of: column))
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
