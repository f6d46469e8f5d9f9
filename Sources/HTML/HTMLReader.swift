import Markup
public import Sheets
import TextEncodings

/// Reads the tables of web pages, which platforms and Excel export, mostly named `.xls`: every table a sheet.
///
/// Tables that only lay the page out are left aside; which of the others is a form is for others to find.
///
/// ```swift
/// let book = try HTMLReader().read(bytes)
/// ```
public struct HTMLReader: SheetReader {
    private let limits: SheetLimits

    /// How far into a file its first element is looked for, in bytes.
    private static let headBytes = 8 << 10
    /// The elements that a page, or a part of one, begins with.
    private static let firstNames: Set<String> = [
        "html", "head", "body", "table", "meta", "style", "title", "script", "div", "form", "center", "p",
        "span",
        "font", "link", "base", "h1", "h2", "h3", "br", "tr", "tbody", "frameset",
    ]

    /// Makes a reader.
    public init(limits: SheetLimits = .standard) { self.limits = limits }

    /// Whether a file begins as a page does, or as the message that Excel makes of one (MHTML).
    public func recognises(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(HTMLReader.headBytes)
        if MailMessage.begins(bytes) { return true }
        guard let markup = MarkupHead(head) else { return false }
        if let root = markup.rootName?.lowercased() { return HTMLReader.firstNames.contains(root) }
        return markup.contains("<html") || markup.contains("<HTML") || markup.contains("<!DOCTYPE html")
    }

    /// Reads the tables of a page.
    ///
    /// - Throws: `HTMLError` where there is none, or a limit is passed.
    public func read(_ bytes: [UInt8]) throws(HTMLError) -> SheetBook {
        guard bytes.count <= limits.partBytes else { throw .tooBig(.fileBytes, maximum: limits.partBytes) }
        let pages = MailMessage.begins(bytes) ? try MailMessage(bytes).pages : [bytes]
        let book = BookBuilder<HTMLError>(limits: limits)
        var showsOthers = false
        for page in pages {
            guard let text = TextEncoding.document(page) else { throw .notText }
            var document = HTMLPage(text)
            try document.read(limits: limits)
            showsOthers = showsOthers || document.hasFrames
            try document.add(to: book)
        }
        guard book.sheetCount > 0 else { throw showsOthers ? .sheetsInOtherFiles : .noTable }
        return book.finish()
    }
}
