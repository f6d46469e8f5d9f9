import Glibc
import Markup
import Sheets
import Zip

/// Reads XLSX workbooks.
///
/// One per thread, reused from file to file: it keeps its buffers.
///
/// ```swift
/// var reader = XLSXReader()
/// let book = try reader.read(path: "项目支出绩效自评表.xlsx")
/// for sheet in book.workbook.sheets { print(sheet.name, sheet.cells.count, sheet.mergedRanges) }
/// ```
public struct XLSXReader {
    private let limits: XLSXLimits
    private let buffers: ReaderBuffers

    /// Makes a reader.
    public init(limits: XLSXLimits = .standard) {
        self.init(limits: limits, scanner: XMLScanner(limits: limits))
    }

    /// Makes a reader with a scanner of its own, which has no file yet.
    init(limits: XLSXLimits, scanner: consuming XMLScanner) {
        self.limits = limits
        buffers = ReaderBuffers(limits: limits, scanner: scanner)
    }

    /// Reads a workbook from a file.
    ///
    /// - Throws: `XLSXError.system` where the file cannot be opened or read, and whatever `read(bytes:)` throws.
    public mutating func read(path: String) throws(XLSXError) -> XLSXBook {
        try buffers.file.load(path, limits: limits)
        return try read(UnsafeRawBufferPointer(buffers.file.bytes))
    }

    /// Reads a workbook from the bytes of a file.
    ///
    /// Sheets that are not worksheets (charts, dialogs) are skipped with a warning.
    public mutating func read(bytes: [UInt8]) throws(XLSXError) -> XLSXBook {
        let outcome: Result<XLSXBook, XLSXError> = bytes.withUnsafeBytes { bytes in
            do throws(XLSXError) {
                return .success(try read(bytes))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// Whether a file is of a kind that is never read, and that its first bytes tell for certain: a picture, a PDF or
    /// RTF document, an archive other than zip. `read(bytes:)` refuses it by its name.
    public static func isForeign(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { FileNature.isForeign($0) }
    }

    private func read(_ bytes: UnsafeRawBufferPointer) throws(XLSXError) -> XLSXBook {
        let archive = try Archive(bytes, limits: limits, unpacker: buffers.unpacker)
        return try BookReader(archive: archive).read(&buffers.scanner, &buffers.worksheet)
    }
}

/// What a reader keeps from file to file.
final class ReaderBuffers {
    var scanner: XMLScanner
    var worksheet: WorksheetReader
    let file = FileBuffer()
    let unpacker = Unpacker()

    init(limits: XLSXLimits, scanner: consuming XMLScanner) {
        self.scanner = scanner
        worksheet = WorksheetReader(limits: limits)
    }
}
