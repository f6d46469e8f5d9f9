public import Primitives

/// Something in a workbook that was read, but that an officer should look at.
public enum XLSXWarning: Hashable, Sendable {
    /// The workbook has macros, which are ignored.
    case macrosIgnored
    /// A number cell holds more digits than a spreadsheet keeps (15), as identity numbers do when typed as
    /// numbers: the last ones may be wrong.
    case tooManyDigits(sheet: String, cell: CellReference, stored: String)
    /// A number cell holds no number (`NaN`, `1e999`); it is kept as an error with its text.
    case unreadableNumber(sheet: String, cell: CellReference, stored: String)
    /// A merged range of one cell, which merges nothing.
    case singleCellMerge(sheet: String, cell: CellReference)
    /// A sheet that is not a worksheet (a chart, a dialog) was skipped.
    case sheetSkipped(name: String)
    /// A part that the workbook refers to is not in the file; what depends on it was left out.
    case partMissing(String)
    /// A cell has a style that the workbook does not list, maybe others too: it is shown without a format.
    case unknownStyle(sheet: String, cell: CellReference)
    /// More warnings followed than are kept: this many.
    case moreWarnings(Int)
}
