import Performance
import Testing

@testable import Interchange

@Suite("Forms compared by field and indicator")
struct FormComparisonTests {
    static func indicator(_ level1: String, _ level3: String, _ actual: String = "95%") -> Indicator {
        Indicator(level1: level1, level3: level3, actual: Value(reading: actual))
    }

    static func form(_ indicators: [Indicator]) -> Form {
        var form = Form(kind: .projectSelfEvaluation, layout: "general", indicators: indicators)
        form.subject[.projectName] = "夜校"
        return form
    }

    static func lines(_ left: [Form], _ right: [Form], _ language: Language = .chinese) -> [String] {
        Messages(language).lines(for: DocumentComparison(left, right))
    }

    @Test("a value that changed")
    func changed() {
        let left = Self.form([Self.indicator("产出指标", "资金使用率")])
        let right = Self.form([Self.indicator("产出指标", "资金使用率", "96%")])
        #expect(Self.lines([left], [right]) == ["指标“资金使用率”·实际完成值：95% → 96%", "共 1 处不同"])
        #expect(
            Self.lines([left], [right], .english)
                == ["indicator “资金使用率”·actual: 95% → 96%", "1 differences"])
        #expect(Self.lines([left], [left]) == ["相同"])
    }

    @Test(
        "values of one number, spelled otherwise",
        arguments: [
            ("100%", "1", true), ("100%", "100.00%", true), ("≥12个", ">=12 个", true), ("3-5天", "3~5天", true),
            ("100%", "100", false), ("≥12个", "12个", false), ("10分", "10", false), ("效果好", "效果显著", false),
            ("3-5天", "3-6天", false), ("1,619.90", "1619.9", true),
        ])
    func numbers(left: String, right: String, isSame: Bool) throws {
        let differences = FormComparison(
            Self.form([Self.indicator("a", "b", left)]), Self.form([Self.indicator("a", "b", right)])
        ).differences
        #expect(differences.map(\.kind) == [.changed])
        #expect(differences.map(\.isSameNumber) == [isSame])
    }

    @Test("indicators added, removed and moved")
    func rows() {
        let left = Self.form(["一", "二", "三", "四"].map { Self.indicator("产出", $0) })
        var right = Self.form(["四", "一", "二"].map { Self.indicator("产出", $0) })
        right.indicators[2].level1 = "效益"
        right.indicators.append(Self.indicator("效益", "五"))
        #expect(
            Self.lines([left], [right]) == [
                "指标“二”：位置变动，产出 第 2 行 → 效益 第 3 行", "指标“四”：位置变动，产出 第 4 行 → 产出 第 1 行",
                "指标“三”：右边没有", "指标“五”：右边新增", "共 4 处不同",
            ])
    }

    @Test("indicators of the same wording are matched in order")
    func duplicates() {
        let left = Self.form(["1", "2", "3"].map { Self.indicator("产出", "数量", $0) })
        let right = Self.form(["1", "2", "4"].map { Self.indicator("产 出", "数\n量", $0) })
        #expect(Self.lines([left], [right]) == ["指标“数量”·实际完成值：3 → 4", "共 1 处不同"])
    }

    @Test("forms are matched by project, unit and year, else in order")
    func forms() {
        func form(_ name: String, _ year: Int, _ title: String = "") -> Form {
            var form = Form(kind: .projectTarget, layout: "general", title: title, fiscalYear: year)
            form.subject[.projectName] = name
            return form
        }
        let left = [form("甲", 2022), form("甲", 2023), form("乙", 2023)]
        let right = [form("甲", 2023, "新"), form("甲", 2022)]
        let pairs = DocumentComparison(left, right).pairs
        #expect(pairs.map(\.left) == [0, 1, 2])
        #expect(pairs.map(\.right) == [1, 0, nil])
        #expect(pairs.map(\.isSame) == [true, false, false])
        #expect(
            Self.lines(left, right) == [
                "第 2 张表 甲 2023：", "标题：（空） → 新", "第 3 张表 乙 2023：右边没有", "共 1 处不同",
            ])
        #expect(DocumentComparison([form("甲", 2022)], [form("丙", 2021)]).pairs.map(\.right) == [0])
    }

    @Test("a long table of rows in reverse is compared in no time")
    func manyRows() {
        let rows = (0..<20_000).map { Self.indicator("产出", "指标\($0)") }
        let comparison = FormComparison(Self.form(rows), Self.form(rows.reversed()))
        #expect(comparison.differences.count == 19_999)
        #expect(comparison.differences.allSatisfy { $0.kind == .moved })
    }
}
