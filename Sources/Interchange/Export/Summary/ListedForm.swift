import Ledger
import Primitives

/// A form as lists show it: its number on the sheet of forms, and its row of the ledger.
struct ListedForm {
    let number: Int
    let row: [LedgerCell]

    /// A cell of its row.
    func cell(_ column: String) -> SummaryCell { .ledger(FormColumn.cell(column, of: row)) }

    /// A number of its row.
    func number(_ column: String) -> ExactDecimal? { FormColumn.cell(column, of: row).shownNumber }

    /// A link to one of the officer's cells, which another column of the row names.
    func link(to column: String, _ links: FileLinks) -> SummaryCell {
        let cell = FormColumn.cell(column, of: row)
        guard let text = cell.shownText, let path = FormColumn.cell(FormColumn.file, of: row).shownText,
            let formula = links.formula(
                text: text, path: path, sheet: FormColumn.cell(FormColumn.sheet, of: row).shownText, cells: text)
        else { return .ledger(cell) }
        return .link(text, formula: formula)
    }
}
