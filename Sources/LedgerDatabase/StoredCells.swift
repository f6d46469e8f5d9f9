import Ledger

/// How the cells of a column of the ledger are stored.
enum StoredCells: Sendable {
    /// One text.
    case text
    /// One whole number.
    case whole
    /// A number as a double and as decimal digits.
    case number
    /// The same, and what the officer wrote.
    case measure

    init(_ column: LedgerColumn) {
        switch column.kind {
        case .text: self = .text
        case .whole: self = .whole
        case .amount, .points, .percent, .number: self = column.hasMeasures ? .measure : .number
        }
    }
}
