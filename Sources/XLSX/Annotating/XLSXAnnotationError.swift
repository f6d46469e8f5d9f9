/// Why a workbook could not be marked.
public enum XLSXAnnotationError: Error, Hashable, Sendable {
    /// The workbook cannot be read.
    case unreadable(XLSXError)
    /// The workbook has no sheet of this name.
    case noSheet(String)
    /// A part is in an encoding other than UTF-8, in which nothing can be put.
    case unsupportedEncoding(part: String)
    /// A part lacks an element that every workbook has, such as `sheetData`.
    case missingElement(part: String, name: String)
    /// The archive could not be put together again; libzip's error code.
    case cannotPack(code: Int)
}
