import ArgumentParser
import Files
import Interchange

/// `jixiao verify INPUT…`
struct Verify: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: Speech.words(
                "把表格经每种格式转一圈，和原表逐格比较数字、文字和合并。",
                "Sends a form through every format and back, and compares numbers, texts and merges cell by cell."
            ),
            discussion: Speech.words(
                """
                路线：JSON、JSON Lines、CSV、长表 CSV，各转回来和原表比。
                CSV 带不了的合并（如几个指标共用的分值）单独列出，不算差异。
                退出码：0 全部相同，1 有差异或读不了，64 用法不对。

                示例：
                  jixiao verify 自评表.xlsx
                  jixiao verify 报送/
                  jixiao verify 自评表.xlsx --format json > 验收.json
                """,
                """
                The ways: JSON, JSON Lines, CSV and long CSV, each back and compared with the form as it was.
                Merges that CSV cannot carry (a 分值 of several indicators) are listed apart.
                Exit status: 0 all the same, 1 different or refused, 64 wrong usage.

                Examples:
                  jixiao verify form.xlsx
                  jixiao verify folder/
                  jixiao verify form.xlsx --format json > acceptance.json
                """))
    }

    @Argument(help: Speech.help("文件、文件夹或 -", "Files, folders or -", value: "INPUT"))
    var inputs: [String]

    @Option(help: Speech.help("报告的格式：text 或 json", "The report's format: text or json", value: "FORMAT"))
    var format: ReportFormat = .text

    @OptionGroup var reading: ReadingFlags
    @OptionGroup var text: InputTextFlags
    @OptionGroup var lang: LanguageOption

    /// The most differences of a way that are shown as text.
    private static let maximumDifferences = 20

    func run() throws {
        let messages = lang.messages
        let report = ConversionReport(messages)
        var results: [(file: String, result: Result<Verification, Verification.Refusal>)] = []
        do throws(InterchangeError) {
            let templates = try Templates(overriding: reading.templates)
            let reader = try DocumentReader(
                templates: templates, options: reading.options(text: text.style))
            let verifier = Verifier(reader: reader, templates: templates)
            for path in inputs.flatMap({ spreadsheets(of: $0, report) }) {
                do throws(InterchangeError) {
                    let verification = try verifier.verify(InputFile(reading: path))
                    results.append((path, .success(verification)))
                    if !verification.isSame { report.fail() }
                    for line in messages.warnings(of: verification, maximum: Self.maximumDifferences) {
                        Console.note(line)
                    }
                    guard format == .text else { continue }
                    for line in messages.lines(for: verification, maximum: Self.maximumDifferences) {
                        Console.write("\(line)\n")
                    }
                } catch {
                    report.add(error, in: path)
                    let words = messages.text(error)
                    results.append((path, .failure(Verification.Refusal(words: words))))
                }
            }
        } catch {
            report.add(error, in: reading.templates ?? inputs[0])
        }
        switch format {
        case .json: Console.write(Verification.json(results))
        case .text where results.count > 1:
            let verifications = results.compactMap { try? $0.result.get() }
            Console.write(
                messages.verified(
                    results.count, different: verifications.count { !$0.isSame },
                    refused: results.count - verifications.count) + "\n")
        case .text: break
        }
        if report.hasFailures { throw ExitCode.failure }
    }

    /// The files that an input stands for: itself, or the spreadsheets in the folder that it is.
    private func spreadsheets(of input: String, _ report: ConversionReport) -> [String] {
        let files = report.files(of: input)
        guard Folder.exists(input) else { return files }
        return files.filter { [.xlsx, .csv].contains(DocumentFormat(path: $0)) }
    }
}
