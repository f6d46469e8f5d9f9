public import Primitives

/// Why an Excel 97–2003 workbook could not be read.
///
/// Words for people are made elsewhere.
public enum XLSError: Error, Hashable, Sendable {
    /// The file is neither a compound file nor a bare stream of records.
    case notXLS
    /// A compound file without a workbook: it is, as far as its streams tell, this.
    case noWorkbook(ContainerNature)
    /// A workbook of Excel 4 or earlier, which the number names.
    case tooOld(Int)
    /// The workbook is locked with a password.
    case encrypted
    /// The compound file is cut off, or its sectors do not make up the stream that is asked for.
    case damagedContainer
    /// A record of the workbook is cut off or has fewer bytes than its kind needs; the sheet is nil where it is
    /// in the workbook's own part, and the offset counts the stream's bytes from zero.
    case damagedRecord(sheet: String?, offset: Int)
    /// No sheet begins where the workbook says that this one does.
    case missingSheet(String)
    /// The workbook has no worksheet: none at all, or only charts and macros.
    case noSheets
    /// A cell or merged range that lies outside a sheet (IV65536) or runs backwards.
    case badReference(sheet: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>)
    /// A cell asks for a shared string that is not there, or that is cut off.
    case missingText(sheet: String, cell: CellReference, index: Int)
    /// Two merged ranges of a sheet share a cell.
    case overlappingMerges(sheet: String, first: CellRange, second: CellRange)
    /// A limit was passed.
    case tooBig(XLSLimits.Name, maximum: Int)

    /// What a compound file without a workbook looks like.
    public enum ContainerNature: String, Hashable, Sendable {
        /// An Office document locked with a password or by rights management.
        case encryptedDocument
        /// A document of Word 97–2003 or an older WPS Writer, `.doc` or `.wps`.
        case wordDocument
        /// A presentation, `.ppt` or `.dps`.
        case presentation
        /// An e-mail of Outlook, `.msg`.
        case message
        /// None of these.
        case unknown
    }
}
