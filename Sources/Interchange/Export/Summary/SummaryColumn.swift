import Ledger

/// A column of one of the summary's tables.
struct SummaryColumn {
    /// Its head.
    let heading: String
    /// Its width in characters.
    let width: Double
    /// What sort of cells stand in it.
    let kind: LedgerColumn.Kind
    /// What stands over it.
    var total = Total.none

    /// What is worked out of the rows that the filter lets through.
    enum Total {
        /// Nothing.
        case none
        /// How many rows there are.
        case rows
        /// The words beside that.
        case words
        /// The sum of the numbers.
        case sum
        /// The average of the numbers, to two places.
        case average
    }

    /// Makes a column.
    init(_ heading: String, width: Double, kind: LedgerColumn.Kind = .text, total: Total = .none) {
        self.heading = heading
        self.width = width
        self.kind = kind
        self.total = total
    }
}
