import Checks
import Layouts
import Performance
import Primitives
import Sheets
import Templates
import TestSupport
import Testing

/// What a form prints it must fill; what it does not print is not missing.
@Suite struct PrintedPlacesTests {
    /// A self-evaluation of a layout that is known, filled in right.
    static let filled = """
        项目支出绩效自评表{11}
        项目名称{2}|设备更新{9}
        主管部门{2}|市工信局{3}|实施单位{2}|装备科{4}
        项目资金\\n（万元）{1x4}|{2}|年初预算数|全年预算数|全年执行数|分值|执行率{2}|得分{2}
        年度资金总额{2}|100|100|95|10|95%{2}|9.5{2}
        其中：当年财政拨款{2}|100|100|95|—|95%{2}|—{2}
        其他资金{2}|0|0|0|—|—{2}|—{2}
        年度总体目标{1x2}|预期目标{4}|实际完成情况{6}
        更新设备20台{4}|已更新22台{6}
        绩\\n效\\n指\\n标{1x6}|一级指标|二级指标|三级指标{2}|年度\\n指标值|实际\\n完成值|分值|得分|偏差原因分析及改进措施{2}
        产出指标{1x3}|数量指标|更新设备{2}|≥20台|22台|20|20|{2}
        质量指标|验收合格率{2}|100%|100%|15|15|{2}
        成本指标|设备购置{2}|≤100万元|95万元|15|15|{2}
        效益指标|社会效益指标|带动就业{2}|有效带动|达成|30|30|{2}
        满意度指标|服务对象满意度指标|企业满意度{2}|≥90%|95%|10|10|{2}
        总分{7}|100|99.5|{2}
        """

    private static func problems(_ table: String) throws -> [Problem] {
        let store = try TemplateStore()
        let checker = Checker(
            try RulePackStore(TemplateFiles()).pack("national"),
            layoutLabels: Dictionary(
                uniqueKeysWithValues: store.layouts.map { ($0.id, $0.printedLabels) }))
        let forms = try FormReader(store).read(.table(table)).forms
        try #require(forms.map(\.layout) == ["project-2021-xinjiang"])
        return checker.problems(in: forms[0]).filter { $0.severity != .info }
    }

    @Test func nothingIsAskedOfAFormThatIsFilledIn() throws {
        #expect(try Self.problems(Self.filled).map(\.line) == [])
    }

    @Test func everyBlankOfAnUnfilledFormIsAnError() throws {
        let unfilled = Self.filled.replacing("95|10|95%{2}|9.5{2}", with: "|10|{2}|{2}")
            .replacing("95|—|95%{2}", with: "|—|{2}")
            .replacing("已更新22台", with: "").replacing("22台|20|20|", with: "|20||")
            .replacing("100%|15|15|", with: "|15||").replacing("95万元|15|15|", with: "|15||")
            .replacing("达成|30|30|", with: "|30||").replacing("95%|10|10|", with: "|10||")
            .replacing("100|99.5|", with: "100||")
        let problems = try Self.problems(unfilled)
        #expect(problems.allSatisfy { $0.code == "required-missing" && $0.severity == .error })
        #expect(
            problems.map { $0.range?.first.description } == [
                "F5", "H5", "J5", "F9", "G11", "I11", "G12", "I12", "G13", "I13", "G14", "I14", "G15", "I15", "I16",
            ])
    }

    @Test func aSourceRowAndARowWithoutAThirdLevelMayBeBlank() throws {
        let sparse = Self.filled.replacing("其他资金{2}|0|0|0|—|—{2}|—{2}", with: "其他资金{2}||||||{2}|{2}")
            .replacing("其他资金{2}||||||{2}|{2}", with: "其他资金{2}|||||{2}|{2}")
            .replacing(
                "满意度指标|服务对象满意度指标|企业满意度{2}|≥90%|95%|10|10|{2}",
                with: "满意度指标|服务对象满意度指标|{2}|||||{2}"
            ).replacing("|30|30|", with: "|40|40|")
        #expect(try Self.problems(sparse).map(\.line) == [])
    }

    @Test func aTotalRowThatWasDeletedIsTold() throws {
        let lines = Self.filled.split(separator: "\n").dropLast().joined(separator: "\n")
        let problems = try Self.problems(lines)
        #expect(problems.map(\.line) == ["error required-missing - - | expected 总分"])
    }

    @Test(arguments: [
        ("得分|偏差原因分析及改进措施{2}", "|偏差原因分析及改进措施{2}", "得分"),
        ("得分|偏差原因分析及改进措施{2}", "得分|{2}", "偏差原因分析及改进措施"),
    ])
    func aColumnThatWasDeletedIsTold(head: String, without: String, label: String) throws {
        let problems = try Self.problems(Self.filled.replacing(head, with: without))
        #expect(problems.map(\.line).contains("error required-missing - - | expected \(label)"))
    }

    @Test func targetsWeighNinetyBesideTheBudgetOrAHundred() throws {
        func form(_ weights: [Int], total: String?) throws -> Form {
            var form = Form(kind: .projectTarget, layout: "project-target-weighted")
            form.subject[.projectName] = "更新"
            form.subject[.implementingUnit] = "装备科"
            form.goals = [Goal(expected: "更新设备")]
            form.indicators = weights.map { weight in
                Indicator(
                    level1: "产出指标", level2: "数量指标", level3: "更新设备", target: Value(reading: "≥20台"),
                    weight: Value(reading: "\(weight)"))
            }
            if let total { form.total = Total(weight: Value(reading: total)) }
            return form
        }
        let checker = try Embedded.checker.get()
        for (weights, total, isRight) in [
            ([50, 40], nil, true), ([60, 40], nil, true), ([50, 30], nil, false), ([50, 40], "100", true),
            ([50, 40], "90", true), ([50, 50], "100", true), ([50, 45], "100", false),
        ] as [([Int], String?, Bool)] {
            let codes = try checker.problems(in: form(weights, total: total)).map(\.code)
            #expect(codes.contains("weights-sum") != isRight, "\(weights) of \(total ?? "none")")
        }
    }
}
