import Ledger
import Primitives
import XLSX

/// The tables of a summary, and where their columns stand.
struct SummaryTables {
    let forms: SummaryTable
    let funds: SummaryTable
    let indicators: SummaryTable
    /// What forms say besides the year's funds and indicators; it has a sheet where there is any of it.
    let others: SummaryTable
    let problems: SummaryTable
    let inputs: SummaryTable
    /// The units that were expected to report, where a list was given.
    var units: SummaryTable?
    /// The sheets of groups and lists, which come first.
    var firstNames: [String] = []
    /// The sheet of forms that do not count.
    var leftOutName: String?

    /// Columns that the tables have before those of the ledger: the number, and what the row belongs to.
    static let formKeys = 1
    static let rowKeys = 3
    static let problemKeys = 2

    /// Begins the tables in a workbook.
    init(_ book: TableBook, styles: SummaryStyles, messages: Messages, rowLimit: Int) {
        func table(
            _ table: LedgerTable, _ keys: [SummaryColumn], _ more: [SummaryColumn] = [],
            totals: [String: SummaryColumn.Total] = [:], cut: Set<String> = [], words: String? = nil
        ) -> SummaryTable {
            let columns = table.shownColumns.map { column in
                SummaryColumn(
                    messages.heading(of: column), width: column.width ?? 0, kind: column.kind,
                    total: totals[column.name] ?? (column.kind == .amount ? .sum : .none),
                    isCut: cut.contains(column.name))
            }
            var all = keys + columns + more
            // The words stand beside the number of rows.
            if all.count > 1, all[1].kind == .text { all[1].total = .words }
            return SummaryTable(
                messages.name(of: table), note: messages.note(of: table),
                words: words ?? messages.filteredTotal,
                columns: all, book: book,
                styles: styles, rowLimit: rowLimit)
        }
        let number = SummaryColumn(messages.number, width: 7, kind: .whole, total: .rows)
        let form = SummaryColumn(messages.formNumber, width: 7, kind: .whole, total: .rows)
        let belongs = [
            form, SummaryColumn(messages.unit, width: 24), SummaryColumn(messages.project, width: 24),
        ]
        let sameAs = SummaryColumn(messages.sameAs, width: 36, isCut: true)
        forms = table(
            .forms, [number], [sameAs],
            totals: ["score": .average, "indicators": .sum, "errors": .sum, "warnings": .sum],
            cut: [FormColumn.file, FormColumn.sheet, FormColumn.cells])
        funds = table(.funds, belongs, words: messages.fundsTotal)
        indicators = table(.indicators, belongs, totals: ["weight": .sum, "score": .sum])
        others = table(.others, belongs)
        problems = table(
            .problems, [number, SummaryColumn(messages.formNumber, width: 7, kind: .whole)])
        inputs = table(.inputs, [number], [sameAs], totals: ["forms": .sum, "bytes": .sum])
    }

    /// Begins the table of units.
    mutating func beginUnits(
        _ book: TableBook, styles: SummaryStyles, messages: Messages, rowLimit: Int
    ) -> SummaryTable {
        let columns = LedgerTable.units.shownColumns.map { column in
            SummaryColumn(
                messages.heading(of: column), width: column.width ?? 0, kind: column.kind,
                total: column.kind == .whole ? .sum : column.name == "unit" ? .words : .none)
        }
        let number = SummaryColumn(messages.number, width: 7, kind: .whole, total: .rows)
        let table = SummaryTable(
            messages.name(of: .units), note: messages.note(of: .units),
            words: messages.filteredTotal, columns: [number] + columns,
            book: book, styles: styles, rowLimit: rowLimit)
        units = table
        return table
    }

    /// The names of the sheets behind the front page, the first of each table.
    var sheetNames: [String] {
        firstNames
            + [
                forms.name, funds.name, indicators.name, others.count > 0 ? others.name : nil, problems.name,
                inputs.name, leftOutName, units?.name,
            ].compactMap(\.self)
    }

    /// Where a column of the ledger stands on the sheet of forms.
    static func place(_ name: String, in table: LedgerTable, keys: Int) -> Int {
        keys + (table.shownColumns.firstIndex { $0.name == name } ?? 0)
    }

    /// The columns that groups of forms are summed over.
    var formColumns: FormSection.FormColumns {
        func place(_ name: String) -> Int {
            SummaryTables.place(name, in: .forms, keys: SummaryTables.formKeys)
        }
        return FormSection.FormColumns(
            ranges: SheetRanges(forms), budget: place(FormColumn.budget),
            executed: place(FormColumn.executed), rate: place(FormColumn.rate),
            score: place(FormColumn.score), errors: place(FormColumn.errors),
            warnings: place(FormColumn.warnings))
    }

    /// A section of groups by a column of forms.
    func section(
        _ members: [FormGrouping.Member], of column: String, _ styles: SummaryStyles, _ messages: Messages
    ) -> FormSection {
        FormSection(
            members: members,
            column: SummaryTables.place(column, in: .forms, keys: SummaryTables.formKeys),
            forms: formColumns, styles: styles, messages: messages)
    }

    /// Forms of which an earlier one has the same unit, project and year.
    var isRepeated: SheetRanges.Condition {
        SheetRanges.Condition(column: forms.columns.count - 1, criterion: "\"?*\"")
    }
    /// The other forms.
    var isDistinct: SheetRanges.Condition {
        SheetRanges.Condition(column: forms.columns.count - 1, criterion: "\"=\"")
    }
    var outcomeColumn: Int { SummaryTables.place(InputColumn.outcome, in: .inputs, keys: 1) }
    var reasonColumn: Int { SummaryTables.place(InputColumn.reason, in: .inputs, keys: 1) }
    var severityColumn: Int {
        SummaryTables.place("severity_name", in: .problems, keys: SummaryTables.problemKeys)
    }
    var unitOutcomeColumn: Int { SummaryTables.place("outcome", in: .units, keys: 1) }
}

extension LedgerTable {
    /// The columns that a workbook shows.
    var shownColumns: [LedgerColumn] { columns.filter { $0.width != nil } }
    /// Where those stand in a row of the ledger.
    var shownPlaces: [Int] { columns.indices.filter { columns[$0].width != nil } }
}
