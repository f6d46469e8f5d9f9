public import Markup
public import Sheets

/// Why a file could not be read as an XML Spreadsheet 2003.
public enum SpreadsheetMLError: Error, Hashable, Sendable, XMLFailure, SheetFailure {
    /// The file is not well-formed XML, or has what such a file never has.
    case xml(XMLError)
    /// The bytes are no text in any encoding that is known.
    case notText
    /// A row, column or span is no number, or lies outside a sheet: the attribute and what it says.
    case badNumber(attribute: String, text: String)
    /// The workbook has no worksheet.
    case noSheets
    /// A limit was passed.
    case tooBig(SheetLimits.Name, maximum: Int)
}
