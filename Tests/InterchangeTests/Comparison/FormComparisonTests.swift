import Performance
import Primitives
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

    @Test("of five rows with the same wording, removing one is one difference, and so is exchanging two")
    func oneOfSeveral() {
        let values = ["1", "2", "3", "4", "5"].map { Self.indicator("产出", "数量", $0) }
        for row in values.indices {
            var fewer = values
            fewer.remove(at: row)
            #expect(Self.lines([Self.form(values)], [Self.form(fewer)]) == ["指标“数量”：右边没有", "共 1 处不同"])
        }
        var exchanged = values
        exchanged.swapAt(1, 2)
        #expect(FormComparison(Self.form(values), Self.form(exchanged)).differences.map(\.kind) == [.moved])
        // One taken out and another changed: the rest stays whose it is.
        var both = values
        both.remove(at: 0)
        both[2].actual = Value(reading: "40")
        #expect(
            Self.lines([Self.form(values)], [Self.form(both)])
                == ["指标“数量”·实际完成值：4 → 40", "指标“数量”：右边没有", "共 2 处不同"])
    }

    @Test("an indicator worded otherwise in its place has changed, and is not another")
    func reworded() {
        let left = ["完成里程", "资金使用率", "受训人数"].map { Self.indicator("产出", $0) }
        var right = left
        right[1].level3 = "预算执行率"
        #expect(
            Self.lines([Self.form(left)], [Self.form(right)])
                == ["指标“资金使用率”·三级：资金使用率 → 预算执行率", "共 1 处不同"])
        right[2].level3 = "道路硬化面积"
        right[2].actual = Value(reading: "80人")
        #expect(
            FormComparison(Self.form(left), Self.form(right)).differences.map(\.kind) == [
                .changed, .removed, .added,
            ])
        right[2].level3 = "受训人数（含线上）"
        #expect(
            FormComparison(Self.form(left), Self.form(right)).differences.map(\.kind)
                == [.changed, .changed, .changed])
    }

    @Test("a goal or note put in before others changes none of them")
    func goals() {
        var left = Self.form([])
        left.goals = [Goal(expected: "一"), Goal(expected: "二")]
        left.notes = ["甲"]
        var right = left
        right.goals.insert(Goal(expected: "零"), at: 0)
        right.notes = []
        #expect(
            Self.lines([left], [right]) == ["目标“零”：右边新增", "说明“甲”：右边没有", "共 2 处不同"])
    }

    @Test("the whole term, tasks, opinions and other values are compared")
    func otherParts() {
        let left = LongShapeTests.wholeTerm
        var right = left
        right.period = CivilMonth("2023-01").map { $0...$0 }
        right.term?.indicators[0].target = Value(reading: "≥40公里")
        right.term?.funds[0].annualBudget = nil
        right.tasks[0].funds[0].executed = Value(reading: "4")
        right.tasks[0].content = "沥青"
        right.opinions = [Opinion(label: "财政部门意见", text: "同意")]
        right.indicators[0].also[0].content = .text("效果一般")
        right.also = [Also(head: "2022年", content: .text("5"), period: .year(2022))]
        #expect(
            Self.lines([left], [right]) == [
                "监控期间：（空） → 2023-01/2023-01", "其他内容“里程 · 乡镇 › 城关”：效果好 → 效果一般",
                "实施期资金“项目总额”·全年预算：900 → （空）", "实施期指标“里程”·指标值：≥36公里 → ≥40公里",
                "任务“修路”·内容：（空） → 沥青", "任务1 资金“总额”·执行数：3 → 4", "意见“财政部门意见”：右边新增",
                "其他内容“2022年”：右边新增", "共 8 处不同",
            ])
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

    @Test("a long table in reverse order is compared quickly")
    func manyRows() {
        let rows = (0..<20_000).map { Self.indicator("产出", "指标\($0)") }
        let comparison = FormComparison(Self.form(rows), Self.form(rows.reversed()))
        #expect(comparison.differences.count == 19_999)
        #expect(comparison.differences.allSatisfy { $0.kind == .moved })
    }
}
