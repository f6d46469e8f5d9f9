import ArgumentParser
import Interchange

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What the argument parser says, in the language of this run.
enum UsageWords {
    /// Ends the command after an error, or after help was asked for: 0 done, 1 refused, 64 wrong usage.
    static func end(with error: any Error) -> Never {
        let code = Jixiao.exitCode(for: error)
        let message = translated(Jixiao.fullMessage(for: error))
        if !message.isEmpty {
            if code == .success { Console.write("\(message)\n") } else { Console.note(message) }
        }
        exit(code.rawValue)
    }

    static func translated(_ text: String) -> String {
        guard Speech.language == .chinese else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var line = String(line)
            for (english, chinese) in phrases where line.contains(english) {
                line = line.replacing(english, with: chinese)
            }
            return line
        }.joined(separator: "\n")
    }

    /// Longer phrases first, since each is replaced wherever it stands.
    private static let phrases: [(String, String)] = [
        ("OVERVIEW: ", "概述："),
        ("USAGE: ", "用法："),
        ("Usage: ", "用法："),
        ("ARGUMENTS:", "参数："),
        ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "子命令："),
        ("Error: ", "错误："),
        ("Help:  ", "说明："),
        ("Show the version.", "显示版本。"),
        ("Show help information.", "显示帮助。"),
        ("Show subcommand help information.", "显示子命令的帮助。"),
        ("for detailed help.", "可以看详细帮助。"),
        ("for more information.", "可以看更多说明。"),
        ("  See '", "  用 '"),
        ("Missing expected argument '", "缺少参数 '"),
        ("Missing value for '", "缺少取值 '"),
        ("Missing required subcommand.", "缺少子命令。"),
        ("Unknown option '", "没有这个选项 '"),
        (". Did you mean '", "，是不是 '"),
        ("unexpected arguments: '", "个多余的参数：'"),
        ("Unexpected argument '", "多余的参数 '"),
        ("is invalid for '", "不能用于 '"),
        ("The value '", "取值 '"),
        ("does not take any value, but '", "不带取值，却给了 '"),
        ("' was specified.", "'。"),
        ("The option '", "选项 '"),
        ("<options>", "<选项>"),
        ("<subcommand>", "<子命令>"),
        ("(default: ", "(默认："),
        ("(values: ", "(可用："),
    ]
}
