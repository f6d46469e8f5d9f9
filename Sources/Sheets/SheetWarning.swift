public import Primitives

/// Something in a file that was read, but that an officer should look at.
public struct SheetWarning: Hashable, Sendable {
    /// What is the matter.
    public var kind: Kind
    /// The sheet's name; nil where it is about the file as a whole.
    public var sheet: String?
    /// The cell; nil where it is about the sheet as a whole.
    public var cell: CellReference?
    /// What stands there.
    public var found: String?

    /// What may be the matter; the raw values are the codes of problems.
    public enum Kind: String, CaseIterable, Sendable {
        /// The file has macros, which are ignored.
        case macrosIgnored = "macros-ignored"
        /// A number cell holds more digits than a spreadsheet keeps (15): the last ones may be wrong.
        case tooManyDigits = "too-many-digits"
        /// A number cell holds no number (`NaN`, `1e999`); it is kept as an error with its text.
        case unreadableNumber = "unreadable-number"
        /// A sheet that is not a worksheet (a chart, a dialog) was skipped.
        case sheetSkipped = "sheet-skipped"
        /// Merged ranges share a cell: this one was left out.
        case mergeLeftOut = "merge-left-out"
        /// Two cells claim one place: what is shown is the last.
        case cellTwice = "cell-twice"
        /// A number before a paragraph, which the program makes and the file does not hold, is not in its text.
        case numberingLeftOut = "numbering-left-out"
        /// A text box lies over a cell; it is not in the cell's text.
        case textBoxLeftOut = "text-box-left-out"
        /// Another document is embedded in this one, and was not read.
        case documentLeftOut = "document-left-out"
        /// Cells, of which this is the first, have a style that is not there: numbers show as they are stored.
        case unknownStyle = "unknown-style"
        /// The text of cells, of which this is the first, is unsound or in a code page (`found`) that is not read:
        /// it was taken for Chinese.
        case doubtfulText = "doubtful-text"
        /// More warnings followed than are kept: `found` says how many.
        case moreWarnings = "more-warnings"
    }

    /// Makes a warning.
    public init(_ kind: Kind, sheet: String? = nil, cell: CellReference? = nil, found: String? = nil) {
        self.kind = kind
        self.sheet = sheet
        self.cell = cell
        self.found = found
    }
}
