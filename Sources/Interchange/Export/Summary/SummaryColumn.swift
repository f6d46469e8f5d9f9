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
    var total: Total
    /// How its texts stand.
    let look: Look

    /// How texts stand in a column.
    enum Look {
        /// At the left, over as many lines as they take.
        case wrapped
        /// The same, in the middle: short words, and what stands where a number belongs.
        case centred
        /// At the left on one line, cut by the next cell.
        case cut
    }

    /// The widest column of short words.
    private static let shortWidth = 12.0

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

    /// Makes a column; texts of one that is cut do not make its rows higher.
    init(
        _ heading: String, width: Double, kind: LedgerColumn.Kind = .text, total: Total = .none,
        isCut: Bool = false
    ) {
        self.heading = heading
        self.width = width
        self.kind = kind
        self.total = total
        look = isCut ? .cut : kind != .text || width <= SummaryColumn.shortWidth ? .centred : .wrapped
    }
}
