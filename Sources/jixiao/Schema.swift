import ArgumentParser
import Interchange

/// `jixiao schema`
struct Schema: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schema",
            abstract: Speech.words("输出规范数据的 JSON Schema。", "Prints the JSON Schema of the canonical form."),
            discussion: Speech.words(
                """
                示例：
                  jixiao schema > performance-form-1.schema.json
                """,
                """
                Example:
                  jixiao schema > performance-form-1.schema.json
                """))
    }

    @OptionGroup var lang: LanguageOption

    func run() {
        Console.write(PublishedSchema.bytes)
    }
}
