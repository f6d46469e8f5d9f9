import CSV
import TextEncodings

/// How delimited text is read or written; what is not said is found out, or is as officers' programs take it.
public struct TextStyle: Hashable, Sendable {
    /// The encoding.
    public var encoding: EncodingName?
    /// The sign between fields.
    public var delimiter: Delimiter?
    /// Whether text is written without a byte-order mark.
    public var omitsByteOrderMark = false

    /// Makes a style that leaves everything open.
    public init() {}

    /// A reader for this style.
    var reader: CSVReader { CSVReader(encoding: encoding?.encoding, delimiter: delimiter?.byte) }

    /// How text is written: UTF-8 with its mark and commas where nothing else is said. GB18030 has no mark,
    /// since programs that expect it know none.
    var dialect: CSVDialect {
        let encoding = encoding?.encoding ?? .utf8
        return CSVDialect(
            encoding: encoding, hasByteOrderMark: !omitsByteOrderMark && encoding != .gb18030,
            delimiter: delimiter?.byte ?? UInt8(ascii: ","))
    }
}

/// An encoding of delimited text, by any of its usual names: `utf-8`, `gbk`, `GB18030`, `utf-16le`.
public struct EncodingName: Hashable, Sendable {
    let encoding: TextEncoding

    /// Finds an encoding; nil where the name is of none.
    public init?(_ name: String) {
        guard let encoding = TextEncoding(named: name) else { return nil }
        self.encoding = encoding
    }
}

/// A sign between two fields, by name or as itself: `comma`, `;`, `tab`.
public struct Delimiter: Hashable, Sendable {
    let byte: UInt8

    /// Finds a sign; nil where it cannot stand between fields.
    public init?(_ name: String) {
        switch name {
        case "comma", ",": byte = UInt8(ascii: ",")
        case "semicolon", ";": byte = UInt8(ascii: ";")
        case "tab", "\\t", "\t": byte = UInt8(ascii: "\t")
        default: return nil
        }
    }
}
