import Files
public import Ledger
import Performance
import Primitives
import Sheets
import XLSX

/// The workbook of a whole collection of forms (汇总): a front page with figures and charts, and every table of
/// the ledger, to be filtered, printed and traced back to the officers' files.
///
/// Entries are taken one by one, in the order of the inputs; what it needs of memory does not grow with them.
/// The same entries give the same bytes.
///
/// ```swift
/// let summary = try SummaryWorkbook(output: "汇总.xlsx", messages: Messages(.chinese))
/// for entry in entries { try summary.append(entry) }
/// try summary.finish(units: nil, to: temporaryPath)
/// ```
public final class SummaryWorkbook {
    private let output: String
    private let messages: Messages
    private let rowLimit: Int
    private let book: TableBook
    private let styles: SummaryStyles
    private let links: FileLinks
    private var tables: SummaryTables
    private var lists: SummaryLists
    private var figures = SummaryFigures()

    private let formPlaces = LedgerTable.forms.shownPlaces
    private let fundPlaces = LedgerTable.funds.shownPlaces
    private let sourcePlace = LedgerTable.funds.index(of: "source")
    private let indicatorPlaces = LedgerTable.indicators.shownPlaces
    private let otherPlaces = LedgerTable.others.shownPlaces
    private let problemPlaces = LedgerTable.problems.shownPlaces
    private let inputPlaces = LedgerTable.inputs.shownPlaces

    /// The property of the document that says that it is a summary, so that it is never taken for forms.
    static let mark = "jixiao.summary"

    /// Begins a summary.
    ///
    /// - Parameters:
    ///   - output: the path that it will have; links to files are relative to its folder.
    ///   - temporaryFolder: where rows are set aside until it is made; nil for the output's folder.
    ///   - earlier: the amounts of an earlier export's forms, to compare with.
    ///   - rowLimit: how many rows a sheet has at most, the first three among them.
    /// - Throws: `InterchangeError.cannotWrite`.
    public init(
        output: String, messages: Messages, temporaryFolder: String? = nil, earlier: EarlierAmounts? = nil,
        rowLimit: Int? = nil
    ) throws(InterchangeError) {
        self.output = output
        self.messages = messages
        self.rowLimit = min(rowLimit ?? SummaryTable.sheetRows, SummaryTable.sheetRows)
        links = FileLinks(output: output)
        do throws(XLSXWriteError) {
            book = try TableBook(temporaryFolder: temporaryFolder ?? Path(output).folder)
            try book.set(WorkbookDraft.Property(SummaryWorkbook.mark, "1"))
            styles = try SummaryStyles(book)
        } catch {
            throw SummaryWorkbook.error(error, output)
        }
        tables = SummaryTables(book, styles: styles, messages: messages, rowLimit: self.rowLimit)
        lists = SummaryLists(
            book, styles: styles, messages: messages, links: links, rowLimit: self.rowLimit, earlier: earlier)
    }

    /// Appends all that the ledger has of one input.
    ///
    /// - Throws: `InterchangeError.cannotWrite` where the rows cannot be set aside, for want of room above all.
    public func append(_ entry: LedgerEntry) throws(InterchangeError) {
        let formsBefore = figures.total.count
        figures.add(entry)
        do throws(XLSXWriteError) {
            try appendInput(entry)
            for (index, form) in entry.forms.enumerated() {
                try append(form, number: formsBefore + index + 1)
            }
            for problem in entry.problems {
                let form = problem.form.flatMap { index in
                    entry.forms.indices.contains(index)
                        ? ListedForm(number: formsBefore + index + 1, row: entry.forms[index].row) : nil
                }
                try append(problem, form)
            }
            for row in entry.leftOut { try lists.addLeftOut(row) }
        } catch {
            throw SummaryWorkbook.error(error, output)
        }
    }

    private func appendInput(_ entry: LedgerEntry) throws(XLSXWriteError) {
        var cells: [SummaryCell] = [.ledger(.whole(figures.found))]
        let path = InputColumn.cell(InputColumn.path, of: entry.row).shownText
        for place in inputPlaces {
            let cell = entry.row[place]
            cells.append(
                LedgerTable.inputs.columns[place].name == InputColumn.path
                    ? link(cell, path: path) : .ledger(cell))
        }
        cells.append(.text(entry.sameAs))
        try tables.inputs.append(cells)
    }

    private func append(_ form: LedgerEntry.FormRows, number: Int) throws(XLSXWriteError) {
        let file = FormColumn.cell(FormColumn.file, of: form.row).shownText
        let sheet = FormColumn.cell(FormColumn.sheet, of: form.row).shownText
        let range = FormColumn.cell(FormColumn.cells, of: form.row).shownText
        let key = SummaryCell.ledger(.whole(number))
        var cells = [key]
        for place in formPlaces {
            let cell = form.row[place]
            switch LedgerTable.forms.columns[place].name {
            case FormColumn.file: cells.append(link(cell, path: file))
            case FormColumn.cells: cells.append(link(cell, path: file, sheet: sheet, cells: range))
            default: cells.append(.ledger(cell))
            }
        }
        cells.append(.text(form.sameAs))
        try tables.forms.append(cells)
        try lists.add(ListedForm(number: number, row: form.row))
        let keys = [
            key, .ledger(FormColumn.cell(FormColumn.unit, of: form.row)),
            .ledger(FormColumn.cell(FormColumn.project, of: form.row)),
        ]
        for fund in form.funds {
            try tables.funds.append(
                keys + fundPlaces.map { .ledger($0 == sourcePlace ? named(fund[$0]) : fund[$0]) })
        }
        for indicator in form.indicators {
            try tables.indicators.append(keys + indicatorPlaces.map { .ledger(indicator[$0]) })
        }
        for other in form.others {
            try tables.others.append(keys + otherPlaces.map { .ledger(other[$0]) })
        }
    }

