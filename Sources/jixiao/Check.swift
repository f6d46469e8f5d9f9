import ArgumentParser
import Files
import Interchange

/// `jixiao check INPUT…`
struct Check: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: Speech.words(
                "按规则检查绩效表，也可以在原工作簿上标出问题。",
                "Checks forms against rules, and marks what is wrong in the officer's own workbook."),
            discussion: Speech.words(
                """
                每个问题一行：程度、规则、文件 › 工作表 › 单元格、表中是什么、应为什么；最后按单位合计。
                文件夹连同里面的文件夹和 zip 压缩包都查。检查从不改动表中的数字；
                jixiao explain 规则名称或代码 说明一条规则。
                退出码：0 没有错误，1 有错误（--strict 时警告也算）或读不了，64 用法不对。

                示例：
                  jixiao check 自评表.xlsx
                  jixiao check 报送/ --format json
                  jixiao check 自评表.xlsx --annotate 自评表-检查.xlsx
                  jixiao check 报送/ --annotate 退回/
                  jixiao check 自评表.xlsx --rules hubei
                """,
                """
                A line for each problem: severity, rule, file › sheet › cell, what stands there, what should;
                at the end a line for each unit. Folders are gone through with those in them and zip archives.
                A check never changes a figure; jixiao explain, with a rule's name or code, tells it.
                Exit status: 0 no error, 1 errors (with --strict, warnings too) or refused, 64 wrong usage.

                Examples:
                  jixiao check form.xlsx
                  jixiao check folder/ --format json
                  jixiao check form.xlsx --annotate form-checked.xlsx
                  jixiao check folder/ --annotate returned/
                  jixiao check form.xlsx --rules hubei
                """))
    }

    /// How the report is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, csv
    }

    @Argument(help: Speech.help("文件、文件夹、zip 压缩包或 -", "Files, folders, zip archives or -", value: "INPUT"))
    var inputs: [String]

    @Option(
        help: Speech.help(
            "规则包的编号，或自己的规则文件（.yaml）；默认 national",
            "Id of a rule pack, or a YAML file of one; default: national",
            value: "PACK"))
    var rules: String?

    @Option(
        help: Speech.help("报告的格式：text、json 或 csv", "The report's format: text, json or csv", value: "FORMAT"))
    var format: Format = .text

    @Option(
        help: Speech.help(
            "写一份标出问题的原工作簿；输入不止一个文件时，给一个空文件夹，每个有问题的工作簿写一份，附清单",
            "Write a marked copy of the workbook; with more than one file, an empty folder that gets a copy of each and a list",
            value: "OUT"))
    var annotate: String?

    @Flag(help: Speech.help("警告也算不通过", "Warnings count as errors"))
    var strict = false

    @OptionGroup var reading: ReadingFlags
    @OptionGroup var text: InputTextFlags
    @OptionGroup var lang: LanguageOption

    @Option(
        help: Speech.help("同时处理几个文件（默认：处理器个数）", "How many files at once (default: one a core)", value: "N"))
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 {
            throw ValidationError(Speech.words("--jobs 至少为 1", "--jobs must be at least 1"))
        }
        if let annotate, !AnnotationTarget.canBeNamed(annotate) {
            throw ValidationError(
                Speech.words(
                    "标注写成 .xlsx 工作簿，「\(annotate)」请改用这个扩展名",
                    "a marked copy is an .xlsx workbook; give “\(annotate)” that extension"))
        }
    }

    func run() async throws {
        let messages = lang.messages
        let told = ConversionReport(messages)
        if let annotate {
            do throws(InterchangeError) {
                try InputIdentities(inputs + [rules].compactMap { $0 }).check([annotate])
            } catch {
                told.add(error, in: annotate)
                throw ExitCode.failure
            }
        }
        do throws(InterchangeError) {
            let rules = try RuleBook(rules, overriding: reading.templates)
            let templates = try Templates(overriding: reading.templates)
            let checker = FormChecker(
                reader: try DocumentReader(templates: templates, options: reading.options(text: text.style)),
                rules: rules, templates: templates, messages: messages)
            var target = try annotate.map { path throws(InterchangeError) in
                try AnnotationTarget(path, inputs: inputs, messages: messages)
            }
            let run = CheckRun(
                of: inputs, checker: checker, width: jobs ?? Processor.count,
                marking: target?.marking ?? .none,
                excluding: annotate.map { [$0] } ?? [])
            var report = CheckReport()
            var failure: InterchangeError?
            await run.run { result in
                report.entries.append(result.entry)
                if let refusal = result.entry.refusal { told.add(refusal, in: result.entry.file) }
                if format == .text {
                    for problem in result.entry.problems {
                        Console.write(messages.line(problem, in: result.entry.file, rules: rules) + "\n")
                    }
                }
                do throws(InterchangeError) {
                    try target?.add(result, told)
                } catch {
                    failure = error
                }
                return failure == nil
            }
            if let failure { throw failure }
            try target?.finish()
            for (file, problem) in report.addDoubtfulAmounts(rules, messages) where format == .text {
                Console.write(messages.line(problem, in: file, rules: rules) + "\n")
            }
            try write(report, messages, rules)
            if let line = target?.summary { Console.note(line) }
            if !report.isClean(strict: strict) { told.fail() }
        } catch {
            told.add(error, in: annotate ?? rules ?? reading.templates ?? inputs[0])
        }
        if told.hasFailures { throw ExitCode.failure }
    }

    private func write(
        _ report: CheckReport, _ messages: Messages, _ rules: RuleBook
    ) throws(InterchangeError) {
        switch format {
        case .text: for line in messages.summary(report) { Console.write(line + "\n") }
        case .json: Console.write(report.json(messages, rules: rules))
        case .csv: Console.write(try report.csv(messages, rules: rules))
        }
    }
}
