import ArgumentParser
import Interchange

/// `jixiao diff A B`
struct Diff: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diff",
            abstract: Speech.words(
                "比较两个文件里的表：逐字段、逐指标，不按单元格。",
                "Compares the forms of two files by field and indicator, not by cell."),
            discussion: Speech.words(
                """
                两个文件可以是不同格式。指标按一、二、三级的文字对应，几张表按项目、单位、年度对应。
                退出码：0 相同，1 不同或读不了，64 用法不对。

                示例：
                  jixiao diff 初稿.xlsx 终稿.xlsx
                  jixiao diff 自评表.xlsx 自评表.csv
                  jixiao diff 旧.json 新.xlsx --format json
                """,
                """
                The files may be of different formats. Indicators are matched by the wording of their levels,
                several forms by project, unit and year.
                Exit status: 0 the same, 1 different or refused, 64 wrong usage.

                Examples:
                  jixiao diff draft.xlsx final.xlsx
                  jixiao diff form.xlsx form.csv
                  jixiao diff old.json new.xlsx --format json
                """))
    }

    @Argument(help: Speech.help("左边的文件或 -", "The file on the left, or -", value: "A"))
    var left: String

    @Argument(help: Speech.help("右边的文件或 -", "The file on the right, or -", value: "B"))
    var right: String

    @Option(help: Speech.help("报告的格式：text 或 json", "The report's format: text or json", value: "FORMAT"))
    var format: ReportFormat = .text

    @OptionGroup var reading: ReadingFlags
    @OptionGroup var text: InputTextFlags
    @OptionGroup var lang: LanguageOption

    func validate() throws {
        if left == "-", right == "-" {
            throw ValidationError(Speech.words("- 只能出现一次", "- may be given once only"))
        }
    }

    func run() throws {
        let messages = lang.messages
        var path = reading.templates ?? left
        do throws(InterchangeError) {
            let reader = try DocumentReader(
                templates: try Templates(overriding: reading.templates),
                options: reading.options(text: text.style))
            path = left
            let one = try reader.read(InputFile(reading: left))
            path = right
            let other = try reader.read(InputFile(reading: right))
            for line in messages.lines(for: one, of: left) + messages.lines(for: other, of: right) {
                Console.note(line)
            }
            let comparison = DocumentComparison(one.forms, other.forms)
            switch format {
            case .text:
                for line in messages.lines(for: comparison) { Console.write("\(line)\n") }
            case .json: Console.write(comparison.json(left: left, right: right))
            }
            if comparison.isSame { return }
        } catch {
            Console.note(messages.text(error, in: path))
        }
        throw ExitCode.failure
    }
}
