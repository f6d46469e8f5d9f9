import ArgumentParser
import Files
import Interchange

/// `jixiao check INPUT…`
struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: Speech.words(
                "按规则检查绩效表，也可以在原工作簿上标出问题。",
                "Checks forms against rules, and marks what is wrong in the officer's own workbook."),
            discussion: Speech.words(
                """
                每个问题一行：程度、规则代码、文件 › 工作表 › 单元格、表中是什么、应为什么。
                检查从不改动表中的数字；jixiao explain 规则代码 说明一条规则。
                退出码：0 没有错误，1 有错误（--strict 时警告也算）或读不了，64 用法不对。

                示例：
                  jixiao check 自评表.xlsx
                  jixiao check 报送/ --format json
                  jixiao check 自评表.xlsx --annotate 自评表-检查.xlsx
                  jixiao check 自评表.xlsx --rules hubei
                """,
                """
                A line for each problem: severity, code, file › sheet › cell, what stands there, what should.
                A check never changes a figure; jixiao explain CODE tells a rule.
                Exit status: 0 no error, 1 errors (with --strict, warnings too) or refused, 64 wrong usage.

                Examples:
                  jixiao check form.xlsx
                  jixiao check folder/ --format json
                  jixiao check form.xlsx --annotate form-checked.xlsx
                  jixiao check form.xlsx --rules hubei
                """))
    }

    /// How the report is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, csv
    }

    @Argument(help: Speech.help("文件、文件夹或 -", "Files, folders or -", value: "INPUT"))
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
            "写一份标出问题的原工作簿（只能有一个 .xlsx 输入）", "Write a marked copy of the workbook (a single .xlsx input)",
            value: "OUT.xlsx"))
    var annotate: String?

    @Flag(help: Speech.help("警告也算不通过", "Warnings count as errors"))
    var strict = false

    @OptionGroup var reading: ReadingFlags
    @OptionGroup var text: InputTextFlags
    @OptionGroup var lang: LanguageOption

    func validate() throws {
        if annotate != nil, inputs.count != 1 || Folder.exists(inputs[0]) {
            throw ValidationError(
                Speech.words("--annotate 一次只能标一个工作簿", "--annotate marks one workbook at a time"))
        }
    }

    func run() throws {
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
        var report = CheckReport()
        do throws(InterchangeError) {
            let rules = try RuleBook(rules, overriding: reading.templates)
            let checker = FormChecker(
                reader: try DocumentReader(
                    templates: try Templates(overriding: reading.templates),
                    options: reading.options(text: text.style)),
                rules: rules, messages: messages)
            for path in inputs.flatMap({ told.files(of: $0) }) {
                var isListed = false
                do throws(InterchangeError) {
                    let input = try InputFile(reading: path)
                    let entry = try checker.check(input)
                    report.entries.append(entry)
                    isListed = true
                    if format == .text {
                        for problem in entry.problems {
                            Console.write(messages.line(problem, in: entry.file) + "\n")
                        }
                    }
                    if let annotate {
                        try write(
                            checker.annotate(input, with: entry.problems, for: annotate), to: annotate)
                        if input.isDrawnToAnnotate { Console.note(messages.drawnToAnnotate(annotate)) }
                    }
                } catch {
                    told.add(error, in: path)
                    if !isListed {
                        report.entries.append(
                            CheckReport.Entry(file: messages.shown(path), refusal: error))
                    }
                }
            }
            switch format {
            case .text: Console.write(messages.summary(report) + "\n")
            case .json: Console.write(report.json(messages))
            case .csv: Console.write(try report.csv(messages))
            }
        } catch {
            told.add(error, in: rules ?? reading.templates ?? inputs[0])
        }
        if told.hasFailures || !report.isClean(strict: strict) { throw ExitCode.failure }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(InterchangeError) {
        do throws(FileError) { try OutputFile.write(bytes, to: path) } catch { throw InterchangeError(error) }
    }
}
