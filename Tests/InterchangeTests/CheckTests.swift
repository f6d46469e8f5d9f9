import Checks
import Foundation
import Performance
import Templates
import TestSupport
import Testing

@testable import Interchange

/// Checking, as the command does it: the words, the reports, the marked copy.
@Suite struct CheckTests {
    static func entry(_ name: String, _ language: Language = .chinese) throws -> CheckReport.Entry {
        let input = try InputFile(reading: ProjectFolder.fixture(name))
        var entry = try checker(language).check(input)
        entry.file = name
        return entry
    }

    static func checker(_ language: Language) throws -> FormChecker {
        FormChecker(
            reader: try DocumentReader(templates: Templates()), rules: try RuleBook(),
            templates: try Templates(), messages: Messages(language))
    }

    @Test func saysWhatIsWrongInALine() throws {
        let entry = try Self.entry("project-2021-xinjiang.xlsx")
        let rules = try RuleBook()
        #expect(
            entry.problems.map { Messages(.chinese).line($0, in: "表.xlsx", rules: rules) } == [
                "错误 执行率不符：表.xlsx › 绩效自评表 › H5:I5 年度资金总额·执行率：表中 100.00，应为 97.60%（11 ÷ 11.27 × 100%）",
                "提示 一级指标权重：表.xlsx › 绩效自评表 › B9:B14 产出指标：合计 65（15 + 5 + 10 + 15 + 10 + 10），通常为 50",
                "提示 一级指标权重：表.xlsx › 绩效自评表 › B15:B16 效益指标：合计 25（10 + 15），通常为 40",
                "警告 单位不一致：表.xlsx › 绩效自评表 › G16 学员对课程的满意度·完成值：表中 100%，对应 ≧90，单位不明：100%，或 100",
            ])
        #expect(
            entry.problems.prefix(1).map { Messages(.english).line($0, in: "form.xlsx", rules: rules) } == [
                "error wrong execution rate: form.xlsx › 绩效自评表 › H5:I5 年度资金总额·executionRate: "
                    + "is 100.00, should be 97.60% (11 ÷ 11.27 × 100%)"
            ])
    }

    @Test func reportsAsJSONAndCSV() throws {
        let rules = try RuleBook()
        var report = CheckReport()
        report.entries.append(try Self.entry("project-2021-xinjiang.xlsx", .english))
        report.entries[0].problems.removeLast(3)
        report.entries.append(CheckReport.Entry(file: "x.xlsx", refusal: .emptyFile))
        #expect(
            report.json(Messages(.english), rules: rules) == """
                {
                  "problems": [
                    {"code": "execution-rate", "rule": "wrong execution rate", \
                "severity": "error", "file": "project-2021-xinjiang.xlsx", "unit": "州工信局人才科", \
                "sheet": "绩效自评表", "cell": "H5", "range": "H5:I5", "field": "funds[0].executionRate", \
                "found": "100.00", "expected": "97.60%", \
                "message": "年度资金总额·executionRate: is 100.00, should be 97.60% (11 ÷ 11.27 × 100%)"}
                  ],
                  "summary": {
                    "files": 2,
                    "forms": 1,
                    "errors": 1,
                    "warnings": 0,
                    "notes": 0,
                    "refused": [
                      {"file": "x.xlsx", "error": "the file is empty; get it again"}
                    ]
                  },
                  "units": [
                    {"unit": "州工信局人才科", "errors": 1, "warnings": 0, "notes": 0}
                  ]
                }

                """)
        let csv = String(decoding: try report.csv(Messages(.english), rules: rules), as: UTF8.self)
        let lines = csv.split(whereSeparator: \.isNewline)
        #expect(lines.count == 2)
        #expect(
            lines[0].hasSuffix("code,severity,file,sheet,cell,range,field,found,expected,message,rule,unit"))
        #expect(lines[1].hasPrefix("execution-rate,error,project-2021-xinjiang.xlsx,绩效自评表,H5,H5:I5,"))
    }

    @Test func warningsCountWhereTheyShould() {
        var report = CheckReport()
        report.entries.append(
            CheckReport.Entry(file: "a", problems: [Problem(code: "tier", severity: .warning)]))
        #expect(report.isClean(strict: false))
        #expect(!report.isClean(strict: true))
        report.entries.append(CheckReport.Entry(file: "b", refusal: .emptyFile))
        #expect(!report.isClean(strict: false))
    }

    @Test func marksTheOfficersWorkbook() throws {
        let input = try InputFile(reading: ProjectFolder.fixture("department-2023.xlsx"))
        let checker = try Self.checker(.chinese)
        let problems = try checker.check(input).problems
        let marked = InputFile(path: "marked.xlsx", bytes: try checker.annotate(input, with: problems))
        #expect(try checker.check(marked).problems == problems)
        #expect(try checker.annotate(marked, with: problems) == marked.bytes)
        let csv = try InputFile(reading: ProjectFolder.fixture("department-2023.csv"))
        #expect(throws: InterchangeError.noWorkbookToAnnotate) { try checker.annotate(csv, with: []) }
    }

    @Test func unknownRulesAreRefused() throws {
        #expect(throws: InterchangeError.checking(.unknownPack("x", known: ["hubei", "national"]))) {
            try RuleBook("x")
        }
        let book = try RuleBook()
        #expect(throws: InterchangeError.checking(.unknownRule("x", known: book.pack.rules.map(\.name)))) {
            try Messages(.chinese).explanation(of: "x", in: book)
        }
    }

    @Test func aRuleIsToldByItsNameOrItsCodeWithTheToleranceInForce() throws {
        let book = try RuleBook()
        let messages = Messages(.chinese)
        let told = try messages.explanation(of: "scores-sum", in: book)
        #expect(told.hasPrefix("得分合计不符（scores-sum）  错误\n"))
        #expect(told.contains("\n允许误差：0.005\n"))
        for name in ["得分合计不符", "得分合计不符（scores-sum）", "scores do not add up"] {
            #expect(try messages.explanation(of: name, in: book) == told)
        }
        #expect(try !messages.explanation(of: "漏填", in: book).contains("允许误差"))
    }

    @Test func theWordsOfARuleFollowThePackInForce() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("rules"), withIntermediateDirectories: true)
        func write(_ rule: String) throws {
            try Data(
                """
                id: county
                name: 青禾县规则
                source: 青禾县的通知
                extends: national
                rules:
                \(rule)
                """.utf8
            ).write(to: URL(filePath: folder.file("rules/county.yaml")))
        }
        try write("  scores-sum: {tolerance: 0.02}")
        let told = try Messages(.english).explanation(
            of: "scores-sum", in: RuleBook("county", overriding: folder.path))
        #expect(told.contains("within 0.02.\nTolerance: 0.02\n"))
        try write("  overshoot: {rule: {zh: \"超过 {most} 的\", en: above}}")
        #expect(
            throws: InterchangeError.templates(
                TemplateError(
                    file: "rules/county.yaml", line: 6, key: "rules.overshoot.rule",
                    reason: .unknownWord("{most} 的", allowed: ["{percent}", "{costs}"])))
        ) {
            try RuleBook("county", overriding: folder.path)
        }
    }

    /// Made by `jixiao explain --page > Templates/rules/RULES.md`.
    @Test func thePageOfRulesIsUpToDate() throws {
        let page = try String(
            contentsOf: URL(filePath: ProjectFolder.path + "Templates/rules/RULES.md"), encoding: .utf8)
        #expect(try page == Messages.page(of: RuleBook()))
    }
}
