import CXLSXWriter
import Primitives
import Sheets

extension WorksheetWriter {
    /// The most characters that libxlsxwriter takes for a comment; no officer's is as long.
    private static let maximumCommentCharacters = 32_000

    /// Writes comments on cells; libxlsxwriter copies their texts.
    func write(_ comments: [Sheet.Note]) throws(XLSXWriteError) {
        for comment in comments {
            // What XML cannot hold would make the whole file unreadable.
            let text = String(
                String.UnicodeScalarView(
                    comment.text.unicodeScalars.lazy
                        .filter {
                            $0.value >= 0x20 && $0.value < 0xFFFE || $0.value > 0xFFFF || $0 == "\n"
                                || $0 == "\t"
                        }
                        .prefix(WorksheetWriter.maximumCommentCharacters)))
            let error = worksheet_write_comment(
                worksheet, UInt32(comment.cell.row), UInt16(comment.cell.column), text)
            guard error == LXW_NO_ERROR else {
                throw .refused(sheet: sheet, cell: comment.cell, code: Int(error.rawValue))
            }
        }
    }
}
