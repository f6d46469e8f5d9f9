import Foundation
import TestSupport
import Testing

/// Large and broken text, made as the tests run, through the command itself.
@Suite("Hostile CSV through the command")
struct HostileCSVTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var words: String
        var make: @Sendable () -> [UInt8]

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "empty", words: "文件是空的，请重新取得这个文件") { [] },
        Case(name: "binary", words: "这不是文本文件，请检查是不是选错了文件") {
            [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1] + Array(repeating: 0, count: 50_000)
        },
        Case(name: "80 MB in one line", words: "文件超过 32 MB，请检查是不是选错了文件") {
            Array(repeating: UInt8(ascii: "x"), count: 80 << 20)
        },
        Case(name: "5 million commas", words: "第 1 行超过 16384 列，请检查分隔符") {
            Array(repeating: UInt8(ascii: ","), count: 5_000_000)
        },
        Case(name: "20 million line breaks", words: "文件超过 1048576 行，请检查是不是选错了文件") {
            Array(repeating: UInt8(ascii: "\n"), count: 20_000_000)
        },
        Case(name: "a NUL", words: "第 2 行有 NUL 字符，这不是正常的文本，请重新导出") {
            Array("项目名称,a\n甲,\0\n".utf8)
        },
        Case(name: "half a GB18030 character", words: "第 1 行（第 2 字节）的字只有一半（GB18030），文件可能不完整，请重新取得") {
            [0xCF, 0xEE, 0xC4]
        },
        Case(name: "odd UTF-16", words: "第 1 行（第 4 字节）的字只有一半（UTF-16LE），文件可能不完整，请重新取得") {
            [0xFF, 0xFE, 0x79, 0x98, 0x61]
        },
        Case(name: "an unclosed quote", words: "第 2 行的引号没有关上，请补上或删去") {
            Array("a,b\n\"c,d\n".utf8)
        },
        Case(name: "an unclosed quote before 20 MB", words: "第 1 行开始的一格超过 1048576 字节，多半是引号没有关上") {
            [UInt8(ascii: "\"")] + Array(repeating: UInt8(ascii: "\n"), count: 20 << 20)
        },
        Case(name: "a long table of 5 million commas", words: "第 1 行超过 16384 列，请检查分隔符") {
            Array("form,part".utf8) + Array(repeating: UInt8(ascii: ","), count: 5_000_000)
        },
        Case(
            name: "a long table of unknown words",
            words:
                "第 2 行 C 列（kind）：「x」不能用，可用：projectTarget、projectSelfEvaluation、departmentTarget、departmentSelfEvaluation、transferSelfEvaluation、regionalTarget"
        ) {
            Array("form,part,kind,layout\n1,form,x,y\n".utf8)
        },
    ]

    @Test(
        "is refused with one clear line, and nothing is written", .enabled(if: CommandTests.program != nil),
        arguments: cases)
    func refused(hostile: Case) throws {
        let folder = try TemporaryFolder()
        let input = try folder.write(hostile.make(), to: "hostile.csv")
        let line = "错误：\(input)：\(hostile.words)\n"
        let converted = try CommandTests.run(["convert", input, "-o", folder.file("out.json")])
        #expect(converted.status == 1)
        #expect(converted.error == line)
        #expect(converted.output == "")
        let compared = try CommandTests.run(["diff", input, input])
        #expect(compared.status == 1)
        #expect(compared.error == line)
        #expect(compared.output == "")
        let verified = try CommandTests.run(["verify", input])
        #expect(verified.status == 1)
        #expect(
            verified.error
                == (hostile.name.hasPrefix("a long table")
                    ? "错误：\(input)：这不是表格，请给出原来的 .xlsx 或 .csv 表格\n" : line))
        #expect(verified.output == "")
        #expect(try folder.names == ["hostile.csv"])
    }

    @Test(
        "wrong usage of verify and diff is 64", .enabled(if: CommandTests.program != nil),
        arguments: [
            ["verify"], ["verify", "a.xlsx", "--format", "xml"], ["diff", "a.xlsx"], ["diff", "-", "-"],
            ["diff", "a.xlsx", "b.xlsx", "c.xlsx"],
            ["convert", "a.json", "-o", "a.xlsx", "--shape", "long"],
            ["convert", "a.json", "-o", "a.csv", "--shape", "wide"],
        ])
    func wrongUsage(arguments: [String]) throws {
        let result = try CommandTests.run(arguments)
        #expect(result.status == 64)
        #expect(result.error.contains("错误："))
        #expect(result.output == "")
    }

    @Test(
        "a file that is not there, or holds no form, is refused by its name",
        .enabled(if: CommandTests.program != nil))
    func missing() throws {
        let form = ProjectFolder.fixture("department-2023.csv")
        let missing = try CommandTests.run(["diff", form, "没有.xlsx"])
        #expect(missing.status == 1)
        #expect(missing.error == "错误：没有.xlsx：文件不存在，请检查路径\n")
        let json = try CommandTests.run([
            "verify", ProjectFolder.fixture("Hostile/not-ours.json"), "--lang", "en",
        ])
        #expect(json.status == 1)
        #expect(
            json.error.hasSuffix(
                ": this is no spreadsheet; give the .xlsx or .csv form that it was made of\n"))
    }
}
