import Primitives
import Sheets
import XLSX

/// What came of a workbook: everything that was read of it, or why it was refused.
enum ReadingOutcome: Equatable {
    case read([SheetContent], [XLSXWarning], names: [String])
    case refused(XLSXError)

    struct SheetContent: Equatable {
        var name: String
        var cells: [Cell]
        var bytes: [UInt8]
        var merges: [String]
        var rows: [Sheet.Row]
    }

    /// Has the reader read the bytes of a file.
    init(of bytes: [UInt8], with reader: inout XLSXReader) {
        do throws(XLSXError) {
            let book = try reader.read(bytes: bytes)
            self = .read(
                book.workbook.sheets.map {
                    SheetContent(
                        name: $0.name, cells: $0.cells, bytes: $0.bytes,
                        merges: $0.mergedRanges.map(\.description), rows: $0.rows)
                }, book.warnings, names: book.names.map { "\($0.name)=\($0.text)" })
        } catch {
            self = .refused(error)
        }
    }
}
