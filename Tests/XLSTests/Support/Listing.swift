import Sheets
import XLS

extension Sheet {
    /// The cells, a line each: `B2 text 项目名称`, and `C3 number 0.5 → 50%` where the text is not what is stored.
    var listing: [String] {
        cells.map { cell in
            let (stored, text) = (stored(of: cell), text(of: cell))
            return "\(cell.reference) \(cell.kind) \(stored)" + (stored == text ? "" : " → \(text)")
        }
    }
}

extension BookWriter {
    /// A workbook of one sheet.
    init(_ records: (inout RecordWriter) -> Void) {
        var writer = RecordWriter()
        records(&writer)
        sheets = [("表", 0, 0, writer.bytes)]
    }

    /// What the reader makes of the only sheet.
    func read() throws(XLSError) -> Sheet { try XLSReader().read(file()).workbook.sheets[0] }

    /// What the reader says of the file; nil where it reads it.
    var error: XLSError? { readingError(of: file()) }
}

/// What the reader says of a file; nil where it reads it.
func readingError(of bytes: [UInt8]) -> XLSError? {
    do throws(XLSError) {
        _ = try XLSReader().read(bytes)
        return nil
    } catch {
        return error
    }
}
