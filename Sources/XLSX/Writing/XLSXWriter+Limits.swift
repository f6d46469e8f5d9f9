extension XLSXWriter {
    /// How much may be written, so that a draft made of a hostile file ends in an error and not in all memory.
    public struct Limits: Hashable, Sendable {
        /// The most sheets of a workbook.
        public var sheets = 10_000
        /// The most cells of a sheet; every cell under a merged range counts, since each has its border.
        public var cells = 2_000_000
        /// The most different styles of a workbook, that is of role, size and number format; Excel's limit
        /// is 64,000.
        public var styles = 4_000

        /// Makes the limits that suit forms.
        public init() {}
    }

    /// The most UTF-16 units of text that a cell of an XLSX file holds.
    public static let maximumTextUnits = 32_767
    /// The most bytes of a cell's name.
    public static let maximumNameBytes = 120
    /// The most UTF-16 units of a formula.
    public static let maximumFormulaUnits = 8_192
    /// The most characters that the message of a validation, and a custom property, hold.
    public static let maximumMessageCharacters = 255
    /// The highest row, in points, that the writer makes to fit a text; Excel's limit is 409.5.
    public static let maximumRowHeight = 409.0
    /// The width of columns in a form that the draft gives none, in characters.
    public static let defaultColumnWidth = 12.0
}
