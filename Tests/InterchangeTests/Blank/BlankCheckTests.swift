import Checks
import Performance
import Primitives
import TestSupport
import Testing
import XLSX

@testable import Interchange
@testable import Layouts

/// What comes of our own templates where an officer does everything right.
@Suite("Templates that are filled in right")
struct BlankCheckTests {
    private static func value(_ text: String) -> Value? { Value(reading: text) }

    /// How the points are shared out: 90 beside the budget's 10, or a hundred where the form has none of it.
    private static func filled(_ blank: Blank, sharing points: Int) -> Blank {
        var form = blank.printed
        for line in form.subject.lines where line.text.isEmpty { form.subject[line.key] = "设备更新" }
        for key in [Subject.Key.projectName, .implementingUnit, .departmentName, .competentDepartment, .localDepartment] {
            if form.subject[key]?.isEmpty ?? true { form.subject[key] = "设备更新" }
        }
        let columns = blank.layout.fundColumns
        for row in form.funds.indices {
            let isTotal = form.funds[row].source == .total
            // All of the money is in the first of the rows under the total.
            let hasMoney = isTotal || row == (form.funds.firstIndex { $0.source == .total } ?? -1) + 1
            for column in [Fund.Column.initialBudget, .annualBudget] where columns.contains(column) {
                form.funds[row][column] = value(hasMoney ? "242.2596" : "0")
            }
            if columns.contains(.executed) { form.funds[row].executed = value(hasMoney ? "240.96" : "0") }
        }
        form.goals = form.goals.isEmpty ? [Goal(expected: "完成年度任务")] : form.goals
        for row in form.goals.indices {
            form.goals[row].expected = "完成年度任务"
            if blank.layout.goalColumns.contains(.actual) { form.goals[row].actual = "已经完成" }
        }
        let has = blank.layout.indicatorColumns
        for row in 0..<min(4, form.indicators.count) {
            let weight = value("\(row == 0 ? points - 30 : 10)")
            if form.indicators[row].level1?.isEmpty ?? true { form.indicators[row].level1 = "产出指标" }
            if form.indicators[row].level2?.isEmpty ?? true { form.indicators[row].level2 = "数量指标" }
            if has.contains(.level3), form.indicators[row].level3?.isEmpty ?? true {
                form.indicators[row].level3 = "更新设备 \(row + 1)"
            }
            form.indicators[row].target = value("≥12台")
            if has.contains(.actual) { form.indicators[row].actual = value("12台") }
            if has.contains(.weight) { form.indicators[row].weight = weight }
            if has.contains(.score) { form.indicators[row].score = weight }
        }
        return Blank(
            layout: blank.layout, fundType: blank.fundType, form: form, printed: form, carried: [],
            usual: blank.usual.filter { $0.key >= 4 }, vocabulary: blank.vocabulary, guide: blank.guide)
    }

    @Test("pass their own check", arguments: BlankCase.all)
    func passes(_ template: BlankCase) throws {
        let blank = try Self.filled(template.blank(), sharing: 90)
        let bytes = try XLSXWriter().bytes(of: blank.workbook())
        let reading = try #require(BlankCase.reader).read(InputFile(path: "表.xlsx", bytes: bytes))
        #expect(reading.forms.count == 1)
        let checker = Checker(try RuleBook(), try #require(BlankCase.templates))
        for form in reading.forms {
            let problems = FormExamination(form, doubts: reading.problems, checker).problems
            let wrong = problems.filter { $0.severity != .info }
            #expect(wrong.map { Messages(.chinese).finding($0) } == [])
        }
    }
}
