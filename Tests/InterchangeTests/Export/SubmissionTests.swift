import Foundation
import GRDB
import Layouts
import Performance
import Primitives
import Sheets
import TestSupport
import Testing

@testable import Interchange

/// Which of several submissions count, and whose they are.
@Suite("Submissions of a bulk export")
struct SubmissionTests {
    /// A form as an office would send it, as JSON Lines: what the tests change is all that it says.
    private static func form(
        _ project: String = "灌区改造", unit: String = "青禾县水务局", budget: String, date: String? = nil
    ) -> [UInt8] {
        var form = Form(kind: .projectSelfEvaluation, layout: "general")
        form.subject[.projectName] = project
        form.subject[.implementingUnit] = unit
        if let date { form.subject[Subject.Key("reportDate")] = date }
        form.fiscalYear = 2023
        form.goals = [Goal(expected: "完成", actual: "完成")]
        form.funds = [
            Fund(
                label: "年度资金总额", source: .total, annualBudget: Value(reading: budget),
                executed: Value(reading: budget))
        ]
        form.indicators = [
            Indicator(
                level1: "产出指标", level2: "数量指标", level3: "渠道", target: Value(reading: "≥3公里"),
                actual: Value(reading: "3公里"), weight: Value(reading: "90"), score: Value(reading: "90"))
        ]
        var bytes: [UInt8] = []
        CanonicalJSON.line(form, into: &bytes)
        return bytes + [0x0A]
    }

