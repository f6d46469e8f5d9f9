import Markup
import Primitives
public import Sheets
import Zip

/// Reads OpenDocument spreadsheets, in an archive (`.ods`) or as one XML document (`.fods`).
///
/// ```swift
/// let book = try ODSReader().read(bytes)
/// ```
public struct ODSReader: SheetReader {
    private let limits: SheetLimits

    /// How far into a file its root element is looked for, in bytes.
    private static let headBytes = 8 << 10

    /// How many entries an archive has at most.
    private static let entries = 10_000

    /// Makes a reader.
    public init(limits: SheetLimits = .standard) { self.limits = limits }

    /// Whether a file is a zip archive with an OpenDocument's content, or an XML document whose root is
    /// `office:document`.
    public func recognises(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0x50, 0x4B]) {
            if bytes.mention("xl/workbook") || bytes.mention("word/document") { return false }
            return bytes.mention("content.xml") || bytes.mention("encrypted-package")
                || bytes.prefix(128).contains("application/vnd.oasis.opendocument".utf8)
        }
        guard let head = MarkupHead(bytes.prefix(ODSReader.headBytes)) else { return false }
        return head.rootName == "document"
            && head.contains("urn:oasis:names:tc:opendocument:xmlns:office:1.0")
    }

    /// Reads the sheets of a file.
    ///
    /// - Throws: `ODSError` where it is damaged or locked, or passes a limit.
    public func read(_ bytes: [UInt8]) throws(ODSError) -> SheetBook {
        var document = ODSDocument(limits: limits)
        guard bytes.starts(with: [0x50, 0x4B]) else {
            guard bytes.count <= limits.partBytes else {
                throw .tooBig(.fileBytes, maximum: limits.partBytes)
            }
            try document.read(bytes, part: "")
            return try document.finish()
        }
        let package = try ODSReader.open(bytes)
        let manifest = try part("META-INF/manifest.xml", of: package) ?? []
        guard !manifest.contains("encryption-data".utf8), !package.contains("encrypted-package") else {
            throw .encrypted
        }
        guard let content = try part("content.xml", of: package) else { throw .noContent }
        if let styles = try part("styles.xml", of: package) {
            try document.read(styles, part: "styles.xml")
        }
        try document.read(content, part: "content.xml")
        return try document.finish()
    }

    private static func open(_ bytes: [UInt8]) throws(ODSError) -> ZipArchive {
        do throws(ZipError) {
            return try ZipArchive(copying: bytes, maximumEntries: entries)
        } catch {
            throw .archive(error)
        }
    }

    /// All bytes of a part; nil where it is not there.
    private func part(_ name: String, of package: ZipArchive) throws(ODSError) -> [UInt8]? {
        do throws(ZipError) {
            return try package.bytes(of: name, limit: limits.partBytes)
        } catch {
            throw .archive(error)
        }
    }
}
