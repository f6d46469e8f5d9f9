import Ledger
import Primitives
import XLSX

/// The lists that a head of office asks for: where little was spent, who comes first, which reasons are missing, what
/// changed against an earlier year, and which forms do not count. Each has filters, and links to the officers' cells.
struct SummaryLists {
    private let book: TableBook
    private let styles: SummaryStyles
    private let messages: Messages
    private let links: FileLinks
    private let rowLimit: Int
    private var low = BoundedList<ListedForm>(limit: listLimit)
    private var best = BoundedList<ListedForm>(limit: listLimit, isDescending: true)
    private var scores: [Double] = []
    private var rates: [Double] = []
    private var earlier: EarlierAmounts?
    private let reasons: SummaryTable
    private let changes: SummaryTable?
    private let leftOut: SummaryTable

    /// The most rows of a list that is kept in order.
    private static let listLimit = 5_000
    /// Below these rates in per cent, little was spent, and very little.
    private static let lowRate = ExactDecimal(80)
    private static let veryLowRate = ExactDecimal(60)
    private static let tabColour: UInt32 = 0xBF_8F00

    init(
        _ book: TableBook, styles: SummaryStyles, messages: Messages, links: FileLinks, rowLimit: Int,
        earlier: EarlierAmounts?
    ) {
        self.book = book
        self.styles = styles
        self.messages = messages
        self.links = links
        self.rowLimit = rowLimit
        self.earlier = earlier
        func table(_ name: String, _ note: String, _ columns: [SummaryColumn]) -> SummaryTable {
            SummaryTable(
                name, note: note, words: messages.filteredTotal, columns: columns, book: book, styles: styles,
                rowLimit: rowLimit)
        }
        let heads = SummaryLists.heads(messages)
        reasons = table(
            messages.reasonsSheet, messages.reasonsNote,
            heads + [
                SummaryColumn(messages.problem, width: 56), SummaryColumn(messages.cellWord, width: 12),
                SummaryColumn(messages.file, width: 36, isCut: true),
            ])
        changes =
            earlier == nil
            ? nil
            : table(
                messages.changesSheet, messages.changesNote,
                heads + [
                    SummaryColumn(messages.earlierYear, width: 8, kind: .whole),
                    SummaryColumn(messages.earlierBudget, width: 16, kind: .amount, total: .sum),
                    SummaryColumn(messages.budget, width: 16, kind: .amount, total: .sum),
                    SummaryColumn(messages.change, width: 16, kind: .amount, total: .sum),
                    SummaryColumn(messages.changeRate, width: 10, kind: .percent),
                    SummaryColumn(messages.remark, width: 14), SummaryColumn(messages.cellWord, width: 12),
                ])
        let columns = LedgerTable.leftOut.shownColumns.map {
            SummaryColumn(messages.heading(of: $0), width: $0.width ?? 0, kind: $0.kind)
        }
        leftOut = table(
            messages.name(of: .leftOut), messages.note(of: .leftOut),
            [SummaryColumn(messages.number, width: 7, kind: .whole, total: .rows)] + columns)
    }

    /// The columns that lists of forms begin with.
    private static func heads(_ messages: Messages) -> [SummaryColumn] {
        var unit = SummaryColumn(messages.unit, width: 26)
        unit.total = .words
        return [
            SummaryColumn(messages.formNumber, width: 7, kind: .whole, total: .rows), unit,
            SummaryColumn(messages.project, width: 30),
        ]
    }

    private func heads(_ form: ListedForm) -> [SummaryCell] {
        [.ledger(.whole(form.number)), form.cell(FormColumn.unit), form.cell(FormColumn.project)]
    }

    /// Takes a form that counts.
    mutating func add(_ form: ListedForm) throws(XLSXWriteError) {
        let (score, rate) = (form.number(FormColumn.score), form.number(FormColumn.rate))
        if let score { scores.append(score.double) }
        if let rate { rates.append(rate.double) }
        if let rate, rate < SummaryLists.lowRate { low.add(form, key: rate) }
        // Forms without a score come last.
        if score != nil || rate != nil { best.add(form, key: score ?? ExactDecimal(-1)) }
        guard let changes, let before = earlier?.take(form.row) else {
            if let changes { try changes.append(row(form, nil, messages.newForm)) }
            return
        }
        if before.budget != form.number(FormColumn.budget) { try changes.append(row(form, before, "")) }
    }

    private func row(
        _ form: ListedForm, _ before: EarlierAmounts.Amounts?, _ remark: String
    ) -> [SummaryCell] {
        heads(form) + amounts(before, form.number(FormColumn.budget), remark)
            + [form.link(to: FormColumn.budgetCell, links)]
    }

    private func amounts(
        _ before: EarlierAmounts.Amounts?, _ budget: ExactDecimal?, _ remark: String
    ) -> [SummaryCell] {
        let change = budget.flatMap { budget in before?.budget.flatMap { budget.subtracting($0) } }
        let share = change.flatMap { change in
            before?.budget.flatMap { change.scaled(byPowerOfTen: 2).divided(by: $0, places: 2) }
        }
        return [
            .ledger(before?.year.map { .whole($0) } ?? .blank), number(before?.budget), number(budget),
            number(change), number(share), .text(remark),
        ]
    }

