import Ledger
import Performance
import Primitives
import XLSX

extension SummaryTables {
    private static let rateColour: UInt32 = 0x9D_C3E6
    private static let scoreColour: UInt32 = 0xA9_D18E

    /// The sheets of all tables, in the order of their tabs.
    func sheets(_ messages: Messages) throws(XLSXWriteError) -> [TableSheet] {
        let columns = formColumns
        var sheets = try forms.sheets(messages, frozen: 4, printed: columns.warnings + 1).map { sheet in
            var sheet = sheet
            sheet.tabColour = 0x2E_75B6
            sheet.bars = [
                bar(columns.rate, SummaryTables.rateColour), bar(columns.score, SummaryTables.scoreColour),
            ]
            sheet.alarms = [alarm(columns.errors...columns.errors) { "N(\($0(columns.errors)))>0" }]
            return sheet
        }
        sheets += try funds.sheets(messages, frozen: SummaryTables.rowKeys)
        sheets += try indicators.sheets(messages, frozen: SummaryTables.rowKeys)
        if others.count > 0 { sheets += try others.sheets(messages, frozen: SummaryTables.rowKeys) }
        sheets += try problems.sheets(messages, frozen: 0).map { sheet in
            var sheet = sheet
            sheet.tabColour = 0xC0_0000
            let word = messages.severity(.error)
            sheet.alarms = [alarm(severityColumn...severityColumn) { "\($0(severityColumn))=\"\(word)\"" }]
            return sheet
        }
        sheets += try inputs.sheets(messages, frozen: 2).map { sheet in
            var sheet = sheet
            // Excel's own blanks have no length either.
            sheet.alarms = [alarm(outcomeColumn...outcomeColumn) { "LEN(\($0(reasonColumn)))>0" }]
            return sheet
        }
        guard let units else { return sheets }
        sheets += try units.sheets(messages, frozen: 2).map { sheet in
            var sheet = sheet
            let column = unitOutcomeColumn
            let words = [ExportReport.UnitState.missing, .unreadable].map(messages.outcome)
            sheet.alarms = [
                alarm(1...column) { cell in
                    "OR(" + words.map { "\(cell(column))=\"\($0)\"" }.joined(separator: ",") + ")"
                }
            ]
            return sheet
        }
        return sheets
    }

    private func bar(_ column: Int, _ colour: UInt32) -> TableSheet.Bar {
        TableSheet.Bar(range: SummaryTables.cells(column...column), full: 100, colour: colour)
    }

    /// An alarm on columns; the formula gets the addresses of the first row's cells.
    private func alarm(
        _ columns: ClosedRange<Int>, _ formula: ((Int) -> String) -> String
    ) -> TableSheet.Alarm {
        let row = SummaryTable.headRows + 1
        return TableSheet.Alarm(
            range: SummaryTables.cells(columns),
            formula: formula { "$\(CellReference.letters(ofColumn: $0))\(row)" })
    }

    private static func cells(_ columns: ClosedRange<Int>) -> CellRange {
        CellRange(rows: SummaryTable.headRows...CellReference.lastRow, columns: columns)
    }
}
