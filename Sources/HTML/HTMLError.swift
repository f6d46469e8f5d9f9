public import Sheets

/// Why a web page could not be read as sheets.
public enum HTMLError: Error, Hashable, Sendable, SheetFailure {
    /// The bytes are no text in any encoding that is known.
    case notText
    /// There is no table with content on the page.
    case noTable
    /// The page only shows others, in files beside it: a workbook that Excel saved as a web page.
    case sheetsInOtherFiles
    /// The message or archive of a page has no page in it.
    case noPage
    /// A limit was passed.
    case tooBig(SheetLimits.Name, maximum: Int)
}