    private func number(_ number: ExactDecimal?) -> SummaryCell { .ledger(number.map { .number($0) } ?? .blank) }

    /// Takes a reason that is missing.
    func addReason(_ form: ListedForm, message: String, link: SummaryCell) throws(XLSXWriteError) {
        try reasons.append(
            heads(form) + [.text(message), link, form.cell(FormColumn.file)])
    }

    /// Takes a form that does not count.
    func addLeftOut(_ row: [LedgerCell]) throws(XLSXWriteError) {
        try leftOut.append(
            [.ledger(.whole(leftOut.count + 1))] + LedgerTable.leftOut.shownPlaces.map { .ledger(row[$0]) })
    }

    /// The lists in which something stands, as tables of the workbook; made when all forms are there.
    func tables() throws(XLSXWriteError) -> [SummaryTable] {
        if let changes {
            for before in earlier?.left ?? [] {
                try changes.append(
                    [.ledger(.blank), .text(before.unit), .text(before.project)]
                        + amounts(before, nil, messages.goneForm) + [.ledger(.blank)])
            }
        }
        let lists = [try ranking(), try lowExecution(), reasons, changes].compactMap(\.self)
        return lists.filter { $0.count > 0 }
    }

    /// The forms that do not count; nil where all do.
    var uncounted: SummaryTable? { leftOut.count > 0 ? leftOut : nil }

    /// A list's sheets.
    func sheets(of table: SummaryTable) throws(XLSXWriteError) -> [TableSheet] {
        try table.sheets(messages, frozen: 3).map { sheet in
            var sheet = sheet
            sheet.tabColour = SummaryLists.tabColour
            return sheet
        }
    }

    private func list(_ name: String, _ note: String, _ dropped: Int, _ columns: [SummaryColumn]) -> SummaryTable {
        SummaryTable(
            name, note: dropped > 0 ? messages.onlyFirst(SummaryLists.listLimit, dropped) : note,
            words: messages.filteredTotal, columns: columns, book: book, styles: styles, rowLimit: rowLimit)
    }

    private var figureColumns: [SummaryColumn] {
        [
            SummaryColumn(messages.sectionLabel(of: FormColumn.fundType), width: 18),
            SummaryColumn(messages.budget, width: 16, kind: .amount, total: .sum),
            SummaryColumn(messages.executed, width: 16, kind: .amount, total: .sum),
            SummaryColumn(messages.rate, width: 10, kind: .percent),
        ]
    }

    private func figures(_ form: ListedForm) -> [SummaryCell] {
        [FormColumn.fundType, FormColumn.budget, FormColumn.executed, FormColumn.rate].map(form.cell)
    }

    private func lowExecution() throws(XLSXWriteError) -> SummaryTable {
        let table = list(
            messages.lowSheet, messages.lowNote, low.droppedCount,
            SummaryLists.heads(messages) + figureColumns + [
                SummaryColumn(messages.band, width: 12), SummaryColumn(messages.cellWord, width: 12),
            ])
        for form in low.elements {
            let isVeryLow = form.number(FormColumn.rate).map { $0 < SummaryLists.veryLowRate } ?? false
            try table.append(
                heads(form) + figures(form) + [
                    .text(messages.band(isVeryLow: isVeryLow)), form.link(to: FormColumn.rateCell, links),
                ])
        }
        return table
    }

    private func ranking() throws(XLSXWriteError) -> SummaryTable {
        let table = list(
            messages.rankingSheet, messages.rankingNote, best.droppedCount,
            SummaryLists.heads(messages) + [
                SummaryColumn(messages.scoreRank, width: 9, kind: .whole),
                SummaryColumn(messages.sectionLabel(of: FormColumn.score), width: 8, kind: .points, total: .average),
                SummaryColumn(messages.sectionLabel(of: FormColumn.grade), width: 7),
                SummaryColumn(messages.rateRank, width: 9, kind: .whole),
            ] + figureColumns + [SummaryColumn(messages.cellWord, width: 12)])
        let (scores, rates) = (scores.sorted(), rates.sorted())
        for form in best.elements {
            try table.append(
                heads(form) + [
                    rank(form.number(FormColumn.score), in: scores), form.cell(FormColumn.score),
                    form.cell(FormColumn.grade), rank(form.number(FormColumn.rate), in: rates),
                ] + figures(form) + [form.link(to: FormColumn.scoreCell, links)])
        }
        return table
    }

    /// The place of a number among all, the largest first; equal ones share a place.
    private func rank(_ number: ExactDecimal?, in sorted: [Double]) -> SummaryCell {
        guard let number = number?.double else { return .ledger(.blank) }
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] > number { high = middle } else { low = middle + 1 }
        }
        return .ledger(.whole(sorted.count - low + 1))
    }
}
