import ArgumentParser

/// `jixiao template`
struct Template: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "template",
            abstract: Speech.words("制作空白模板。", "Makes blank templates."),
            discussion: Speech.words(
                """
                示例：
                  jixiao template list
                  jixiao template new general --kind projectTarget --year 2025 -o 目标表.xlsx
                  jixiao template new --all --year 2025 -o 模板/
                  jixiao template new --from 目标表.xlsx -o 自评表.xlsx
                """,
                """
                Examples:
                  jixiao template list
                  jixiao template new general --kind projectTarget --year 2025 -o target.xlsx
                  jixiao template new --all --year 2025 -o templates/
                  jixiao template new --from target.xlsx -o evaluation.xlsx
                """),
            subcommands: [TemplateList.self, TemplateNew.self])
    }
}
