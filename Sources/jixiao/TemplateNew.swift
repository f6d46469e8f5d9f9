import ArgumentParser
import Files
import Interchange

/// `jixiao template new FUND_TYPE -o OUT`
struct TemplateNew: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "new",
            abstract: Speech.words("制作空白模板。", "Makes a blank template."),
            discussion: Speech.words(
                """
                资金类型写它的编号，用 jixiao template list 查看；项目支出用 general。
                输出的扩展名是 .csv 时写 CSV，否则写 XLSX。
                --all 把每种资金类型的每种表各写一个文件到输出的文件夹。
                --from 由批复的目标表生成自评表：项目、资金、目标、指标、指标值和分值已填好并锁定，
                完成值、得分和原因待填；给文件夹时整批处理。

                示例：
                  jixiao template new general --kind 项目支出绩效目标表 --year 2025 -o 目标表.xlsx
                  jixiao template new strategic-emerging --rows 20 --unit 元 -o 自评表.xlsx
                  jixiao template new --all --year 2025 -o 模板/
                  jixiao template new --from 目标表.xlsx -o 自评表.xlsx
                  jixiao template new --from 目标表/ -o 自评表/
                """,
                """
                FUND_TYPE is the id of a fund type; jixiao template list shows them, and
                general is for any project. OUT is CSV where it ends in .csv, else XLSX.
                --all writes every kind of every fund type into the folder OUT.
                --from makes the self-evaluation out of an approved target form: project,
                funds, goals, indicators, targets and weights filled in and locked;
                actuals, scores and reasons open. A folder is a whole batch.

                Examples:
                  jixiao template new general --kind projectTarget --year 2025 -o target.xlsx
                  jixiao template new strategic-emerging --rows 20 --unit 元 -o form.xlsx
                  jixiao template new --all --year 2025 -o templates/
                  jixiao template new --from target.xlsx -o evaluation.xlsx
                  jixiao template new --from targets/ -o evaluations/
                """))
    }

    @Argument(help: Speech.help("资金类型的编号", "The id of a fund type", value: "FUND_TYPE"))
    var fundType: String?

    @Option(
        help: Speech.help(
            "表的种类：\(TemplateMaker.kinds(Messages(.chinese)).joined(separator: "、"))，或英文代码如 projectTarget（默认为该类型的第一种）",
            "The kind of form: \(TemplateMaker.kinds(Messages(.english)).joined(separator: ", ")) (default: the fund type's first)",
            value: "KIND"))
    var kind: String?

    @Option(help: Speech.help("布局（默认为该类型常用的）", "The layout (default: the usual one)", value: "ID"))
    var layout: String?

    @Option(help: Speech.help("年度（默认留空待填）", "The year (default: left open)", value: "N"))
    var year: Int?

    @Option(
        help: Speech.help(
            "金额单位：元、万元、亿元（默认万元）", "The unit of amounts: 元, 万元 or 亿元 (default: 万元)", value: "UNIT"))
    var unit: String?

    @Option(
        help: Speech.help(
            "指标行数（默认为常用指标再加 3 行）", "Rows of indicators (default: the usual ones and 3 more)", value: "N"))
    var rows: Int?

    @Flag(help: Speech.help("每种资金类型的每种表各一个", "Every kind of every fund type"))
    var all = false

    @Option(
        help: Speech.help("由目标表生成自评表；文件或文件夹", "Make it out of a target form: a file or folder", value: "PATH")
    )
    var from: String?

    @Option(name: .shortAndLong, help: Speech.help("输出的文件或文件夹", "The file or folder to write", value: "OUT"))
    var output: String

    @OptionGroup var data: TemplateFlags
    @OptionGroup var lang: LanguageOption

    func validate() throws {
        if let year, !(1990...2099).contains(year) {
            throw ValidationError(Speech.words("年度 \(year) 不对", "\(year) is no year"))
        }
        if let rows, !(1...TemplateMaker.maximumRows).contains(rows) {
            throw ValidationError(
                Speech.words(
                    "--rows 应为 1 到 \(TemplateMaker.maximumRows)",
                    "--rows must be from 1 to \(TemplateMaker.maximumRows)"))
        }
        if let unit, !["元", "万元", "亿元"].contains(unit) {
            throw ValidationError(
                Speech.words("金额单位「\(unit)」不能用，可用：元、万元、亿元", "“\(unit)” is none of 元, 万元, 亿元"))
        }
        switch (all, from, fundType) {
        case (false, nil, nil):
            throw ValidationError(
                Speech.words("请给出资金类型，或用 --all、--from", "Name a fund type, or use --all or --from"))
        case (true, .some, _), (true, nil, .some):
            throw ValidationError(
                Speech.words("--all 不能和资金类型或 --from 同时用", "--all excludes a fund type and --from"))
        case (false, .some, _) where unit != nil || rows != nil || kind != nil:
            throw ValidationError(
                Speech.words(
                    "--kind、--unit 和 --rows 由目标表决定，不能和 --from 同时用",
                    "--kind, --unit and --rows follow from the target form; --from excludes them"))
        default: break
        }
    }

    func run() throws {
        let report = ConversionReport(lang.messages)
        do throws(InterchangeError) {
            let templates = try Templates(overriding: data.templates)
            let maker = TemplateMaker(templates: templates)
            if let from {
                try carryOver(from, maker, try DocumentReader(templates: templates), report)
            } else if all {
                let paths = try maker.makeAll(request, intoFolder: output)
                Console.note(Speech.words("完成 \(paths.count) 个模板", "\(paths.count) templates done"))
            } else if let fundType {
                try maker.make(fundType, request, into: output)
            }
        } catch {
            report.add(error, in: output)
        }
        if report.hasFailures { throw ExitCode.failure }
    }

    private func carryOver(
        _ from: String, _ maker: TemplateMaker, _ reader: DocumentReader, _ report: ConversionReport
    ) throws(InterchangeError) {
        if Folder.exists(from) || Folder.exists(output) || output.hasSuffix("/") {
            maker.carryOver(
                report.files(of: from), fundType: fundType, request, reader: reader, intoFolder: output
            ) { report.add($0) }
            report.close(showingTotal: true)
        } else {
            report.add(
                maker.carryOver(from, fundType: fundType, request, reader: reader, into: output))
        }
    }

    private var request: TemplateMaker.Request {
        var request = TemplateMaker.Request()
        request.kind = kind
        request.layout = layout
        request.fiscalYear = year
        request.unit = unit
        request.rows = rows
        return request
    }
}
