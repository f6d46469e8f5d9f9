/// A column together with how its cell is found in what a row is made of.
struct LedgerField<Source>: Sendable {
    let column: LedgerColumn
    let cell: @Sendable (Source) -> LedgerCell

    init(
        _ name: String, _ heading: String, _ english: String, _ comment: String,
        _ kind: LedgerColumn.Kind = .text, hasMeasures: Bool = false, width: Double? = nil,
        cell: @escaping @Sendable (Source) -> LedgerCell
    ) {
        column = LedgerColumn(
            name: name, heading: heading, englishHeading: english, comment: comment, kind: kind,
            hasMeasures: hasMeasures, width: width)
        self.cell = cell
    }
}
