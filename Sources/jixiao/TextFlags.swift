public import ArgumentParser
public import Interchange

/// How delimited text is read or written.
struct TextFlags: ParsableArguments {
    @Option(
        help: Speech.help(
            "CSV 的编码：utf-8、gb18030、utf-16le、utf-16be（输出 CSV 时指输出，否则指输入；默认自动识别，写 utf-8）",
            "Encoding of CSV: utf-8, gb18030, utf-16le or utf-16be; of the output where that is CSV, else of the input (default: found out; utf-8)",
            value: "NAME"))
    var encoding: EncodingName?

    @Option(help: Speech.help("输入 CSV 的编码", "Encoding of CSV inputs", value: "NAME"))
    var inputEncoding: EncodingName?

    @Flag(help: Speech.help("写 CSV 时不加字节顺序标记", "Write CSV without a byte-order mark"))
    var noBom = false

    @Option(
        help: Speech.help(
            "CSV 的分隔符：comma、semicolon、tab（或 , ;）", "Delimiter of CSV: comma, semicolon or tab (or , ;)",
            value: "SIGN"))
    var delimiter: Delimiter?

    /// How a document in a format is written.
    var output: TextStyle {
        var style = TextStyle()
        style.encoding = encoding
        style.delimiter = delimiter
        style.omitsByteOrderMark = noBom
        return style
    }

    /// How inputs are read: the flags apply to them if the output is not delimited text.
    func input(for format: DocumentFormat) -> TextStyle {
        var style = TextStyle()
        style.encoding = inputEncoding ?? (format == .csv ? nil : encoding)
        style.delimiter = format == .csv ? nil : delimiter
        return style
    }
}

extension EncodingName: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Delimiter: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}
