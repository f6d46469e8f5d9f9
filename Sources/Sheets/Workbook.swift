/// The sheets of one file, in the order of their tabs.
public struct Workbook: Sendable {
    /// The sheets, hidden ones too.
    public var sheets: [Sheet]

    /// Makes a workbook.
    public init(sheets: [Sheet]) {
        self.sheets = sheets
    }
}
