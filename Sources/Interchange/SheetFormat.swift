import HTML
import ODS
import Performance
import Primitives
import Sheets
import SpreadsheetML
import Word
import XLS

/// A file format that sheets are read from, with its errors told as this library's.
///
/// XLSX is not in the list: it is what remains of the zip archives that no other takes, and its reader says what is
/// wrong with those.
struct SheetFormat: Sendable {
    private let recognises: @Sendable ([UInt8]) -> Bool
    private let reading: @Sendable ([UInt8]) throws(InterchangeError) -> SheetBook

    /// The formats in the order in which they are asked whether a file is theirs.
    static let all: [SheetFormat] = [
        SheetFormat(XLSReader()) { .xls($0) },
        SheetFormat(ODSReader()) { .ods($0) },
        SheetFormat(WordReader()) { .word($0) },
        SheetFormat(SpreadsheetMLReader()) { .spreadsheetML($0) },
        SheetFormat(HTMLReader()) { .html($0) },
    ]

    /// Makes a format of its reader.
    init<Reader: SheetReader>(
        _ reader: Reader, _ error: @escaping @Sendable (Reader.Failure) -> InterchangeError
    ) {
        recognises = { reader.recognises($0) }
        reading = { (bytes) throws(InterchangeError) in
            do throws(Reader.Failure) {
                return try reader.read(bytes)
            } catch let failure {
                throw error(failure)
            }
        }
    }

    /// The format of a file; nil where none takes it.
    static func recognising(_ bytes: [UInt8]) -> SheetFormat? { all.first { $0.recognises(bytes) } }

    /// Reads the sheets of a file.
    func read(_ bytes: [UInt8]) throws(InterchangeError) -> Grid {
        let book = try reading(bytes)
        return Grid(
            sheets: book.workbook.sheets, problems: book.warnings.map(Problem.init), width: nil, encoding: nil
        )
    }
}

extension Problem {
    /// What a reader found doubtful.
    init(_ warning: SheetWarning) {
        self.init(
            code: warning.kind.rawValue, severity: .warning, sheet: warning.sheet,
            range: warning.cell.map { CellRange($0) }, found: warning.found)
    }
}
