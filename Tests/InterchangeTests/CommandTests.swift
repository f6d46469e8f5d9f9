import Foundation
import TestSupport
import Testing

@Suite("The command, run as a program")
struct CommandTests {
    /// The program beside the tests; nil where only the tests were built.
    static let program: String? = {
        let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let beside = folder.appending(path: "jixiao").path()
        return FileManager.default.isExecutableFile(atPath: beside) ? beside : nil
    }()

    struct Result {
        var status: Int32
        var output: String
        var error: String
    }

    static func run(_ arguments: [String], input: String? = nil, locale: String = "C") throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: try #require(program))
        process.arguments = arguments
        process.environment = ["LANG": locale]
        let folder = try TemporaryFolder()
        let streams = try ["in", "out", "err"].map { name in
            let path = try folder.write((name == "in" ? input ?? "" : "").utf8, to: name)
            return try #require(FileHandle(forUpdatingAtPath: path))
        }
        process.standardInput = streams[0]
        process.standardOutput = streams[1]
        process.standardError = streams[2]
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: try folder.contents(of: "out"), as: UTF8.self),
            error: String(decoding: try folder.contents(of: "err"), as: UTF8.self))
    }

    static let form = ProjectFolder.fixture("department-2023.xlsx")

    @Test("success exits with 0 and prints nothing", .enabled(if: program != nil))
    func done() throws {
        let folder = try TemporaryFolder()
        let result = try Self.run(["convert", Self.form, "-o", folder.file("out.json")])
        #expect(result.status == 0)
        #expect(result.output == "")
        #expect(result.error == "")
        #expect(try folder.names == ["out.json"])
    }

    @Test("a refusal exits with 1 and one line in the locale's language", .enabled(if: program != nil))
    func refused() throws {
        let folder = try TemporaryFolder()
        let input = ProjectFolder.fixture("Hostile/encrypted.xlsx")
        let arguments = ["convert", input, "-o", folder.file("out.json")]
        let chinese = try Self.run(arguments)
        #expect(chinese.status == 1)
        #expect(chinese.error == "错误：\(input)：文件已加密，请先取消密码再转换\n")
        let english = try Self.run(arguments, locale: "en_US.UTF-8")
        #expect(english.error == "error: \(input): the file is encrypted; remove its password first\n")
        let asked = try Self.run(arguments + ["--lang", "zh"], locale: "en_US.UTF-8")
        #expect(asked.error == chinese.error)
        #expect(try folder.names == [])
    }

    @Test(
        "wrong usage is 64", .enabled(if: program != nil),
        arguments: [
            ["convert"], ["convert", "a.xlsx"], ["convert", "a.xlsx", "-o", "a.foo"],
            ["convert", "a.xlsx", "-o", "a.json", "--to", "doc"], ["convert", "-", "-", "-o", "a.json"],
            ["convert", "a.xlsx", "-o", "a.json", "--year", "22"], ["frobnicate"],
            ["inspect", "a.xlsx", "--cells", "--brief"],
            ["convert", "a.xlsx", "-o", "a.json", "--encoding", "latin-1"],
        ])
    func wrongUsage(arguments: [String]) throws {
        let result = try Self.run(arguments)
        #expect(result.status == 64)
        #expect(result.error.contains("错误："))
        #expect(result.output == "")
    }

    @Test("warnings go to standard error with file, sheet and cell", .enabled(if: program != nil))
    func warnings() throws {
        let input = ProjectFolder.fixture("messy.xlsx")
        let result = try Self.run(["convert", input, "-o", "-", "--to", "jsonl"])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("{\"kind\":\"projectSelfEvaluation\""))
        #expect(result.error.contains("警告：\(input) › Sheet 1 › Q7：「已与财政科核对」"))
    }

    @Test("standard input is read, and a folder becomes one document", .enabled(if: program != nil))
    func streamsAndFolders() throws {
        let text = "2018年区域绩效目标表,\n年度目标,\n目标：修路,\n二级指标,指标值\n数量指标,3公里\n"
        let result = try Self.run(["convert", "-", "-o", "-", "--to", "jsonl"], input: text)
        #expect(result.status == 0)
        #expect(result.output.contains("\"target\":{\"text\":\"3公里\",\"number\":3,\"unit\":\"公里\"}"))
        let folder = try TemporaryFolder()
        for name in ["book.xlsx", "stacked.xlsx"] {
            try FileManager.default.createDirectory(
                atPath: folder.file("in"), withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: ProjectFolder.fixture(name), toPath: folder.file("in/\(name)"))
        }
        let whole = try Self.run(["convert", folder.file("in"), "-o", folder.file("all.jsonl")])
        #expect(whole.status == 0)
        #expect(whole.error == "完成 2 个文件，共 5 张表\n")
    }

    @Test("help is in the language that is asked for", .enabled(if: program != nil))
    func help() throws {
        let chinese = try Self.run(["--help"])
        #expect(chinese.status == 0)
        #expect(chinese.output.contains("用法：jixiao [--lang <语言>] <子命令>"))
        #expect(chinese.output.contains("jixiao convert 自评表.xlsx -o 自评表.json"))
        let english = try Self.run(["convert", "--help", "--lang", "en"])
        #expect(english.output.contains("USAGE: jixiao convert [<options>] <INPUT> ... --output <OUT>"))
        #expect(english.output.contains("jixiao convert form.xlsx -o form.json"))
    }

    @Test("the language is taken before the verb as well as after it", .enabled(if: program != nil))
    func languageBeforeTheVerb() throws {
        let before = try Self.run(["--lang", "en", "convert", "none.xlsx", "-o", "-"])
        let after = try Self.run(["convert", "none.xlsx", "-o", "-", "--lang=en"])
        #expect(before.error == "error: none.xlsx: there is no such file; check the path\n")
        #expect(before.error == after.error)
        #expect(before.status == 1)
    }

    @Test("an unknown verb is called so, with the one that was probably meant", .enabled(if: program != nil))
    func unknownVerb() throws {
        let chinese = try Self.run(["exprot", "报送"])
        #expect(chinese.status == 64)
        #expect(chinese.error.hasPrefix("错误：没有 exprot 这个子命令。是不是 export？可用的有：convert、export、"))
        let english = try Self.run(["--lang", "en", "frobnicate"])
        #expect(
            english.error.hasPrefix("Error: there is no subcommand frobnicate. There are: convert, export, "))
    }

    @Test("what the user typed is not translated with the help around it", .enabled(if: program != nil))
    func typedWords() throws {
        let result = try Self.run(["convert", "a.xlsx", "-o", "a.json", "Usage: <options>", "--Error: "])
        #expect(result.status == 64)
        #expect(result.error.contains("'--Error: '"))
    }

    @Test("any workbook is listed cell by cell", .enabled(if: program != nil))
    func cells() throws {
        let result = try Self.run(["inspect", "--cells", ProjectFolder.fixture("regional-2018-narrow.xlsx")])
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(result.status == 0)
        #expect(
            lines.first
                == "{\"sheet\": \"区域绩效目标表\", \"hidden\": false, \"merged\": [\"A2:B2\", \"A3:B3\", \"A4:B4\"]}"
        )
        #expect(
            lines.contains(
                "{\"sheet\": \"区域绩效目标表\", \"cell\": \"B8\", \"kind\": \"text\", \"stored\": \"资金按时到账\", \"text\": \"资金按时到账\"}"
            ))
    }
}
