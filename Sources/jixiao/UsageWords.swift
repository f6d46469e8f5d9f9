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

    /// Ends the command where a word names none of its subcommands: wrong usage.
    static func end(unknown verb: UnknownVerb) -> Never {
        let known = verb.names.joined(separator: Speech.words("、", ", "))
        let guess = verb.nearest.map { Speech.words("是不是 \($0)？", "Did you mean \($0)? ") } ?? ""
        Console.note(
            Speech.words(
                "错误：没有 \(verb.word) 这个子命令。\(guess)可用的有：\(known)",
                "Error: there is no subcommand \(verb.word). \(guess)There are: \(known)"))
        exit(ExitCode.validationFailure.rawValue)
    }

    /// The text in the language of this run, in one pass over its bytes; what the user typed is left as it is.
    static func translated(
        _ text: String, typed: [String] = CommandLine.arguments, language: Language = Speech.language
    ) -> String {
        guard language == .chinese else { return text }
        let quoted = typed.map { Array("'\($0)'".utf8) }
        let bytes = Array(text.utf8)
        var told: [UInt8] = []
        told.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            // Phrases begin in ASCII, which most of a Chinese help is not.
            let rest = bytes[place...]
            if bytes[place] == UInt8(ascii: "'"), let word = quoted.first(where: { rest.starts(with: $0) }) {
                told += word
                place += word.count
            } else if bytes[place] < 0x80,
                let phrase = phrases.first(where: { rest.starts(with: $0.english) })
            {
                told += phrase.chinese
                place += phrase.length
                place += padding(behind: bytes[place...], wider: phrase.wider, into: &told)
            } else {
                told.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: told, as: UTF8.self)
    }

    /// A phrase, how much of it is replaced, and by what: a quotation mark at its end opens what follows, which may be
    /// a word that the user typed.
    private static let phrases = words.map { english, chinese in
        let opens = english.hasSuffix("'") && chinese.hasSuffix("'")
        return (
            english: Array(english.utf8), length: english.utf8.count - (opens ? 1 : 0),
            chinese: Array((opens ? String(chinese.dropLast()) : chinese).utf8),
            wider: DisplayWidth.of(chinese) - english.count
        )
    }

    /// Keeps what stands behind a phrase in its column, where spaces have put it into one.
    ///
    /// - Parameter wider: by how many columns the phrase became wider; below zero where it became narrower.
    /// - Returns: how many spaces are left out.
    private static func padding(
        behind rest: ArraySlice<UInt8>, wider: Int, into told: inout [UInt8]
    ) -> Int {
        let spaces = rest.prefix { $0 == UInt8(ascii: " ") }.count
        // Two spaces only part a name from its words.
        guard spaces > 2 else { return 0 }
        told += Array(repeating: UInt8(ascii: " "), count: max(0, -wider))
        return min(max(0, wider), spaces - 1)
    }

    /// What is replaced wherever it stands.
    private static let words: [(english: String, chinese: String)] = [
        ("OVERVIEW: ", "概述："),
        ("USAGE: ", "用法："),
        ("Usage: ", "用法："),
        (". Please provide one of ", "，可用："),
        ("'.\n", "'\n"),
        (", '", "、'"),
        (" and '", "、'"),
        (" or '", "、'"),
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
        ("<INPUT>", "<输入>"),
        ("<OUT>", "<输出>"),
        ("<FORMAT>", "<格式>"),
        ("<SHAPE>", "<样式>"),
        ("<ID>", "<编号>"),
        ("<NAME>", "<名称>"),
        ("<DIR>", "<文件夹>"),
        ("<SIGN>", "<符号>"),
        ("<LANG>", "<语言>"),
        ("<LIST>", "<名单>"),
        ("<PACK>", "<规则包>"),
        ("<CODE>", "<规则>"),
        ("<EARLIER.sqlite>", "<上次.sqlite>"),
        ("<CELL>", "<单元格>"),
        ("<FUND_TYPE>", "<资金类型>"),
        ("<KIND>", "<表种>"),
        ("<UNIT>", "<单位>"),
        ("<PATH>", "<路径>"),
        ("; default: ", "；默认："),
        ("(default: ", "(默认："),
        ("(values: ", "(可用："),
        // Where the line ends behind the word.
        ("(values:", "(可用："),
        ("; default:", "；默认："),
    ]
}
