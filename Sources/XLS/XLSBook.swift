public import Sheets

/// What was read of an Excel 97–2003 workbook.
public struct XLSBook: Sendable {
    /// The worksheets, in the order of their tabs, hidden ones too.
    public let workbook: Workbook
    /// What an officer should look at.
    public let warnings: [XLSWarning]
}