    private static func export(
        _ files: [(name: String, bytes: [UInt8])], _ change: (inout ExportOptions) throws -> Void = { _ in }
    ) async throws -> (report: ExportReport, folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        for (name, bytes) in files {
            let path = folder.file("报送/\(name)")
            try FileManager.default.createDirectory(
                atPath: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]),
                withIntermediateDirectories: true)
            _ = try folder.write(bytes, to: "报送/\(name)")
        }
        var options = ExportOptions()
        options.width = 2
        try change(&options)
        let templates = try Templates()
        let exporter = try Exporter(
            to: [folder.file("汇总.sqlite"), folder.file("汇总.xlsx")],
            reader: try DocumentReader(templates: templates), templates: templates, rules: try RuleBook(),
            messages: Messages(.chinese), options: options)
        let report = try await exporter.export(exporter.inputs(of: [folder.file("报送")])) { _ in }
        return (report, folder)
    }

    private static func rows(_ sql: String, _ folder: TemporaryFolder) async throws -> [String] {
        let database = try DatabaseQueue(path: folder.file("汇总.sqlite"))
        return try await database.read { try String.fetchAll($0, sql: sql) }
    }

    @Test("copies count once, whatever they are called")
    func copies() async throws {
        let one = Self.form(budget: "480")
        let (report, folder) = try await Self.export([
            ("a.jsonl", one), ("b.jsonl", one), ("c.jsonl", [0x0A] + one), ("d.jsonl", Self.form("渠首", budget: "20")),
        ])
        #expect(report.found == 4)
        #expect(report.sameFiles == 1)
        #expect("\(report.forms) \(report.copies) \(report.sameForms)" == "2 2 0")
        #expect(try await Self.rows("SELECT annual_budget_exact FROM forms ORDER BY id", folder) == ["480", "20"])
        #expect(
            try await Self.rows("SELECT reason FROM left_out", folder) == ["内容相同的副本", "内容相同的副本"])
    }

    @Test("a second name of the same file is a file, and a copy")
    func hardLinks() async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.file("in"), withIntermediateDirectories: true)
        _ = try folder.write(Self.form(budget: "480"), to: "in/a.jsonl")
        try FileManager.default.linkItem(atPath: folder.file("in/a.jsonl"), toPath: folder.file("in/b.jsonl"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("in/c.jsonl"), withDestinationPath: folder.file("in/a.jsonl"))
        let list = InputSearch.find([folder.file("in"), folder.file("in/b.jsonl")])
        #expect((0..<list.count).map { Path(list.path($0)).name } == ["a.jsonl", "b.jsonl"])
    }

    @Test("all submissions count and are told, unless the latest is asked for")
    func repeated() async throws {
        let files = [
            ("初稿.jsonl", Self.form(budget: "480")), ("终稿.jsonl", Self.form(budget: "460")),
        ]
        let all = try await Self.export(files).report
        #expect("\(all.forms) \(all.sameForms) \(all.superseded)" == "2 1 0")
        #expect(
            Messages(.chinese).lines(all)[1] == "合计按 2 张表；其中 1 张是重复报送，都计入了（加 --latest 只计最新的一份）")
        let (latest, folder) = try await Self.export(files) { $0.countsLatest = true }
        #expect("\(latest.forms) \(latest.sameForms) \(latest.superseded)" == "1 0 1")
        #expect(Messages(.chinese).lines(latest)[1] == "合计按 1 张表；另有 1 张已有更晚的一份，未计")
        #expect(try await Self.rows("SELECT annual_budget_exact FROM forms", folder) == ["460"])
        #expect(
            try await Self.rows("SELECT reason FROM left_out", folder) == ["有更晚的一份：名称里写明（终稿、更正等）"])
    }

    @Test("the date of filling in goes before words of the name, and these before the time of the file")
    func criteria() async throws {
        let dated = try await Self.export([
            ("终稿.jsonl", Self.form(budget: "480", date: "2024年1月5日")),
            ("初稿.jsonl", Self.form(budget: "460", date: "2024年2月1日")),
        ]) { $0.countsLatest = true }
        #expect(try await Self.rows("SELECT annual_budget_exact FROM forms", dated.folder) == ["460"])
        #expect(try await Self.rows("SELECT reason FROM left_out", dated.folder) == ["有更晚的一份：填报日期更晚"])

        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.file("in"), withIntermediateDirectories: true)
        _ = try folder.write(Self.form(budget: "480"), to: "in/b.jsonl")
        _ = try folder.write(Self.form(budget: "460"), to: "in/a.jsonl")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: folder.file("in/b.jsonl"))
        let templates = try Templates()
        var options = ExportOptions()
        options.countsLatest = true
        let exporter = try Exporter(
            to: [folder.file("汇总.sqlite")], reader: try DocumentReader(templates: templates),
            templates: templates, rules: try RuleBook(), messages: Messages(.chinese), options: options)
        _ = try await exporter.export(exporter.inputs(of: [folder.file("in")])) { _ in }
        #expect(try await Self.rows("SELECT annual_budget_exact FROM forms", folder) == ["460"])
        #expect(try await Self.rows("SELECT reason FROM left_out", folder) == ["有更晚的一份：文件时间更晚"])
    }

    @Test("a unit is known by its other names; one whose file cannot be read has reported")
    func units() async throws {
        let list = """
            单位名称,简称
            青禾县工业和信息化局,工信局；县工信局
            青禾县水务局,
            青禾县林业局,
            青禾县气象局,
            """
        let (report, folder) = try await Self.export([
            ("一.jsonl", Self.form(unit: "县工信局", budget: "10")),
            ("二.jsonl", Self.form(unit: "青禾县水务局（本级）", budget: "20")),
            ("三.jsonl", Self.form(unit: "青禾县史志办", budget: "30")),
            ("青禾县林业局/自评表.xlsx", Array("坏".utf8)),
        ]) { options in
            let folder = try TemporaryFolder()
            let templates = try Templates()
            options.expectedUnits = try UnitNames.read(
                folder.write(list.utf8, to: "应报.csv"), DocumentReader(templates: templates), templates)
        }
        #expect(report.units(.reported) == ["青禾县工业和信息化局", "青禾县水务局"])
        #expect(report.units(.unreadable) == ["青禾县林业局"])
        #expect(report.units(.missing) == ["青禾县气象局"])
        #expect(report.units(.unexpected) == ["青禾县史志办"])
        #expect(
            Messages(.chinese).lines(report).suffix(3) == [
                "应报 4 个单位，未报 1 个：青禾县气象局", "报了但读不了 1 个：青禾县林业局", "报了而不在名单上 1 个：青禾县史志办",
            ])
        #expect(
            try await Self.rows("SELECT unit || outcome || forms || refused FROM units", folder) == [
                "青禾县工业和信息化局已报10", "青禾县水务局已报10", "青禾县林业局报了但读不了01", "青禾县气象局未报00",
                "青禾县史志办不在名单上10",
            ])
    }

    @Test("one bureau that writes 元 under 万元 is told")
    func yuan() async throws {
        var files = (1...8).map { ("表\($0).jsonl", Self.form("项目\($0)", unit: "单位\($0)", budget: "\($0 * 40)")) }
        files.append(("表9.jsonl", Self.form("项目9", unit: "单位9", budget: "600000")))
        let (report, folder) = try await Self.export(files)
        #expect(report.doubtfulAmounts == 1)
        #expect(report.warnings == 1)
        #expect(
            try await Self.rows("SELECT message FROM problems WHERE code = 'magnitude'", folder) == [
                "表中 600000万元，对应 同批各表的中位数 200万元，相差约一万倍：600000万元，或 60万元"
            ])
        #expect(try await Self.rows("SELECT warnings FROM forms WHERE project = '项目9'", folder) == ["1"])
    }

    @Test("amounts are compared with an earlier ledger's")
    func earlier() async throws {
        let (_, before) = try await Self.export([
            ("一.jsonl", Self.form("渠道", budget: "100")), ("二.jsonl", Self.form("水库", budget: "50")),
            ("三.jsonl", Self.form("泵站", budget: "70")),
        ])
        var amounts = try EarlierAmounts(before.file("汇总.sqlite"))
        #expect(amounts.left.map { $0.project ?? "" } == ["水库", "泵站", "渠道"])
        let (_, after) = try await Self.export([
            ("一.jsonl", Self.form("渠道", budget: "120")), ("二.jsonl", Self.form("水库", budget: "50")),
            ("四.jsonl", Self.form("闸门", budget: "30")),
        ]) { $0.earlierLedger = before.file("汇总.sqlite") }
        let grid = try DocumentReader(templates: Templates()).grid(InputFile(reading: after.file("汇总.xlsx")))
        let sheet = try #require(grid.sheets.first { $0.name == "与上年比" })
        let projects = sheet.cells.filter { $0.reference.column == 2 && $0.reference.row > 2 }.map { sheet.text(of: $0) }
        #expect(projects == ["渠道", "闸门", "泵站"])
        let changes = sheet.cells.filter { $0.reference.column == 6 && $0.reference.row > 2 }.map { sheet.text(of: $0) }
        #expect(changes.filter { !$0.isEmpty } == ["20.00"])
        amounts = try EarlierAmounts(before.file("汇总.sqlite"))
        #expect(throws: InterchangeError.noLedger(after.file("汇总.xlsx"))) {
            try EarlierAmounts(after.file("汇总.xlsx"))
        }
    }

    @Test("a fund type is told from the project's name, or given")
    func fundTypes() throws {
        let names = FundTypeNames(try Templates().store.fundTypes)
        var form = Form(kind: .projectSelfEvaluation, layout: "general")
        form.subject[.projectName] = "2023年中央中小企业发展专项资金 (数字化转型试点)"
        #expect(names.name(of: form) == "中央中小企业发展专项资金（数字化转型试点）")
        form.subject[.projectName] = "项目支出"
        #expect(names.name(of: form) == nil)
        form.fundType = "talent"
        #expect(names.name(of: form) == "人才培养与引进经费")
        #expect(throws: InterchangeError.self) { try Templates().fundType("没有") }
    }

    @Test("what programs and systems leave behind is passed over and counted")
    func leftBehind() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("in/@eaDir"), withIntermediateDirectories: true)
        for name in [
            "自评表.jsonl", "~$自评表.xlsx", ".~lock.自评表.xlsx#", "@eaDir/自评表.xlsx", "Thumbs.db", "表.xlsx.crdownload",
            "~WRL0003.tmp", ".DS_Store",
        ] { _ = try folder.write([1], to: "in/\(name)") }
        let list = InputSearch.find([folder.file("in")])
        #expect((0..<list.count).map { Path(list.path($0)).name } == ["自评表.jsonl"])
        #expect(list.leftBehind == 7)
    }

    @Test("an entry that leads out of its archive is named as it is, and never linked to")
    func entriesThatLeadOut() throws {
        let links = FileLinks(output: "/a/b/汇总.xlsx")
        #expect(links.formula(text: "x", path: "/a/b/包.zip/../../x.xlsx") == nil)
        #expect(links.formula(text: "x", path: "包.zip/../../x.xlsx") == nil)
        #expect(links.formula(text: "x", path: "/a/b/夹/x.xlsx") == "HYPERLINK(\"夹/x.xlsx\",\"x\")")
        let folder = try TemporaryFolder()
        try ExportFolder.zip(["../../x.jsonl": Self.form(budget: "1")], to: folder.file("包.zip"))
        let list = InputSearch.find([folder.file("包.zip")])
        #expect((0..<list.count).map(list.path) == [folder.file("包.zip") + "/../../x.jsonl"])
    }
}
