public import ArgumentParser
import Files
public import Interchange

/// `jixiao convert INPUT… -o OUT`
struct Convert: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "convert",
            abstract: Speech.words(
                "在 XLSX、CSV 和规范 JSON 之间转换。", "Converts between XLSX, CSV and canonical JSON."),
            discussion: Speech.words(
                """
                输入可以是文件、文件夹或 -（标准输入），格式按内容和扩展名判断。
                几个输入写进一个文件；输出是文件夹时，每个输入各写一个文件。
                文件夹里读不了的文件会列出来，其余照常转换。
                警告写到标准错误。退出码：0 完成，1 输入被拒绝或有错误，64 用法不对。

                示例：
                  jixiao convert 自评表.xlsx -o 自评表.json
                  jixiao convert 自评表.json -o 新表.xlsx
                  jixiao convert 报送/ -o 结果/ --to json
                  jixiao convert 报送/*.xlsx -o 汇总.jsonl
                  jixiao convert 报送/ -o 统计.csv --shape long
                  jixiao convert 旧表.csv --encoding gb18030 --year 2022 -o 新表.xlsx
                  cat 自评表.xlsx | jixiao convert - -o - --to csv
                """,
                """
                An input is a file, a folder of files or - (standard input); its format
                is told by content and extension. Several inputs go into one document,
                or one each where OUT is a folder. Files of a folder that cannot be read
                are named, and the others converted. Warnings go to standard error.
                Exit status: 0 done, 1 refused or has errors, 64 wrong usage.

                Examples:
                  jixiao convert form.xlsx -o form.json
                  jixiao convert form.json -o again.xlsx
                  jixiao convert folder/ -o results/ --to json
                  jixiao convert folder/*.xlsx -o all.jsonl
                  jixiao convert folder/ -o analysis.csv --shape long
                  jixiao convert old.csv --encoding gb18030 --year 2022 -o new.xlsx
                  cat form.xlsx | jixiao convert - -o - --to csv
                """))
    }

    @Argument(help: Speech.help("文件、文件夹或 -", "Files, folders or -", value: "INPUT"))
    var inputs: [String]

    @Option(
        name: .shortAndLong,
        help: Speech.help("输出的文件或文件夹，- 为标准输出", "The file or folder to write, or -", value: "OUT"))
    var output: String

    @Option(
        help: Speech.help(
            "输出格式：json、jsonl、csv、xlsx（默认按扩展名）", "json, jsonl, csv or xlsx (default: by extension)",
            value: "FORMAT"))
    var to: DocumentFormat?

    @Option(
        help: Speech.help(
            "CSV 的样式：form 和表格一样，long 每个指标一行，供统计用（读入时自动识别）",
            "Shape of CSV: form, as the sheet, or long, a row an indicator, for analysis (inputs are told by themselves)",
            value: "SHAPE"))
    var shape: TableShape = .form

    @Flag(
        help: Speech.help(
            "CSV 里的数字照表格所见写（默认写出单元格所存的全部位数）",
            "Write numbers in CSV as they are seen (default: with all the digits that cells store)"))
    var display = false

    @OptionGroup var reading: ReadingFlags
    @OptionGroup var text: TextFlags

    @Option(
        help: Speech.help("同时处理几个文件（默认：处理器个数）", "How many files at once (default: one a core)", value: "N"))
    var jobs: Int?

    @OptionGroup var lang: LanguageOption

    func validate() throws {
        if let jobs, jobs < 1 {
            throw ValidationError(Speech.words("--jobs 至少为 1", "--jobs must be at least 1"))
        }
        if inputs.count(where: { $0 == "-" }) > 1 {
            throw ValidationError(Speech.words("- 只能出现一次", "- may be given once only"))
        }
        let format = try Target(self).format
        if shape == .long, format != .csv {
            throw ValidationError(
                Speech.words(
                    "--shape long 只用于 CSV，不能写 \(format.rawValue)",
                    "--shape long is for CSV, not for \(format.rawValue)"))
        }
    }

    func run() async throws {
        let messages = lang.messages
        let report = ConversionReport(messages)
        do {
            let target = try Target(self)
            var inputs: [String] = []
            for input in self.inputs { inputs += report.files(of: input) }
            let templates = try Templates(overriding: reading.templates)
            let converter = Converter(
                reader: try DocumentReader(templates: templates, options: readingOptions(target.format)),
                templates: templates, options: writingOptions(target.format), width: jobs ?? Processor.count)
            switch target.place {
            case .file(let path):
                try await converter.convert(inputs, into: path) { report.add($0) }
            case .folder(let path):
                try await converter.convert(inputs, intoFolder: path) { report.add($0) }
            }
        } catch let error as InterchangeError {
            report.add(error, in: output)
        }
        report.close(showingTotal: self.inputs.count > 1 || self.inputs.contains(where: Folder.exists))
        if report.hasFailures { throw ExitCode.failure }
    }

    /// A layout that is asked for is one to lay out by; where nothing is laid out, one to read by.
    private func readingOptions(_ format: DocumentFormat) -> ReadingOptions {
        var options = reading.options(text: text.input(for: format))
        let isLaidOut = format == .xlsx || (format == .csv && shape == .form)
        if isLaidOut { options.layout = nil }
        return options
    }

    private func writingOptions(_ format: DocumentFormat) -> WritingOptions {
        var options = WritingOptions(format: format, layout: reading.layout, text: text.output)
        options.shape = shape
        options.isDisplay = display
        return options
    }
}

extension DocumentFormat: ExpressibleByArgument {}

extension TableShape: ExpressibleByArgument {}
