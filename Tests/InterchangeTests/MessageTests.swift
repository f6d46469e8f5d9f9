import Foundation
import Performance
import Testing

@testable import Interchange
@testable import Layouts

/// Messages are in words of their language, whatever they speak of.
@Suite struct MessageTests {
    private static let chinese = Messages(.chinese)

    @Test func everyDoubtThatComesUpInReadingHasAName() throws {
        let source = try String(
            contentsOfFile: ProjectFolder.path + "Sources/Interchange/Messages/Messages+Problem.swift",
            encoding: .utf8)
        let codes = source.matches(of: /case "([a-z-]+)":/).map { String($0.output.1) }
        #expect(codes.count > 30)
        for code in codes {
            #expect(Self.chinese.name(ofReadingProblem: code) != nil, "\(code)")
            #expect(
                Self.chinese.wordsOfReading(Problem(code: code, severity: .warning)) != nil, "\(code)")
        }
    }

    @Test func everyLineOfTheHeadHasAChineseName() throws {
        let keys = try TemplateStore().vocabulary.subjects
        #expect(keys.count > 20)
        for key in keys {
            let name = Self.chinese.name(of: .subject(key))
            #expect(!name.contains { $0.isASCII && $0.isLetter }, "\(name)")
        }
    }

    @Test func everyWordOfTheVocabularyHasAChineseName() {
        #expect(Facets.Part.allCases.allSatisfy { Messages.parts[$0.rawValue] != nil })
        #expect(Facets.Measure.allCases.allSatisfy { Messages.measures[$0.rawValue] != nil })
        #expect(Facets.Source.allCases.allSatisfy { Messages.sources[$0.rawValue] != nil })
        #expect(Facets.Stage.allCases.allSatisfy { Messages.stages[$0.rawValue] != nil })
        #expect(
            LabelTime.words.filter { !$0.hasPrefix("months") }.allSatisfy { Messages.periods[$0] != nil })
    }

    @Test(
        "help in Chinese has no English sentence", .enabled(if: CommandTests.program != nil),
        arguments: [
            "", "convert", "export", "inspect", "verify", "diff", "check", "explain", "schema", "template",
            "template new", "template list",
        ])
    func help(verb: String) throws {
        let said = try CommandTests.run(verb.split(separator: " ").map(String.init) + ["--help"])
        #expect(said.status == 0)
        for line in said.output.split(separator: "\n") where !line.contains("jixiao") {
            #expect(!line.contains(/[A-Za-z]{2,} [a-z]{2,}/), "\(line)")
        }
    }

    @Test(
        "wrong usage is told in Chinese", .enabled(if: CommandTests.program != nil),
        arguments: [
            (
                ["check", "a.xlsx", "--format", "xml"],
                """
                错误：取值 'xml' 不能用于 '--format <格式>'，可用：'text'、'json'、'csv'
                说明：--format <格式>  报告的格式：text、json 或 csv

                """
            ),
            (
                ["inspect", "--lang", "xx", "a.xlsx"],
                """
                错误：取值 'xx' 不能用于 '--lang <语言>'，可用：'zh'、'en'

                """
            ),
            (["convert", "a.xlsx"], "错误：缺少参数 '--output <输出>'\n"),
            (["convert", "-o"], "错误：缺少取值 '-o <输出>'\n"),
            (["schema", "a", "b"], "错误：2 个多余的参数：'a'、'b'\n"),
            (["template", "nwe"], "错误：没有 nwe 这个子命令。是不是 new？可用的有：list、new\n"),
            (
                ["help", "报送"],
                "错误：没有 报送 这个子命令。可用的有：convert、export、inspect、verify、diff、check、explain、template、schema\n"
            ),
        ])
    func wrongUsage(arguments: [String], words: String) throws {
        let said = try CommandTests.run(arguments)
        #expect(said.status == 64)
        #expect(said.error.hasPrefix(words), "\(said.error)")
    }
}
