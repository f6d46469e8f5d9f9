public import Markup
public import Sheets
public import Zip

/// Why a file could not be read as an OpenDocument spreadsheet.
public enum ODSError: Error, Hashable, Sendable, XMLFailure, SheetFailure {
    /// The archive is damaged, encrypted or too large.
    case archive(ZipError)
    /// The file is locked with a password.
    case encrypted
    /// The archive has no `content.xml`.
    case noContent
    /// An OpenDocument file, but a text, a presentation or the like.
    case noSpreadsheet
    /// The spreadsheet has no table.
    case noSheets
    /// A part is not well-formed XML, or has what such a file never has.
    case xml(XMLError)
    /// A count of repeated or merged cells is no number: the attribute and what it says.
    case badNumber(attribute: String, text: String)
    /// A limit was passed.
    case tooBig(SheetLimits.Name, maximum: Int)
}
