import Ledger
import Primitives
import XLSX

/// What stands in a cell of the summary's tables.
enum SummaryCell {
    /// What stands in the ledger.
    case ledger(LedgerCell)
    /// A text that leads somewhere by a formula.
    case link(String, formula: String)

    /// A text; blank where there is none.
    static func text(_ text: String?) -> SummaryCell {
        .ledger(text.map { $0.isEmpty ? .blank : .text($0) } ?? .blank)
    }

    /// The text in it, where it is one.
    var text: String? {
        switch self {
        case .link(let text, _): text
        case .ledger(let cell): cell.shownText
        }
    }

    /// The number in it, where it is one.
    var number: ExactDecimal? {
        guard case .ledger(let cell) = self else { return nil }
        return cell.shownNumber
    }
}

extension LedgerCell {
    /// The number that the cell shows: every one that a spreadsheet program can hold.
    var shownNumber: ExactDecimal? {
        switch self {
        case .whole(let number): ExactDecimal(number)
        case .number(let number), .measure(_, .some(let number)):
            TableRows.canHold(number) ? number : nil
        case .blank, .text, .measure: nil
        }
    }

    /// The text that the cell shows where it shows no number.
    var shownText: String? {
        switch self {
        case .text(let text), .measure(let text, nil): text
        case .measure(let text, .some(let number)): TableRows.canHold(number) ? nil : text
        case .number(let number): TableRows.canHold(number) ? nil : number.description
        case .whole, .blank: nil
        }
    }
}
