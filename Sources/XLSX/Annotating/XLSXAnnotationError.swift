public import Zip

/// Why a workbook could not be marked.
public enum XLSXAnnotationError: Error, Hashable, Sendable {
    /// The workbook cannot be read.
    case unreadable(XLSXError)
    /// The workbook has no sheet of this name.
    case noSheet(String)
    /// A part is in an encoding other than UTF-8, in which nothing can be put.
    case unsupportedEncoding(part: String)
    /// The workbook has macros, and the name of the copy promises none.
    case macros
    /// A part lacks an element that every workbook has, such as `sheetData`.
    case missingElement(part: String, name: String)
    /// The archive could not be put together again.
    case cannotPack(ZipError)
}
