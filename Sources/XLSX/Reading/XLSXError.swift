public import Primitives

/// Why a file could not be read as an XLSX workbook.
///
/// Parts are named as in the archive, `xl/worksheets/sheet1.xml`; offsets count the part's unpacked bytes
/// from zero. Words for people are made elsewhere.
public enum XLSXError: Error, Hashable, Sendable {
    /// The file has no bytes.
    case emptyFile
    /// The file is not a zip archive, but, as far as its first bytes tell, this.
    case notZip(FileNature)
    /// The archive is cut off or its bytes are wrong; the entry is nil where its directory is.
    case damagedArchive(entry: String?)
    /// An entry of the archive is locked with a password.
    case encryptedEntry(String)
    /// An entry is packed by a method other than deflate.
    case unsupportedCompression(entry: String)
    /// A zip archive without a workbook: it is, as far as its parts tell, this.
    case noWorkbook(PackageNature)
    /// The workbook has no worksheet: none at all, or only chart sheets.
    case noSheets
    /// A part that another one refers to is not in the archive.
    case missingPart(String)
    /// The part is not well-formed XML; the offset is where that shows.
    case malformedXML(part: String, offset: Int)
    /// The part has a document type declaration, which a workbook never has.
    case doctype(part: String)
    /// The part says that it is in an encoding other than UTF-8 and UTF-16.
    case unsupportedEncoding(part: String)
    /// A malformed cell reference, range, row or column, or one outside a sheet (XFD1048576).
    case badReference(part: String, text: String)
    /// A cell asks for a shared string or style that is not there; the text is the index as written.
    case badIndex(part: String, cell: CellReference, text: String)
    /// Two cells of a sheet claim one place.
    case duplicateCell(sheet: String, cell: CellReference)
    /// Two merged ranges of a sheet share a cell.
    case overlappingMerges(sheet: String, first: CellRange, second: CellRange)
    /// A limit was passed; `part` is where, nil where it is the file as a whole.
    case tooBig(XLSXLimits.Name, maximum: Int, part: String?)
    /// The operating system refused to open or read the file, with this `errno`.
    case system(errno: Int32)

    /// What a file that is not a zip archive looks like.
    public enum FileNature: String, Hashable, Sendable {
        /// A workbook of Excel 97–2003, `.xls`, in an OLE container.
        case oldWorkbook
        /// An OLE container with an encrypted Office document inside: locked with a password.
        case encryptedDocument
        /// Another OLE container, such as an old Word document.
        case oleContainer
        /// A web page, often a table saved as `.xls`.
        case html
        /// Some other XML document, such as an XML Spreadsheet 2003.
        case xml
        /// A document of Word 2003 in XML.
        case wordXML
        /// A PDF document.
        case pdf
        /// A rich text document.
        case rtf
        /// A picture.
        case image
        /// A RAR archive.
        case rar
        /// A 7z archive.
        case sevenZip
        /// A file packed by gzip.
        case gzip
        /// Plain text, such as CSV.
        case text
        /// None of these.
        case unknown
    }

    /// What a zip archive without a workbook looks like.
    public enum PackageNature: String, Hashable, Sendable {
        /// A Word document.
        case wordDocument
        /// A PowerPoint presentation.
        case presentation
        /// An OpenDocument file.
        case openDocument
        /// A binary workbook, `.xlsb`.
        case binaryWorkbook
        /// None of these: an ordinary archive.
        case unknown
    }
}
