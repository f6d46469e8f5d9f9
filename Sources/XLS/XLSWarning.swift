public import Primitives

/// Something in a workbook that was read, but that an officer should look at.
public enum XLSWarning: Hashable, Sendable {
    /// The workbook has macros, which are ignored.
    case macrosIgnored
    /// A number cell holds a whole number of more digits than a spreadsheet keeps (15): the last ones may be
    /// wrong.
    case tooManyDigits(sheet: String, cell: CellReference, stored: String)
    /// A number cell holds no number; it is kept as an error with its text.
    case unreadableNumber(sheet: String, cell: CellReference, stored: String)
    /// A merged range of one cell, which is none.
    case singleCellMerge(sheet: String, cell: CellReference)
    /// A sheet that is no worksheet (a chart, a macro sheet) was skipped.
    case sheetSkipped(name: String)
    /// Cells of the sheet, of which this is the first, have a style that is not there: their numbers are shown
    /// as they are stored.
    case missingStyle(sheet: String, cell: CellReference)
    /// The text of the first of some cells is unsound, or in a code page other than that of Chinese: it was read
    /// as GB18030, with U+FFFD where that has no character.
    case doubtfulText(sheet: String, cell: CellReference, codePage: Int)
    /// More warnings followed than are kept: this many.
    case moreWarnings(Int)
}
