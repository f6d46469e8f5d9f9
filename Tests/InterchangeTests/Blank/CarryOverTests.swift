import Foundation
import Performance
import Primitives
import Sheets
import TestSupport
import Testing

@testable import Interchange
@testable import Layouts

@Suite("Self-evaluations made out of target forms")
struct CarryOverTests {
    private static let target: Form = {
        var form = Form(
            kind: .projectTarget, layout: "project-target-weighted", fundType: "general", title: "项目支出绩效目标表",
            fiscalYear: 2025)
        form.subject[.projectName] = "园区建设"
        form.subject[.competentDepartment] = "经信局"
        form.subject[.implementingUnit] = "信息中心"
        form.subject[Subject.Key("preparer")] = "李四"
        form.funds = [
            Fund(label: "年度资金总额", source: .total, annualBudget: Value(reading: "1,100.50")),
            Fund(label: "其中：财政拨款", source: .fiscalAppropriation, annualBudget: Value(reading: "1000")),
            Fund(label: "其他资金", source: .other, annualBudget: Value(reading: "100.5")),
        ]
        form.goals = [Goal(expected: "建成园区平台。")]
        form.indicators = [
            Indicator(
                level1: "产出指标", level2: "数量指标", level3: "平台数量", target: Value(reading: "≥1个"),
                weight: Value(reading: "50")),
            Indicator(
                level1: "效益指标", level2: "社会效益指标", level3: "服务能力", target: Value(reading: "明显提升"),
                weight: Value(reading: "40")),
        ]
        form.total = Total(weight: Value(reading: "100"))
        return form
    }()

    @Test("what was approved is filled in and locked, what is to be reported is open")
    func fields() throws {
        let store = try #require(BlankCase.store)
        let blank = try store.selfEvaluation(outOf: Self.target)
        let form = blank.form
        #expect(form.kind == .projectSelfEvaluation)
        #expect(form.fundType == "general")
        #expect(form.fiscalYear == 2025)
        #expect(form.subject[.projectName] == "园区建设")
        #expect(form.funds.map(\.label) == ["年度资金总额", "其中：当年财政拨款", "其他资金"])
        #expect(form.funds.map(\.initialBudget?.text) == ["1,100.50", "1000", "100.5"])
        #expect(form.funds.map(\.annualBudget?.text) == ["1,100.50", "1000", "100.5"])
        #expect(form.goals.map(\.expected) == ["建成园区平台。"])
        #expect(form.indicators.map(\.target?.text) == ["≥1个", "明显提升"])
        #expect(form.indicators.map(\.weight?.text) == ["50", "40"])
        let draft = try blank.workbook()
        let sheet = try #require(draft.sheets.first)
        func isOpen(_ name: String) -> Bool? {
            guard let cell = sheet.names.first(where: { $0.name == name })?.cell else { return nil }
            return sheet.cells.first { $0.reference == cell }?.isInput
        }
        for name in [
            "subject_projectName", "funds_0_initialBudget", "funds_0_annualBudget", "goals_0_expected",
            "indicators_0_level1", "indicators_0_level3", "indicators_0_target", "indicators_0_weight",
            "total_weight", "total_score", "funds_0_executionRate", "funds_0_score",
        ] {
            #expect(isOpen("jx_" + name) == false, "\(name)")
        }
        for name in [
            "funds_0_executed", "goals_0_actual", "indicators_0_actual", "indicators_0_score",
            "indicators_0_deviation", "total_note", "subject_preparer",
        ] {
            #expect(isOpen("jx_" + name) == true, "\(name)")
        }
        // The weights make 100 with the rate of execution's 10: the check says so from the start.
        let check = try #require(sheet.cells.first { $0.role == .check })
        guard case .formula(_, _, let result) = check.content else {
            Issue.record("no formula")
            return
        }
        #expect(result.text == "分值校验：合计 100 分，正确")
    }

    @Test("a file becomes a file, a folder a folder; what is no target form is refused")
    func files() throws {
        let folder = try TemporaryFolder()
        let templates = try #require(BlankCase.templates)
        let reader = try #require(BlankCase.reader)
        let maker = try #require(BlankCase.maker)
        let converter = FormRenderer(
            templates: templates, options: WritingOptions(format: .xlsx, layout: nil))
        for (name, forms) in [("甲.xlsx", [Self.target]), ("乙.xlsx", [Self.target, Self.target])] {
            let document = try DocumentWriter(
                folder.file("in/\(name)"), options: WritingOptions(format: .xlsx))
            try document.append(try converter.render(forms))
            try document.commit()
        }
        let request = TemplateMaker.Request()
        let one = maker.carryOver(
            folder.file("in/甲.xlsx"), fundType: "general", request, reader: reader,
            into: folder.file("自评表.xlsx"))
        #expect(one.error == nil)
        let form = try #require(try reader.read(InputFile(reading: folder.file("自评表.xlsx"))).forms.first)
        #expect(form.content == (try #require(BlankCase.store).selfEvaluation(outOf: Self.target).form))
        let two = maker.carryOver(
            folder.file("in/乙.xlsx"), fundType: nil, request, reader: reader, into: folder.file("二.xlsx"))
        #expect(two.error == .severalForms(2))
        var outcomes: [Outcome] = []
        maker.carryOver(
            ["甲.xlsx", "乙.xlsx"].map { folder.file("in/\($0)") } + [folder.file("自评表.xlsx")], fundType: nil,
            request, reader: reader, intoFolder: folder.file("out")
        ) { outcomes.append($0) }
        #expect(outcomes.map(\.error) == [nil, nil, .layout(.noTarget(.projectSelfEvaluation))])
        #expect(outcomes.map(\.formCount) == [1, 2, 0])
        let written = try FileManager.default.contentsOfDirectory(atPath: folder.file("out")).sorted()
        #expect(written == ["乙-2.xlsx", "乙.xlsx", "甲.xlsx"])
    }
}
