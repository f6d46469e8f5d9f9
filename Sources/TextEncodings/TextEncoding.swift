/// How the characters of a file are put into bytes.
///
/// The raw value is the name that is printed and stored: `utf-8`, `gb18030`, `utf-16le`, `utf-16be`.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    /// UTF-8.
    case utf8 = "utf-8"
    /// GB18030, which holds GBK and GB2312 too: what a Chinese Excel or WPS saves as plain CSV.
    case gb18030
    /// UTF-16, low byte first: Excel's "Unicode text".
    case utf16LittleEndian = "utf-16le"
    /// UTF-16, high byte first.
    case utf16BigEndian = "utf-16be"

    /// Finds an encoding by any of its usual names, in any case and with any hyphens; nil for other names.
    ///
    /// `GBK`, `GB2312`, `cp936` and `ANSI` all mean GB18030, which reads them all; `UTF-16` alone means low
    /// byte first, and gives way to a byte-order mark.
    ///
    /// ```swift
    /// TextEncoding(named: "UTF8")    // .utf8
    /// TextEncoding(named: "GBK")     // .gb18030
    /// TextEncoding(named: "UTF-16")  // .utf16LittleEndian
    /// ```
    public init?(named name: some StringProtocol) {
        let letters = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
        switch letters {
        case "utf8", "utf8sig", "utf8bom": self = .utf8
        case "gb18030", "gbk", "gb2312", "cp936", "ms936", "windows936", "ansi", "euccn": self = .gb18030
        case "utf16", "utf16le", "unicode", "ucs2": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        default: return nil
        }
    }

    /// The bytes of its byte-order mark.
    package var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .gb18030: [0x84, 0x31, 0x95, 0x33]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        }
    }

    /// The name under which iconv knows it.
    var iconvName: String {
        switch self {
        case .utf8: "UTF-8"
        case .gb18030: "GB18030"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        }
    }

    /// Whether it is UTF-16 of either byte order.
    package var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
