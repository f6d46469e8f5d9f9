import ArgumentParser
import Interchange

/// How delimited text is read, in subcommands that write none.
struct InputTextFlags: ParsableArguments {
    @Option(
        help: Speech.help(
            "CSV 的编码：utf-8、gb18030、utf-16le、utf-16be（默认自动识别）",
            "Encoding of CSV: utf-8, gb18030, utf-16le or utf-16be (default: found out)", value: "NAME"))
    var encoding: EncodingName?

    @Option(
        help: Speech.help(
            "CSV 的分隔符：comma、semicolon、tab", "Delimiter of CSV: comma, semicolon or tab", value: "SIGN"))
    var delimiter: Delimiter?

    /// What is known of it.
    var style: TextStyle {
        var style = TextStyle()
        style.encoding = encoding
        style.delimiter = delimiter
        return style
    }
}
