import Markup
import Primitives
public import Sheets
import TextEncodings

/// Reads XML Spreadsheets 2003, which platforms export and mostly name `.xls`.
///
/// ```swift
/// let book = try SpreadsheetMLReader().read(bytes)
/// ```
public struct SpreadsheetMLReader: SheetReader {
    private let limits: SheetLimits

    /// The namespace of the elements.
    private static let namespace = "urn:schemas-microsoft-com:office:spreadsheet"
    /// How far into a file its root element is looked for, in bytes.
    private static let headBytes = 8 << 10

    /// Makes a reader.
    public init(limits: SheetLimits = .standard) { self.limits = limits }

    /// Whether the root element is a `Workbook` in the namespace of such files.
    public func recognises(_ bytes: [UInt8]) -> Bool {
        guard let head = MarkupHead(bytes.prefix(SpreadsheetMLReader.headBytes)) else { return false }
        return head.rootName == "Workbook" && head.contains(SpreadsheetMLReader.namespace)
    }

    /// Reads the sheets of a file.
    ///
    /// - Throws: `SpreadsheetMLError` where it is damaged or passes a limit.
    public func read(_ bytes: [UInt8]) throws(SpreadsheetMLError) -> SheetBook {
        guard bytes.count <= limits.partBytes else { throw .tooBig(.fileBytes, maximum: limits.partBytes) }
        guard let text = TextEncoding.document(bytes) else { throw .notText }
        var scanner = XMLScanner<SpreadsheetMLError>(limits: XMLLimits())
        try scanner.begin(MemorySource(MarkupHead.withoutDeclaration(text)), part: "")
        var workbook = WorkbookElement(limits: limits)
        return try workbook.read(&scanner)
    }
}
