import ArgumentParser
import Files
import Interchange

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The command and its subcommands.
@main
struct Jixiao: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "jixiao",
            abstract: Speech.words(
                "在表格与规范数据之间转换绩效目标表和绩效自评表。",
                "Converts Chinese performance forms between spreadsheets and one canonical form."),
            discussion: Speech.words(
                """
                示例：
                  jixiao convert 自评表.xlsx -o 自评表.json     表格转为规范 JSON
                  jixiao convert 自评表.json -o 新表.xlsx       JSON 转回表格，合并单元格不变
                  jixiao convert 报送/ -o 汇总.jsonl            一个文件夹汇成一个文件
                  jixiao inspect 自评表.xlsx                    看每个单元格读成了什么
                  jixiao check 自评表.xlsx                      按规则检查，找出填错的
                  jixiao verify 自评表.xlsx                     转一圈回来，逐格比较
                  jixiao diff 旧.xlsx 新.json                   两张表逐字段、逐指标比较
                """,
                """
                Examples:
                  jixiao convert form.xlsx -o form.json        a workbook to canonical JSON
                  jixiao convert form.json -o again.xlsx       and back, merged cells as they were
                  jixiao convert folder/ -o all.jsonl          a folder into one document
                  jixiao inspect form.xlsx                     what each cell was taken for
                  jixiao check form.xlsx                       what is wrong in it, by the rules
                  jixiao verify form.xlsx                      there and back, compared cell by cell
                  jixiao diff old.xlsx new.json                two forms by field and indicator
                """),
            version: Version.current,
            subcommands: [
                Convert.self, Export.self, Inspect.self, Verify.self, Diff.self, Check.self, Explain.self,
                Template.self,
                Schema.self,
            ])
    }

    /// What the command was called with; names of files that are not UTF-8 come through, see `Path`.
    private static var arguments: [String] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            CommandLine.unsafeArgv[index].map { argument in
                Path(bytes: UnsafeRawBufferPointer(start: argument, count: strlen(argument))).text
            }
        }
    }

    /// Taken before a verb as well as after it.
    @OptionGroup var lang: LanguageOption

    static func main() async {
        StandardStreams.prepare()
        ProcessTimeZone.ignore()
        if let verb = UnknownVerb(in: arguments) { UsageWords.end(unknown: verb) }
        do {
            var command = try parseAsRoot(arguments)
            let interruption = Interruption()
            defer { withExtendedLifetime(interruption) {} }
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            UsageWords.end(with: error)
        }
    }
}
