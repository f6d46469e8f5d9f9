public import Sheets

/// A whole CSV file as a sheet, with how it is written.
public struct CSVDocument: Sendable {
    /// The file's fields as a sheet without a name: each field that is not empty is a text cell, row and
    /// column being those of the record and field. Spaces are kept; there are no merged ranges.
    public var sheet: Sheet
    /// How the file is written.
    public var dialect: CSVDialect
    /// How many records it has, empty ones too.
    public var recordCount: Int
    /// How many fields the longest record has.
    public var fieldCount: Int
}
