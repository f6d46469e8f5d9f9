import ArgumentParser
import Interchange

/// What may be said beforehand about inputs, the same in every subcommand that reads.
struct ReadingFlags: ParsableArguments {
    @Option(
        help: Speech.help(
            "按这个布局读写（默认自动识别）", "Read and lay out by this layout (default: recognise it)", value: "ID"))
    var layout: String?

    @Option(help: Speech.help("表上没有印年度时的年度", "Year of forms that print none", value: "N"))
    var year: Int?

    @Option(help: Speech.help("只读这张工作表", "Read this sheet only", value: "NAME"))
    var sheet: String?

    @Flag(
        help: Speech.help(
            "隐藏的工作表、行和列也读", "Read hidden sheets, rows and columns too"))
    var hidden = false

    @Option(
        help: Speech.help(
            "用这个文件夹里的布局数据代替或补充内置的", "Data files of layouts that override the built-in ones", value: "DIR"))
    var templates: String?

    func validate() throws {
        if let year, !(1900...2200).contains(year) {
            throw ValidationError(Speech.words("年度 \(year) 不对", "\(year) is no year"))
        }
    }

    /// What is known of the inputs; delimited text has its own flags.
    func options(text: TextStyle) -> ReadingOptions {
        var options = ReadingOptions()
        options.layout = layout
        options.fiscalYear = year
        options.sheet = sheet
        options.readsHidden = hidden
        options.text = text
        return options
    }
}