    /// A source of money in words.
    private func named(_ source: LedgerCell) -> LedgerCell {
        source.shownText.flatMap { Fund.Source(rawValue: $0) }.map { .text(messages.name(of: $0)) } ?? source
    }

    private func append(_ problem: LedgerEntry.ProblemRow, _ form: ListedForm?) throws(XLSXWriteError) {
        let columns = LedgerTable.problems.columns
        func text(_ name: String) -> String? {
            columns.firstIndex { $0.name == name }.flatMap { problem.row[$0].shownText }
        }
        let (file, sheet, range) = (text("file"), text("sheet"), text("cell"))
        var cells: [SummaryCell] = [
            .ledger(.whole(tables.problems.count + 1)), .ledger(form.map { .whole($0.number) } ?? .blank),
        ]
        for place in problemPlaces {
            let cell = problem.row[place]
            switch columns[place].name {
            case "file": cells.append(link(cell, path: file))
            case "cell": cells.append(link(cell, path: file, sheet: sheet, cells: range))
            default: cells.append(.ledger(cell))
            }
        }
        try tables.problems.append(cells)
        guard let form, text("code") == "reason-missing" else { return }
        let cell = range.map { LedgerCell.text($0) } ?? .blank
        try lists.addReason(
            form, message: text("message") ?? "", link: link(cell, path: file, sheet: sheet, cells: range))
    }

    /// A cell that leads to a file, or as it is where no link can be made.
    private func link(
        _ cell: LedgerCell, path: String?, sheet: String? = nil, cells: String? = nil
    ) -> SummaryCell {
        guard let text = cell.shownText, let path,
            let formula = links.formula(text: text, path: path, sheet: sheet, cells: cells)
        else { return .ledger(cell) }
        return .link(text, formula: formula)
    }

    /// How many forms have a row.
    public var formCount: Int { tables.forms.count }

    /// Ends the summary and writes it over a file, which is complete or an error.
    ///
    /// - Parameters:
    ///   - units: rows of `LedgerTable.units`, where a list of units was given.
    ///   - report: what the export came to, for what the totals rest on.
    ///   - path: where it is written, to be renamed by the caller.
    /// - Throws: `InterchangeError.cannotWrite` with the output's path.
    public func finish(
        units: [[LedgerCell]]?, report: ExportReport? = nil, to path: String
    ) throws(InterchangeError) {
        do throws(XLSXWriteError) {
            try book.finish(try sheets(units, report), to: path)
        } catch {
            throw SummaryWorkbook.error(error, output)
        }
    }

    private func sheets(
        _ units: [[LedgerCell]]?, _ report: ExportReport?
    ) throws(XLSXWriteError) -> [TableSheet] {
        let counts = try units.map { rows throws(XLSXWriteError) in try append(units: rows) }
        let groups = groupSheets
        let listed = try lists.tables()
        tables.firstNames = groups.map(\.name) + listed.map(\.name)
        tables.leftOutName = lists.uncounted?.name
        var overview = Overview(
            figures: figures, tables: tables, styles: styles, messages: messages, units: counts,
            basis: report.map { messages.basis($0) })
        var sheets = [try overview.sheet(in: book)]
        for group in groups { sheets.append(try group.sheet(in: book)) }
        for list in listed { sheets += try lists.sheets(of: list) }
        var tableSheets = try tables.sheets(messages)
        if let uncounted = lists.uncounted {
            // Before the units, which are the last.
            let end = tableSheets.count - (units == nil ? 0 : tables.units?.parts.count ?? 0)
            tableSheets.insert(contentsOf: try lists.sheets(of: uncounted), at: end)
        }
        return sheets + tableSheets
    }

    /// The sheets of groups: of departments where they are too many for the front page, of projects, fund types and
    /// grades where there is more than one.
    private var groupSheets: [GroupSheet] {
        var groups: [(FormGrouping, String, Int)] = [
            (figures.departments, messages.departmentSheet, Overview.shownDepartments),
            (figures.projects, messages.projectSheet, 1),
        ]
        for grouping in figures.groupings {
            switch grouping.column {
            case FormColumn.fundType: groups.append((grouping, messages.fundTypeSheet, 1))
            case FormColumn.grade: groups.append((grouping, messages.gradeSheet, 1))
            default: break
            }
        }
        return groups.compactMap { grouping, name, fewest in
            GroupSheet(
                grouping, name: name, moreThan: fewest, total: figures.total, tables: tables, styles: styles,
                messages: messages)
        }
    }

    private func append(units: [[LedgerCell]]) throws(XLSXWriteError) -> UnitTotals {
        let table = tables.beginUnits(book, styles: styles, messages: messages, rowLimit: rowLimit)
        var totals = UnitTotals()
        let place = LedgerTable.units.index(of: "outcome") ?? 0
        for (index, unit) in units.enumerated() {
            totals.add(outcome: unit[place].shownText ?? "", messages)
            let cells = LedgerTable.units.shownPlaces.map { SummaryCell.ledger(unit[$0]) }
            try table.append([.ledger(.whole(index + 1))] + cells)
        }
        return totals
    }

    /// A full disk is the output's, wherever it showed.
    private static func error(_ error: XLSXWriteError, _ output: String) -> InterchangeError {
        switch error {
        case .file(.cannotWrite(_, let reason)): .cannotWrite(output, reason)
        default: .workbookWriting(error)
        }
    }
}
