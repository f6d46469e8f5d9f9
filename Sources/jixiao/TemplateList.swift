import ArgumentParser
import Interchange

/// `jixiao template list`
struct TemplateList: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Speech.words(
                "列出资金类型、表的种类和常用指标。", "Lists the fund types, their kinds of form and usual indicators."))
    }

    /// How the list is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    @Option(help: Speech.help("text 或 json", "text or json", value: "FORMAT"))
    var format = Format.text

    @OptionGroup var data: TemplateFlags
    @OptionGroup var lang: LanguageOption

    func run() throws {
        let report = ConversionReport(lang.messages)
        do throws(InterchangeError) {
            let table = FundTypeTable(
                try Templates(overriding: data.templates), messages: lang.messages)
            switch format {
            case .text: for line in table.lines { Console.write("\(line)\n") }
            case .json: Console.write(table.json)
            }
        } catch {
            report.add(error, in: data.templates ?? "Templates")
        }
        if report.hasFailures { throw ExitCode.failure }
    }
}

/// `--templates`, where nothing else of reading is asked for.
struct TemplateFlags: ParsableArguments {
    @Option(
        help: Speech.help(
            "用这个文件夹里的数据文件代替或补充内置的", "Data files that override the built-in ones", value: "DIR"))
    var templates: String?
}
