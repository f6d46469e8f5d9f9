public import Sheets

/// A workbook as it was read, with what there is to say about it.
public struct XLSXBook: Sendable {
    /// The worksheets, in the order of their tabs.
    public var workbook: Workbook
    /// What an officer should look at, in the order in which it was met.
    public var warnings: [XLSXWarning]

    /// Makes a book of its parts.
    public init(workbook: Workbook, warnings: [XLSXWarning] = []) {
        self.workbook = workbook
        self.warnings = warnings
    }
}
