public import Markup
public import Sheets
public import Zip

/// Why a file could not be read as a Word document with tables.
public enum WordError: Error, Hashable, Sendable, XMLFailure, SheetFailure {
    /// The archive is damaged, encrypted or too large.
    case archive(ZipError)
    /// The archive has no document in it.
    case noDocument
    /// There is no table with content in the document; whether there are pictures, which may show one.
    case noTable(hasPictures: Bool)
    /// A part is not well-formed XML, or has what such a file never has.
    case xml(XMLError)
    /// A limit was passed.
    case tooBig(SheetLimits.Name, maximum: Int)
}
