import Layouts
public import Performance
public import Sheets

/// The sheets of a file before any form is looked for.
public struct Grid: Sendable {
    /// The sheets to be read; delimited text is one without a name.
    public var sheets: [Sheet]
    /// The hidden sheets with content that are not to be read.
    public var hiddenSheets: [Sheet] = []
    /// What was doubtful about the file.
    public var problems: [Problem]
    /// Whether it is a summary that an export made, which holds no form.
    var isSummary = false
    /// What a workbook made from a template says of itself; nil for others.
    var template: TemplateMark?
    /// The same with the cells of its fields, by the name of the sheet that they are on.
    var marks: [String: TemplateMark] = [:]
    /// How many columns delimited text has, empty ones at its right edge too; nil for workbooks.
    public var width: Int?
    /// The encoding of delimited text; nil for workbooks.
    public var encoding: String?
}
