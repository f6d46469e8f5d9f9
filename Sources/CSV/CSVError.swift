public import Primitives
public import TextEncodings

/// Why a CSV file cannot be read or written.
///
/// Lines are counted from 1 as a text editor counts them, byte offsets from 0 at the start of the file.
public enum CSVError: Error, Hashable, Sendable {
    /// There is nothing in it, at most a byte-order mark.
    case empty
    /// It is not text at all.
    case binary(BinaryContent)
    /// The byte at `offset` stands for no character in `encoding`.
    case invalidBytes(encoding: TextEncoding, line: Int, offset: Int)
    /// The file ends within the character that begins at `offset`: it was cut short.
    case incompleteCharacter(encoding: TextEncoding, line: Int, offset: Int)
    /// The byte-order mark says `found` where `requested` was asked for.
    case contradictingByteOrderMark(found: TextEncoding, requested: TextEncoding)
    /// A NUL character stands in this line.
    case nul(line: Int)
    /// The quote that opens in this line is never closed.
    case unclosedQuote(line: Int)
    /// The file has more bytes than the limit.
    case tooManyBytes(limit: Int)
    /// There are more records than the limit.
    case tooManyRecords(limit: Int)
    /// The record that begins in this line has more fields than the limit.
    case tooManyFields(line: Int, limit: Int)
    /// A field of the record that begins in this line is longer than the limit; often a quote is not closed.
    case fieldTooLong(line: Int, limit: Int)
    /// The record that begins in this line is longer than the limit.
    case recordTooLong(line: Int, limit: Int)
    /// More fields have content than the limit.
    case tooManyCells(limit: Int)
    /// This sign cannot stand between fields.
    case unusableDelimiter(UInt8)
    /// The system's converter does not know the encoding.
    case encodingUnavailable(TextEncoding)
    /// A text to be written holds a NUL, which no CSV file can.
    case nulInText(CellReference)
    /// Two cells to be written claim one place.
    case duplicateCell(CellReference)
    /// A character to be written has no bytes in the encoding.
    case unencodable(scalar: UInt32, encoding: TextEncoding)
    /// What was written would be taken for another encoding when read; it needs a byte-order mark.
    case ambiguousEncoding(TextEncoding)
    /// The system refused to open or read the file, with this `errno`.
    case io(code: Int32)

    /// What a file that is not text seems to be.
    public enum BinaryContent: String, Hashable, Sendable {
        /// A zip archive; an XLSX workbook is one.
        case zip
        /// An OLE compound file: an old `.xls`, or an encrypted workbook.
        case compoundFile
        /// A PDF document.
        case pdf
        /// Something else.
        case other
    }
}

extension CSVError {
    /// Does what needs the system's converter.
    ///
    /// - Throws: `encodingUnavailable`.
    static func rethrow<Result: ~Copyable>(
        _ body: () throws(TextEncodingError) -> Result
    ) throws(CSVError) -> Result {
        do throws(TextEncodingError) {
            return try body()
        } catch {
            switch error {
            case .unavailable(let encoding): throw .encodingUnavailable(encoding)
            }
        }
    }
}
