import Files
import Layouts
import Performance
import Primitives
import Sheets
import XLSX

/// A folder of workbooks that are all different and always the same: forms of some 40 rows each.
struct FormFolder {
    let path: String

    func fill(count: Int) throws {
        let drawer = FormDrawer(try TemplateStore())
        for number in 0..<count {
            try OutputFile.write(
                XLSXWriter().bytes(of: drafts(number, drawer)), to: "\(path)/\(FormFolder.name(number))")
        }
    }

    /// The sheets of one of the workbooks.
    func drafts(_ number: Int, _ drawer: FormDrawer) throws -> [SheetDraft] {
        try drawer.draw([form(number)], as: "project-2021-xinjiang")
    }

    /// What the workbook of a number is called.
    static func name(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".xlsx"
    }

    private func form(_ number: Int) -> Form {
        var subject = Subject()
        subject[.projectName] = "第\(number + 1)号农村道路养护项目"
        subject[.competentDepartment] = "云岭自治州交通运输局"
        subject[.implementingUnit] = "青禾县公路养护站"
        let funds = zip(
            ["年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"],
            [Fund.Source.total, .fiscalAppropriation, .carryover, .other]
        ).map { label, source in
            Fund(
                label: label, source: source, initialBudget: value("\(1000 + number).50"),
                annualBudget: value("\(1000 + number).50"), executed: value("\(900 + number).25"),
                weight: value("10"), executionRate: value("98.76%"), score: value("9.88"))
        }
        let goal = "养护农村道路\(number % 90 + 10)公里，修补坑槽，清理边沟，更换破损的标志，雨季安排人员巡查，让沿线村民出行安全、畅通。"
        return Form(
            kind: .projectSelfEvaluation, layout: "project-2021-xinjiang", title: "项目支出绩效自评表",
            subject: subject, funds: funds, goals: [Goal(expected: goal, actual: goal + "已经完成。")],
            indicators: (0..<28).map { indicator($0, number) },
            total: Total(weight: value("100"), score: value("97.\(number % 90 + 10)")))
    }

    private func indicator(_ row: Int, _ number: Int) -> Indicator {
        let groups = [("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"), ("效益指标", "社会效益指标")]
        let group = groups[row / 7]
        return Indicator(
            level1: group.0, level2: group.1, level3: "第\(row + 1)段道路养护里程和巡查次数",
            target: value("≥\(row + number % 50 + 1)公里"), actual: value("\(row + number % 50 + 2)公里"),
            weight: value("3"), score: value("2.\(row + 10)"),
            deviation: row % 5 == 0 ? "雨季比往年长，部分路段改在秋天施工，下一年提前安排材料和人员。" : "")
    }

    private func value(_ text: String) -> Value { Value(reading: text) ?? Value(text: text) }
}
