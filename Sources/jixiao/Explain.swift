import ArgumentParser
import Interchange

/// `jixiao explain [CODE]`
struct Explain: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain",
            abstract: Speech.words("说明检查规则：要求、例子和来源。", "Tells a rule: what it asks, an example, its source."),
            discussion: Speech.words(
                """
                示例：
                  jixiao explain                    列出全部规则
                  jixiao explain 执行率得分不符
                  jixiao explain 定性得分不在档内 --rules hubei
                """,
                """
                Examples:
                  jixiao explain                    lists all rules
                  jixiao explain execution-score
                  jixiao explain tier --rules hubei
                """))
    }

    @Argument(
        help: Speech.help("规则的名称或代码，如 分值合计不符", "Name or code of a rule, such as weights-sum", value: "CODE"))
    var code: String?

    @Option(help: Speech.help("规则包的编号或文件", "Id of a rule pack, or a file", value: "PACK"))
    var rules: String?

    @Option(help: Speech.help("规则数据的文件夹", "Folder of data files", value: "DIR"))
    var templates: String?

    @Flag(help: Speech.help("全部规则写成一页 Markdown", "All rules as a page of Markdown"))
    var page = false

    @OptionGroup var lang: LanguageOption

    func run() throws {
        let messages = lang.messages
        do throws(InterchangeError) {
            let book = try RuleBook(rules, overriding: templates)
            if page {
                Console.write(Messages.page(of: book))
            } else if let code {
                Console.write(try messages.explanation(of: code, in: book))
            } else {
                Console.write(messages.list(of: book))
            }
        } catch {
            Console.note(messages.text(error, in: code ?? rules ?? templates ?? "explain"))
            throw ExitCode.failure
        }
    }
}
