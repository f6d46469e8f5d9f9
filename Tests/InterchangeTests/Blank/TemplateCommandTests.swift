import Foundation
import TestSupport
import Testing

@Suite("jixiao template, run as a program", .enabled(if: CommandTests.program != nil))
struct TemplateCommandTests {
    @Test func list() throws {
        let text = try CommandTests.run(["template", "list"])
        #expect(text.status == 0)
        let lines = text.output.split(separator: "\n")
        #expect(lines.count == 28)
        #expect(lines[0].hasPrefix("编号"))
        #expect(lines[1].hasPrefix("general "))
        #expect(lines[1].hasSuffix("项目支出绩效目标表、项目支出绩效自评表"))
        let json = try CommandTests.run(["template", "list", "--format", "json"])
        let all = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        #expect(all.count == 27)
        #expect(all.map { $0["id"] as? String }.contains("retiree-support"))
        let first = try #require(all.first)
        #expect(first["name"] as? String == "项目支出")
        #expect(
            (first["layouts"] as? [String: [String]])?["projectTarget"]
                == ["project-target-weighted", "project-target"])
        let indicator = try #require((first["indicators"] as? [[String: String]])?[1])
        #expect(
            indicator == [
                "level1": "产出指标", "level2": "质量指标", "level3": "验收合格率", "comparator": "≥", "unit": "%",
                "target": "≥95%",
            ])
    }

    @Test func new() throws {
        let folder = try TemporaryFolder()
        let made = try CommandTests.run([
            "template", "new", "general", "--kind", "projectTarget", "--year", "2025", "-o",
            folder.file("目标表.xlsx"),
        ])
        #expect(made.status == 0)
        #expect(made.output == "")
        #expect(made.error == "")
        #expect(try folder.names == ["目标表.xlsx"])
        let read = try CommandTests.run(["inspect", "--brief", folder.file("目标表.xlsx")])
        #expect(read.status == 0)
        #expect(read.output.contains("project-target-weighted  2025  3     0     0"))
        // Nothing but the words of the template differs from run to run: nothing at all, that is.
        _ = try CommandTests.run([
            "template", "new", "general", "--kind", "projectTarget", "--year", "2025", "-o",
            folder.file("又一份.xlsx"),
        ])
        #expect(try folder.contents(of: "目标表.xlsx") == folder.contents(of: "又一份.xlsx"))
        let carried = try CommandTests.run([
            "template", "new", "--from", folder.file("目标表.xlsx"), "-o", folder.file("自评表.xlsx"),
        ])
        #expect(carried.status == 0)
        #expect(carried.error == "")
        let again = try CommandTests.run([
            "template", "new", "--from", folder.file("自评表.xlsx"), "-o", folder.file("不行.xlsx"),
        ])
        #expect(again.status == 1)
        #expect(
            again.error == "错误：\(folder.file("自评表.xlsx"))：这是项目支出绩效自评表，不是可以结转为自评表的目标表\n")
    }

    @Test func refusals() throws {
        let folder = try TemporaryFolder()
        let unknown = try CommandTests.run(["template", "new", "没有", "-o", folder.file("a.xlsx")])
        #expect(unknown.status == 1)
        #expect(unknown.error.hasPrefix("错误：没有资金类型「没有」；有的是：general、"))
        let kind = try CommandTests.run([
            "template", "new", "general", "--kind", "regionalTarget", "--lang", "en", "-o",
            folder.file("a.xlsx"),
        ])
        #expect(kind.status == 1)
        #expect(
            kind.error
                == "error: the fund type “general” has no regionalTarget; there are: projectTarget, projectSelfEvaluation\n"
        )
        _ = try folder.write([], to: "x")
        try FileManager.default.createDirectory(
            atPath: folder.file("data/fund-types"), withIntermediateDirectories: true)
        _ = try folder.write(
            "id: county\nname: 县\nlayouts:\n  projectTarget: [project-target]\nindicators:\n  - {level1: 产出指标}\n"
                .utf8, to: "data/fund-types/county.yaml")
        let data = try CommandTests.run(["template", "list", "--templates", folder.file("data")])
        #expect(data.status == 1)
        #expect(data.error.hasSuffix("fund-types/county.yaml:6 indicators[0].level2：缺少这一项\n"))
    }

    @Test func aKindIsGivenByItsNameToo() throws {
        let folder = try TemporaryFolder()
        for kind in ["projectTarget", "项目支出绩效目标表"] {
            let made = try CommandTests.run([
                "template", "new", "general", "--kind", kind, "-o", folder.file("\(kind).xlsx"),
            ])
            #expect(made.status == 0, "\(made.error)")
        }
        #expect(
            try folder.contents(of: "projectTarget.xlsx") == folder.contents(of: "项目支出绩效目标表.xlsx"))
        let wrong = try CommandTests.run([
            "template", "new", "general", "--kind", "报表", "-o", folder.file("a.xlsx"),
        ])
        #expect(wrong.status == 1)
        #expect(
            wrong.error.hasPrefix("错误：没有「报表」这种表；可用：项目支出绩效目标表、项目支出绩效自评表、"))
    }

    @Test(arguments: [
        ["template", "new", "-o", "a.xlsx"], ["template", "new", "general", "--all", "-o", "a"],
        ["template", "new", "general", "--rows", "0", "-o", "a.xlsx"],
        ["template", "new", "general", "--unit", "美元", "-o", "a.xlsx"],
        ["template", "new", "--from", "a.xlsx", "--rows", "3", "-o", "b.xlsx"],
        ["template", "new", "general", "--year", "25", "-o", "a.xlsx"],
    ])
    func wrongUsage(_ arguments: [String]) throws {
        let result = try CommandTests.run(arguments)
        #expect(result.status == 64)
        #expect(result.error.contains("错误："))
    }
}
