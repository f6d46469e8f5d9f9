import Checks
import Performance
import Primitives
import Testing

/// Figures as they are stored and as they are shown, in the unit of a column, and split in two ways.
@Suite struct FigureTests {
    private static func value(_ shown: String, stored: String? = nil) throws -> Value {
        var value = try #require(Value(reading: shown))
        if let stored { value.number = ExactDecimal(stored) }
        return value
    }

    private static func codes(_ form: Form) throws -> [String] {
        try Embedded.checker.get().problems(in: form)
            .filter { $0.code != "required-missing" && $0.severity != .info }.map(\.code)
    }

    @Test func aRateIsRightByStoredOrByShownAmounts() throws {
        var form = Form(kind: .projectSelfEvaluation, layout: "general")
        form.funds = [
            Fund(
                label: "年度资金总额", source: .total,
                annualBudget: try Self.value("100.01", stored: "100.0051"),
                executed: try Self.value("97.82", stored: "97.8151"))
        ]
        for (rate, isRight) in [("97.81%", true), ("97.80%", false), ("97.82%", false)] {
            form.funds[0].executionRate = try Self.value(rate)
            #expect(try Self.codes(form).contains("execution-rate") != isRight, "\(rate)")
        }
        // What is stored makes 97.82 %, what is shown 97.81 %.
        form.funds[0].executed = try Self.value("97.82", stored: "97.8249")
        for (rate, isRight) in [("97.82%", true), ("97.81%", true), ("97.80%", false)] {
            form.funds[0].executionRate = try Self.value(rate)
            #expect(try Self.codes(form).contains("execution-rate") != isRight, "\(rate)")
        }
    }

    @Test func sumsAreRightByStoredOrByShownFigures() throws {
        var form = Form(kind: .projectSelfEvaluation, layout: "general")
        let third = try Self.value("33.33", stored: "33.3333333333333")
        form.funds = [Fund(label: "年度资金总额", source: .total, annualBudget: try Self.value("99.99"))]
        for label in ["财政拨款", "上年结转", "其他资金"] {
            form.funds.append(Fund(label: label, source: .other, annualBudget: third))
        }
        #expect(try Self.codes(form) == [])
        form.funds[0].annualBudget = try Self.value("100.00")
        #expect(try Self.codes(form) == ["funds-sum"])
        form.funds[0].annualBudget = try Self.value("100.00", stored: "99.9999999999999")
        #expect(try Self.codes(form) == [])
    }

    @Test func eachSplitIsSummedForItself() throws {
        var form = Form(kind: .departmentSelfEvaluation, layout: "general")
        func fund(_ label: String, _ source: Fund.Source, _ amount: String) throws -> Fund {
            Fund(label: label, source: source, annualBudget: try Self.value(amount))
        }
        form.funds = [
            try fund("年度资金总额", .total, "4753.66"), try fund("其中：一般公共预算", .fiscalAppropriation, "1873.66"),
            try fund("其中：基本支出", .other, "1768.16"), try fund("项目支出", .other, "2985.5"),
            try fund("其他资金", .other, "2880"),
        ]
        #expect(try Self.codes(form) == [])
        form.funds[3].annualBudget = try Self.value("2985")
        let problems = try Embedded.checker.get().problems(in: form).filter { $0.code == "funds-sum" }
        #expect(problems.map(\.working) == ["1768.16 + 2985"])
        form.funds[4].annualBudget = try Self.value("2888")
        #expect(try Self.codes(form) == ["funds-sum", "funds-sum"])
    }

    @Test func aUnitInAColumnOfItsOwnIsTheUnitOfBoth() throws {
        func form(_ unit: String, cell: String) throws -> Form {
            var form = Form(kind: .projectSelfEvaluation, layout: "general")
            form.indicators = [
                Indicator(
                    level1: "产出指标", level2: "数量指标", level3: "巡查", target: try Self.value("≥95\(unit)"),
                    actual: try Self.value("96"))
            ]
            let place = CellReference(row: 3, column: 4)
            var origin = Origin(range: CellRange(place))
            origin.fields = [
                Origin.Source(field: .indicator(0, .target), cell: place),
                Origin.Source(field: .indicator(0, .actual), cell: CellReference(row: 3, column: 6)),
            ]
            origin.texts = [Origin.Text(cell: place, text: cell)]
            form.origin = origin
            return form
        }
        #expect(try Self.codes(form("次", cell: "≥95次")) == ["unit-mismatch"])
        #expect(try Self.codes(form("次", cell: "95")) == [])
        #expect(try Self.codes(form("百分比", cell: "95")) == [])
    }

    @Test func perCentInWordsIsPerCent() throws {
        var form = Form(kind: .projectSelfEvaluation, layout: "general")
        form.indicators = [
            Indicator(
                level1: "产出指标", level2: "质量指标", level3: "合格率", target: try Self.value("≥95百分比"),
                actual: try Self.value("96%"))
        ]
        #expect(try Self.codes(form) == [])
    }

    @Test func anAmountTenThousandTimesTooLargeIsShownInBothReadings() throws {
        var form = Form(kind: .projectSelfEvaluation, layout: "general")
        form.goals = [Goal(expected: "投入资金50万元，每户补助300元")]
        form.funds = [
            Fund(label: "年度资金总额", source: .total, annualBudget: try Self.value("500000"))
        ]
        let problems = try Embedded.checker.get().problems(in: form).filter { $0.code == "magnitude" }
        #expect(problems.map(\.readings) == [["500000万元", "50万元"]])
        #expect(problems.map(\.expected) == ["50万元"])
        form.funds[0].annualBudget = try Self.value("50")
        #expect(try Self.codes(form) == [])
        // An allowance of some yuan is no amount of the whole.
        form.goals = [Goal(expected: "每户补助资金300元")]
        form.funds[0].annualBudget = try Self.value("300")
        #expect(try Self.codes(form) == [])
        form.funds[0].executed = try Self.value("2400000")
        #expect(try Self.codes(form).contains("magnitude"))
    }
}
