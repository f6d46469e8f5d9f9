public import Sheets

/// A workbook as it was read, with what there is to say about it.
public struct XLSXBook: Sendable {
    /// The worksheets, in the order of their tabs.
    public var workbook: Workbook
    /// What an officer should look at, in the order in which it was met.
    public var warnings: [XLSXWarning]

    /// The custom properties of the document that are texts or numbers, in order.
    public var properties: [(name: String, text: String)]
    /// The names of cells and formulas, in order, those of a single sheet too.
    public var names: [(name: String, text: String)]

    /// Makes a book of its parts.
    public init(
        workbook: Workbook, warnings: [XLSXWarning] = [], properties: [(name: String, text: String)] = [],
        names: [(name: String, text: String)] = []
    ) {
        self.workbook = workbook
        self.warnings = warnings
        self.properties = properties
        self.names = names
    }
}
