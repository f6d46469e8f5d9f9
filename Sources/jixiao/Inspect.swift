import ArgumentParser
import Interchange

/// `jixiao inspect INPUT…`
struct Inspect: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "inspect",
            abstract: Speech.words(
                "画出表格，标明每个单元格读成了什么，列出没有认出的。",
                "Draws the sheet with what each cell was taken for, and lists what was not understood."),
            discussion: Speech.words(
                """
                示例：
                  jixiao inspect 自评表.xlsx
                  jixiao inspect --brief 报送/          每张表一行
                  jixiao inspect --cells 任意.xlsx      每个单元格一行 JSON
                  jixiao inspect --why H12 自评表.xlsx  这个单元格为什么这样读
                """,
                """
                Examples:
                  jixiao inspect form.xlsx
                  jixiao inspect --brief folder/        a line for each form
                  jixiao inspect --cells any.xlsx       a line of JSON for each cell
                  jixiao inspect --why H12 form.xlsx    why a cell was read as it was
                """))
    }

    @Argument(help: Speech.help("文件、文件夹或 -", "Files, folders or -", value: "INPUT"))
    var inputs: [String]

    @Flag(help: Speech.help("列出所有单元格（JSON Lines），不找表", "List all cells as JSON Lines, form or no form"))
    var cells = false

    @Flag(help: Speech.help("每张表只写一行", "A line for each form only"))
    var brief = false

    @Option(help: Speech.help("说明一个单元格为什么这样读", "Tell why a cell was read as it was", value: "CELL"))
    var why: String?

    @OptionGroup var reading: ReadingFlags

    @OptionGroup var text: InputTextFlags
    @OptionGroup var lang: LanguageOption

    func validate() throws {
        if let why, Inspector.cell(why) == nil {
            throw ValidationError(
                Speech.words("--why 要一个单元格，如 H12，不是“\(why)”", "--why takes a cell such as H12, not “\(why)”"))
        }
        if why != nil, cells || brief {
            throw ValidationError(
                Speech.words("--why 不能和 --cells、--brief 一起用", "--why excludes --cells and --brief"))
        }
        if cells && brief {
            throw ValidationError(
                Speech.words("--cells 和 --brief 只能用一个", "--cells and --brief exclude each other"))
        }
    }

    func run() throws {
        let messages = lang.messages
        let report = ConversionReport(messages)
        var table = FormTable(messages)
        do throws(InterchangeError) {
            let reader = try DocumentReader(
                templates: try Templates(overriding: reading.templates),
                options: reading.options(text: text.style))
            let inspector = Inspector(reader: reader, messages: messages)
            for path in inputs.flatMap({ report.files(of: $0) }) {
                do throws(InterchangeError) {
                    let input = try InputFile(reading: path)
                    if let cell = why.flatMap(Inspector.cell) {
                        try inspector.why(cell, input) { Console.write($0) }
                    } else if cells {
                        try inspector.cells(input) { Console.write($0) }
                    } else if brief {
                        let reading = try reader.read(input)
                        for line in messages.lines(for: reading, of: path) { Console.note(line) }
                        table.add(reading, of: path)
                    } else if try !inspector.describe(input, write: { Console.write($0) }) {
                        report.fail()
                    }
                } catch {
                    report.add(error, in: path)
                }
            }
        } catch {
            report.add(error, in: reading.templates ?? inputs[0])
        }
        if brief, !table.isEmpty { for line in table.lines { Console.write("\(line)\n") } }
        if report.hasFailures { throw ExitCode.failure }
    }
}
