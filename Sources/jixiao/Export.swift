import ArgumentParser
import Interchange

/// `jixiao export INPUT… -o OUT`
struct Export: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: Speech.words(
                "把许多单位报来的表汇总成工作簿和数据。",
                "Gathers the forms of many offices into a workbook and data."),
            discussion: Speech.words(
                """
                输入是文件、文件夹（连同里面的文件夹）和 zip 压缩包（Windows 的中文文件名也行）。
                输出按扩展名，可以同时要几种：.xlsx 汇总表，.jsonl 每行一张表，.csv 每个指标一行，
                .sqlite 数据库。金额一律折成万元。
                读不了的文件一一列出，不影响其余；找到的 = 读了的 + 不能读的。
                按 Ctrl-C 可以停，再加 --resume 就接着做。
                退出码：0 全部读了，1 有文件不能读或写不出，64 用法不对。

                示例：
                  jixiao export 报送/ -o 汇总.xlsx
                  jixiao export 报送/ 补报.zip -o 汇总.xlsx -o 汇总.jsonl -o 汇总.sqlite
                  jixiao export 报送/ -o 汇总.xlsx --expect 应报单位.txt --quarantine 不能读/
                  jixiao export 报送/ -o 汇总.xlsx --latest --compare 去年.sqlite
                  find 报送 -name '*.xlsx' -print0 | jixiao export --from-list - -o 汇总.sqlite
                """,
                """
                An input is a file, a folder with those in it, or a zip archive (with GBK names, too).
                Outputs go by extension, several at once: .xlsx a workbook of summaries, .jsonl a form
                a line, .csv a row an indicator, .sqlite a database. Amounts are in 10,000 yuan.
                Files that cannot be read are named, and the others exported; found = read + refused.
                Ctrl-C stops; the same command with --resume goes on.
                Exit status: 0 all read, 1 files refused or outputs not written, 64 wrong usage.

                Examples:
                  jixiao export folder/ -o summary.xlsx
                  jixiao export folder/ late.zip -o summary.xlsx -o forms.jsonl -o forms.sqlite
                  jixiao export folder/ -o summary.xlsx --expect units.txt --quarantine refused/
                  jixiao export folder/ -o summary.xlsx --latest --compare last-year.sqlite
                  find folder -name '*.xlsx' -print0 | jixiao export --from-list - -o forms.sqlite
                """))
    }

    @Argument(help: Speech.help("文件、文件夹或 zip 压缩包", "Files, folders or zip archives", value: "INPUT"))
    var inputs: [String] = []

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: Speech.help(
            "输出的文件：.xlsx、.jsonl、.csv 或 .sqlite；可以写几次",
            "A file to write: .xlsx, .jsonl, .csv or .sqlite; may be repeated",
            value: "OUT"))
    var outputs: [String]

    @Option(
        help: Speech.help(
            "从这个文件（- 为标准输入）读输入的名单，每行一个或以 NUL 分隔",
            "Take the names of inputs from this file (- is standard input), a line each or NUL-separated",
            value: "LIST"))
    var fromList: String?

    @Option(
        help: Speech.help(
            "应报单位的名单：每行一个（别名写在 = 后面），或表格的一列，旁边可以有别名、简称列；说出谁还没报",
            "The units that must report, a line each (other names behind =), or a spreadsheet's column with columns of aliases; tells those missing",
            value: "LIST"))
    var expect: String?

    @Flag(
        help: Speech.help(
            "同一张表报了几次的，只计最新的一份（按填报日期，否则按名称里的字样和文件时间）",
            "Of several submissions of one form count the latest alone (by its date, else by words of its name and time)"
        ))
    var latest = false

    @Option(
        help: Speech.help(
            "表上没有写资金类型的，算作这一种（编号用 jixiao template list 查看）",
            "The fund type of forms that do not say theirs (ids: template list)", value: "ID"))
    var fundType: String?

    @Option(
        help: Speech.help(
            "与上年（或以前）的汇总数据库比较金额", "Compare amounts with the database of an earlier export",
            value: "EARLIER.sqlite"))
    var compare: String?

    @Option(
        help: Speech.help(
            "把不能读的文件各复制一份到这里，附原因", "Copy the files that cannot be read here, with the reasons", value: "DIR"))
    var quarantine: String?

    @Flag(help: Speech.help("接着上次停下的地方做", "Go on where the last run was stopped"))
    var resume = false

    @Flag(
        name: .customLong("public"),
        help: Speech.help(
            "供公开：不写联系人、电话和签字", "For publishing: leave out contacts, telephone numbers and signatures"))
    var isPublic = false

    @Option(
        help: Speech.help(
            "规则包的编号，或自己的规则文件（.yaml）；默认 national",
            "Id of a rule pack, or a YAML file of one; default: national",
            value: "PACK"))
    var rules: String?

    @Option(
        help: Speech.help("同时处理几个文件（默认：处理器个数）", "How many files at once (default: one a core)", value: "N"))
    var jobs: Int?

    @OptionGroup var reading: ReadingFlags
    @OptionGroup var text: InputTextFlags
    @OptionGroup var lang: LanguageOption

    func validate() throws {
        if let jobs, jobs < 1 {
            throw ValidationError(Speech.words("--jobs 至少为 1", "--jobs must be at least 1"))
        }
        do throws(InterchangeError) {
            try Exporter.check(outputs)
        } catch {
            throw ValidationError(lang.messages.text(error))
        }
        if inputs.isEmpty, fromList == nil {
            throw ValidationError(
                Speech.words(
                    "请给出文件、文件夹或压缩包，或用 --from-list", "give files, folders or archives, or --from-list"))
        }
    }

    func run() async throws {
        let messages = lang.messages
        do {
            try InputIdentities([fromList, expect, rules].compactMap { $0 }).check(outputs)
            let templates = try Templates(overriding: reading.templates)
            let reader = try DocumentReader(templates: templates, options: reading.options(text: text.style))
            guard
                let named = list(
                    fromList, messages, { path throws(InterchangeError) in try InputNames.read(path) }),
                let units = list(
                    expect, messages,
                    { path throws(InterchangeError) in try UnitNames.read(path, reader, templates) })
            else { throw ExitCode.failure }
            let exporter = try exporter(messages, templates, reader, units: expect == nil ? nil : units)
            let progress = ProgressLine(messages)
            let journal = Exporter.journalPath(for: outputs)
            let paths = inputs + named
            Interruption.farewell.set(messages.stopped(journal: journal))
            let report = try await exporter.export(try exporter.inputs(of: paths)) { progress.tell($0) }
            Interruption.farewell.set(nil)
            progress.close()
            for line in messages.lines(report) { Console.note(line) }
            if report.refused == 0 { return }
        } catch let error as InterchangeError {
            Console.note(messages.text(error, in: outputs.joined(separator: " ")))
        }
        throw ExitCode.failure
    }

    /// What a list holds; nil where it cannot be read, which is told.
    private func list<Item>(
        _ path: String?, _ messages: Messages, _ read: (String) throws(InterchangeError) -> [Item]
    ) -> [Item]? {
        guard let path else { return [] }
        do throws(InterchangeError) {
            return try read(path)
        } catch {
            Console.note(messages.text(error, in: path))
            return nil
        }
    }

    private func exporter(
        _ messages: Messages, _ templates: Templates, _ reader: DocumentReader, units: [ExpectedUnit]?
    ) throws(InterchangeError) -> Exporter {
        var options = ExportOptions()
        options.isPublic = isPublic
        options.resumes = resume
        options.quarantine = quarantine
        options.width = jobs ?? Processor.count
        options.expectedUnits = units
        options.countsLatest = latest
        options.fundType = try fundType.map { id throws(InterchangeError) in try templates.fundType(id) }
        options.earlierLedger = compare
        // Told apart by what was typed: a journal goes on only under the same words.
        options.circumstances = [
            Version.current, rules ?? "", reading.layout ?? "", reading.year.map(String.init) ?? "",
            reading.sheet ?? "", reading.templates ?? "", "\(text.style)",
        ].joined(separator: "\n")
        return try Exporter(
            to: outputs, reader: reader, templates: templates,
            rules: try RuleBook(rules, overriding: reading.templates), messages: messages, options: options)
    }
}
