internal import Primitives
public import Sheets
internal import TextEncodings

/// Writes the records of a CSV file one field after another; what has been written is taken out as bytes
/// whenever the caller likes, so a long file needs no room.
///
/// A text that a spreadsheet program would run as a formula or show otherwise is written as the formula that
/// shows it: `=100%` becomes `="=100%"`, `00123` becomes `="00123"`. `CSVRecord.text(at:)` gives it back.
///
/// ```swift
/// var writer = try CSVRecordWriter()
/// try writer.append(.text("=100%"))
/// writer.endRecord()
/// file.append(try writer.takeBytes())
/// ```
public struct CSVRecordWriter: Sendable {
    /// How the file is written.
    public let dialect: CSVDialect
    private var text: [UInt8] = []
    private var formula: [UInt8] = []
    private var row = 0
    private var column = 0
    private var hasMark = false

    /// Makes a writer.
    ///
    /// - Throws: `unusableDelimiter`.
    public init(dialect: CSVDialect = .officer) throws(CSVError) {
        try CSVDialect.check(delimiter: dialect.delimiter)
        self.dialect = dialect
    }

    /// How many bytes of UTF-8 wait to be taken.
    public var pendingCount: Int { text.count }

    /// Writes the next field of the record.
    ///
    /// - Throws: `nulInText`, with the field's place as its cell.
    public mutating func append(_ content: SheetDraft.Content) throws(CSVError) {
        if column > 0 { text.append(dialect.delimiter) }
        switch content {
        case .blank: break
        case .text(let words): try append(words, isNumber: false)
        case .number(_, _, let words): try append(words, isNumber: true)
        case .formula(_, _, .number(_, let words)): try append(words, isNumber: true)
        case .formula(_, _, .text(let text)): try append(text, isNumber: false)
        }
        column += 1
    }

    /// Ends the record.
    public mutating func endRecord() {
        text += dialect.lineEnding.bytes
        row += 1
        column = 0
    }

    /// Takes out what has been written, in the dialect's encoding; the first bytes have its byte-order mark.
    ///
    /// - Throws: `unencodable`, `encodingUnavailable`.
    public mutating func takeBytes() throws(CSVError) -> [UInt8] {
        var bytes: [UInt8] = []
        if !hasMark, dialect.hasByteOrderMark { bytes = dialect.encoding.byteOrderMark }
        hasMark = true
        if dialect.encoding == .utf8 {
            bytes += text
        } else {
            let encoding = dialect.encoding
            let converter = try CSVError.rethrow { () throws(TextEncodingError) in
                try Converter(to: encoding, from: .utf8)
            }
            let outcome = converter.convert(text.span, to: &bytes)
            if outcome.failure != nil {
                var rest = text[outcome.consumed...].makeIterator()
                var decoder = UTF8()
                guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
                    throw .invalidBytes(encoding: .utf8, line: row + 1, offset: outcome.consumed)
                }
                throw .unencodable(scalar: scalar.value, encoding: dialect.encoding)
            }
        }
        text.removeAll(keepingCapacity: true)
        return bytes
    }

    private mutating func append(_ words: String, isNumber: Bool) throws(CSVError) {
        let words = Array(words.utf8)
        if words.contains(0) { throw .nulInText(CellReference(row: row, column: column)) }
        let isEndangered =
            isNumber ? SpreadsheetEntry.endangersNumber(words) : SpreadsheetEntry.endangers(words)
        if isEndangered {
            formula.removeAll(keepingCapacity: true)
            TextFormula.append(words, to: &formula)
            appendQuoted(formula)
        } else if needsQuotes(words) {
            appendQuoted(words)
        } else {
            text += words
        }
    }

    private mutating func appendQuoted(_ field: [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in field {
            text.append(byte)
            if byte == UInt8(ascii: "\"") { text.append(byte) }
        }
        text.append(UInt8(ascii: "\""))
    }

    /// Besides what has to be quoted: outer spaces, which some programs drop; every usual delimiter, so that
    /// the one in use can be found; a byte-order mark, which at the start would be taken for the file's.
    private func needsQuotes(_ field: [UInt8]) -> Bool {
        guard let first = field.first, let last = field.last else { return false }
        if first == UInt8(ascii: " ") || last == UInt8(ascii: " ") { return true }
        if field.starts(with: TextEncoding.utf8.byteOrderMark) { return true }
        return field.contains { byte in
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"), dialect.delimiter: true
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"): true
            default: false
            }
        }
    }
}
