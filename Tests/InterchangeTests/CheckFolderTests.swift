import Foundation
import Checks
import Performance
import Primitives
import TestSupport
import Testing

@testable import Interchange

/// Checking whole folders, and the marked copies that go back.
@Suite struct CheckFolderTests {
    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("报送/二级单位"), withIntermediateDirectories: true)
        let form = try ExportFolder.bytes("project-2021-xinjiang.xlsx")
        for name in ["甲.xlsx", "二级单位/乙.xlsx", "二级单位/无扩展名"] { _ = try folder.write(form, to: "报送/\(name)") }
        _ = try folder.write("通知".utf8, to: "报送/通知.txt")
        try ExportFolder.zip(["内/丙.csv": ExportFolder.bytes("project-2021-xinjiang.csv")], to: folder.file("报送/补.zip"))
        return folder
    }

    private static func run(
        _ folder: TemporaryFolder, width: Int, marking: CheckRun.Marking = .none
    ) async throws -> [CheckRun.Result] {
        let run = CheckRun(
            of: [folder.file("报送")], checker: try CheckTests.checker(.chinese), width: width, marking: marking)
        var results: [CheckRun.Result] = []
        await run.run { result in
            results.append(result)
            return true
        }
        return results
    }

    @Test func folderInFoldersAndArchivesAreGoneThrough() async throws {
        let folder = try Self.folder()
        let results = try await Self.run(folder, width: 2)
        let names = results.map { $0.entry.file.replacing(folder.file("报送/"), with: "") }
        #expect(names == ["二级单位/乙.xlsx", "二级单位/无扩展名", "甲.xlsx", "补.zip/内/丙.csv", "通知.txt"])
        #expect(results.map { $0.entry.problems.count { $0.severity == .error } } == [1, 1, 1, 1, 0])
        #expect(results[4].entry.refusal != nil)
        let again = try await Self.run(folder, width: 1)
        #expect(again.map(\.entry.problems) == results.map(\.entry.problems))
    }

    @Test func copiesAreNamedAfterTheirUnits() async throws {
        let folder = try Self.folder()
        let target = folder.file("退回")
        var copies = try MarkedCopies(target, messages: Messages(.chinese))
        for result in try await Self.run(folder, width: 2, marking: .wrong) { try copies.add(result) }
        try copies.finish()
        #expect(copies.count == 3)
        let names = try FileManager.default.contentsOfDirectory(atPath: target).sorted()
        #expect(
            names == [
                "州工信局人才科-乙-检查.xlsx", "州工信局人才科-无扩展名-检查.xlsx", "州工信局人才科-甲-检查.xlsx", "检查清单.csv",
            ])
        let list = String(decoding: try folder.contents(of: "退回/检查清单.csv"), as: UTF8.self)
        let lines = list.split(whereSeparator: \.isNewline)
        #expect(lines.count == 6)
        #expect(lines[0].hasSuffix("单位,文件,副本,错误,警告,提示,说明"))
        #expect(lines[4].contains("补.zip/内/丙.csv,,1,"))
        // A folder with something in it would mix old copies with new ones.
        #expect(throws: InterchangeError.quarantineNotEmpty(target)) {
            try MarkedCopies(target, messages: Messages(.chinese))
        }
    }

    @Test func problemsAreCountedByUnit() async throws {
        var report = CheckReport()
        func entry(_ unit: String?, _ severities: [Problem.Severity]) -> CheckReport.Entry {
            CheckReport.Entry(
                file: "a", unit: unit, formCount: 1, problems: severities.map { Problem(code: "tier", severity: $0) })
        }
        report.entries = [
            entry("甲局", [.warning]), entry("乙局", [.error, .info]), entry("甲局", [.warning]), entry(nil, [.info]),
            entry("丙局", []),
        ]
        #expect(
            Messages(.chinese).summary(report) == [
                "按单位：", "  乙局：错误 1，警告 0，提示 1", "  甲局：错误 0，警告 2，提示 0", "  （没有写单位）：错误 0，警告 0，提示 1",
                "共 5 张表：错误 1，警告 2，提示 2",
            ])
    }

    @Test func aFormulaWithoutAResultIsAnErrorAndNoBlank() throws {
        let doubt = Problem(
            code: "formula-without-value", severity: .warning, sheet: "表", range: .init("F5"),
            field: .fund(0, .executed))
        var form = Form(kind: .projectSelfEvaluation, layout: "general")
        form.funds = [Fund(label: "年度资金总额", source: .total)]
        form.origin = Origin(sheet: "表", range: try #require(.init("A1:K20")))
        form.origin?.fields = [
            .init(field: .fund(0, .executed), cell: try #require(.init("F5"))),
            .init(field: .fund(0, .annualBudget), cell: try #require(.init("E5"))),
        ]
        let checker = Checker(try RuleBook(), try Templates())
        let doubts = UnreadTotals.asErrors([doubt], of: [form])
        let problems = FormExamination(form, doubts: doubts, checker).problems
        func told(_ cell: String) -> [String] {
            problems.filter { problem in problem.range.map { "\($0.first)" } == cell }
                .map { "\($0.severity.rawValue) \($0.code)" }
        }
        #expect(told("F5") == ["error formula-without-value"])
        #expect(told("E5") == ["error required-missing"])
    }
}
