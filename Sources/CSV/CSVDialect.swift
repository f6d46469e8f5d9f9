public import TextEncodings

/// How a CSV file is written: its encoding, the sign between fields and the line breaks.
///
/// Reading reports the dialect that it found; writing takes the one to use.
public struct CSVDialect: Hashable, Sendable {
    /// How characters become bytes.
    public var encoding: TextEncoding
    /// Whether the file begins with a byte-order mark.
    public var hasByteOrderMark: Bool
    /// The ASCII sign between two fields: a comma, a semicolon or a tab.
    public var delimiter: UInt8
    /// What ends a record.
    public var lineEnding: LineEnding

    /// What ends a record.
    public enum LineEnding: String, CaseIterable, Hashable, Sendable {
        /// Carriage return and line feed, as spreadsheet programs on Windows write it.
        case crlf
        /// Line feed alone.
        case lf
        /// Carriage return alone, as old Macintosh programs wrote it.
        case cr

        /// Its bytes in ASCII.
        var bytes: [UInt8] {
            switch self {
            case .crlf: [0x0D, 0x0A]
            case .lf: [0x0A]
            case .cr: [0x0D]
            }
        }
    }

    /// Makes a dialect; without arguments the officers' own.
    public init(
        encoding: TextEncoding = .utf8, hasByteOrderMark: Bool = true,
        delimiter: UInt8 = UInt8(ascii: ","), lineEnding: LineEnding = .crlf
    ) {
        self.encoding = encoding
        self.hasByteOrderMark = hasByteOrderMark
        self.delimiter = delimiter
        self.lineEnding = lineEnding
    }

    /// What Excel and WPS open by a double click without breaking the Chinese: UTF-8 with a byte-order
    /// mark, commas, CRLF.
    public static let officer = CSVDialect()

    /// What a Chinese Excel saves as plain CSV: GB18030 without a mark, commas, CRLF.
    public static let gb18030 = CSVDialect(encoding: .gb18030, hasByteOrderMark: false)

    /// What Excel saves as "Unicode text": UTF-16, low byte first, with a mark, tabs, CRLF.
    public static let unicodeText = CSVDialect(
        encoding: .utf16LittleEndian, delimiter: UInt8(ascii: "\t"))

    /// The delimiters that are looked for in a file, the most usual first.
    public static let delimiters: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]

    /// Refuses signs that cannot stand between fields: quotes, line breaks, anything outside ASCII.
    static func check(delimiter: UInt8) throws(CSVError) {
        switch delimiter {
        case 0, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\""), UInt8(ascii: "="), 0x7F...:
            throw .unusableDelimiter(delimiter)
        default: break
        }
    }
}
