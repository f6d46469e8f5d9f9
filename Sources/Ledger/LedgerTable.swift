/// A table of the ledger (台账): its names and its columns.
///
/// Rows carry the columns' cells only. What ties them together is kept beside them: a form's number (from 1, in
/// the order of the inputs), and for funds and indicators the number of the row within the form.
public struct LedgerTable: Hashable, Sendable {
    /// The name in databases, `indicators`.
    public let name: String
    /// The name for officers, `指标`.
    public let heading: String
    /// The name in English.
    public let englishHeading: String
    /// What a row of it is, in a sentence.
    public let comment: String
    /// The columns, in order.
    public let columns: [LedgerColumn]

    init<Source>(
        _ name: String, _ heading: String, _ englishHeading: String, _ comment: String,
        _ fields: [LedgerField<Source>]
    ) {
        self.name = name
        self.heading = heading
        self.englishHeading = englishHeading
        self.comment = comment
        columns = fields.map(\.column)
    }

    /// Where a column stands; nil where there is none of that name.
    public func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

    /// Every table, in the order in which they refer to each other.
    public static let all = [inputs, forms, funds, indicators, others, problems, leftOut, units]
}
