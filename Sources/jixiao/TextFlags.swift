import ArgumentParser
import CSV
import Interchange

/// How delimited text is read or written.
struct TextFlags: ParsableArguments {
    @Option(
        help: Speech.help(
            "CSV 的编码：utf-8、gb18030、utf-16le、utf-16be（输出 CSV 时指输出，否则指输入；默认自动识别，写 utf-8）",
            "Encoding of CSV: utf-8, gb18030, utf-16le or utf-16be; of the output where that is CSV, else of the input (default: found out; utf-8)",
            value: "NAME"))
    var encoding: TextEncoding?

    @Option(help: Speech.help("输入 CSV 的编码", "Encoding of CSV inputs", value: "NAME"))
    var inputEncoding: TextEncoding?

    @Flag(help: Speech.help("写 CSV 时不加字节顺序标记", "Write CSV without a byte-order mark"))
    var noBom = false

    @Option(
        help: Speech.help(
            "CSV 的分隔符：comma、semicolon、tab（或 , ;）", "Delimiter of CSV: comma, semicolon or tab (or , ;)", value: "SIGN"))
    var delimiter: Delimiter?

    /// How delimited text is written; GB18030 has no mark unless UTF-16 asks for one.
    var dialect: CSVDialect {
        let encoding = encoding ?? .utf8
        return CSVDialect(
            encoding: encoding, hasByteOrderMark: !noBom && encoding != .gb18030,
            delimiter: delimiter?.byte ?? UInt8(ascii: ","))
    }
}

/// A sign between two fields, by name or as itself.
struct Delimiter: ExpressibleByArgument {
    let byte: UInt8

    init?(argument: String) {
        switch argument {
        case "comma", ",": byte = UInt8(ascii: ",")
        case "semicolon", ";": byte = UInt8(ascii: ";")
        case "tab", "\\t", "\t": byte = UInt8(ascii: "\t")
        default: return nil
        }
    }
}

extension TextEncoding: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(named: argument)
    }
}
