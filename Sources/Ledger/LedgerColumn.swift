/// A column of a ledger table: what it is called, what it holds, and what that means.
///
/// The description is the same for every output: a database makes its columns and their comments of it, a
/// workbook its headings, widths and number formats.
public struct LedgerColumn: Hashable, Sendable {
    /// The name in databases, `annual_budget`.
    public let name: String
    /// The heading for officers, `全年预算数（万元）`.
    public let heading: String
    /// The heading in English.
    public let englishHeading: String
    /// What it holds, with its unit, in a sentence.
    public let comment: String
    /// What sort of cells stand in it.
    public let kind: Kind
    /// Whether its cells are measures, which keep what the officer wrote beside the number.
    public let hasMeasures: Bool
    /// Its width in a workbook, in characters; nil where the workbook leaves it out.
    public let width: Double?

    /// What sort of cells stand in a column.
    public enum Kind: Hashable, Sendable {
        /// Text alone.
        case text
        /// Whole numbers.
        case whole
        /// Amounts of money in 万元.
        case amount
        /// Points (分值, 得分).
        case points
        /// A rate in per cent.
        case percent
        /// Any number.
        case number
    }
}
