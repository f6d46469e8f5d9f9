import Primitives
import TestSupport

/// A self-evaluation that is filled in right, with figures and texts of chance: what faults are planted in.
struct RandomSelfEvaluation {
    /// A row of the indicators.
    struct Row {
        var level1: String
        var level2: String
        var level3: String
        var target: String
        var actual: String
        var weight: Int
        /// In hundredths of a point.
        var score: Int
        var reason = ""
        /// What the target and the actual value are made of, where they are counts.
        var count: (target: Int, actual: Int, unit: String)?
    }

    let year: Int
    var project: String
    var goal: String
    var actualGoal: String
    /// In hundredths of 万元.
    var budget: Int
    var executed: Int
    var sources: [(label: String, budget: String, executed: String)]
    var rate: String
    var fundScore: String
    var rows: [Row]
    var total: (weight: String, score: String)
    var hasTotalRow = true
    var hasReasons = true
    var hasScores = true
    /// What stands for the executed amount of the total row, where it is not that.
    var executedText: String?
    /// What stands for a row's score, where it is not that.
    var scoreWords: (row: Int, text: String)?
    /// What amounts are multiplied by, as they are written.
    var factor = 1

    private static let units = ["台", "个", "家", "公里", "人次"]
    private static let things = ["更新设备", "培训人员", "巡查线路", "建成站点", "发放补贴", "举办活动", "检修管网"]

    init(_ random: inout SplitMix64) {
        year = Int.random(in: 2021...2024, using: &random)
        project = "\(Self.things.randomElement(using: &random) ?? "")项目\(Int.random(in: 1...999, using: &random))"
        budget = Int.random(in: 2_000...90_000, using: &random)
        executed = budget * Int.random(in: 60...100, using: &random) / 100
        goal = "投入资金\(Self.amount(budget))万元，完成年度任务"
        actualGoal = "年度任务已经完成"
        let part = budget * Int.random(in: 1...9, using: &random) / 10
        let spent = min(executed, part)
        sources = [
            ("其中：当年财政拨款", Self.amount(part), Self.amount(spent)), ("上年结转资金", "0", "0"),
            ("其他资金", Self.amount(budget - part), Self.amount(executed - spent)),
        ]
        rate = Self.amount((executed * 100_000 / budget + 5) / 10) + "%"
        fundScore = Self.amount((executed * 10_000 / budget + 5) / 10)
        rows = []
        for (level1, level2s, weight) in [
            ("产出指标", ["数量指标", "质量指标", "时效指标"], 50), ("效益指标", ["社会效益指标", "可持续影响指标"], 30),
            ("满意度指标", ["服务对象满意度指标"], 10),
        ] {
            let count = level1 == "满意度指标" ? 1 : Int.random(in: 2...4, using: &random)
            var left = weight
            for index in 0..<count {
                let own = index == count - 1 ? left : Int.random(in: 3...(left - 3 * (count - index - 1)), using: &random)
                left -= own
                rows.append(
                    Self.row(level1, level2s[min(index, level2s.count - 1)], own, rows.count + 1, year, &random))
            }
        }
        total = ("100", "")
        total.score = Self.amount(points)
    }

    /// What the scores add up to, in hundredths.
    var points: Int { rows.reduce((executed * 10_000 / budget + 5) / 10) { $0 + $1.score } }

    private static func row(
        _ level1: String, _ level2: String, _ weight: Int, _ number: Int, _ year: Int,
        _ random: inout SplitMix64
    ) -> Row {
        var row = Row(
            level1: level1, level2: level2, level3: "", target: "", actual: "", weight: weight,
            score: weight * 100)
        if level1 == "满意度指标" {
            (row.level3, row.target, row.actual) = ("群众满意度", "≥90%", "\(Int.random(in: 90...100, using: &random))%")
        } else if level1 == "效益指标" {
            (row.level3, row.target, row.actual) = ("改善生产条件\(number)", "有效改善", "达成预期指标")
        } else if level2 == "质量指标" {
            (row.level3, row.target, row.actual) = ("验收合格率\(number)", "≥95%", "\(Int.random(in: 95...100, using: &random))%")
        } else if level2 == "时效指标" {
            (row.level3, row.target, row.actual) = ("完成时间\(number)", "\(year)年12月底前", "按时完成")
        } else {
            let unit = units.randomElement(using: &random) ?? "个"
            let target = Int.random(in: 10...400, using: &random)
            let actual = target + target * Int.random(in: 0...20, using: &random) / 100
            row.count = (target, actual, unit)
            (row.level3, row.target, row.actual) = (
                "\(things.randomElement(using: &random) ?? "")\(number)", "≥\(target)\(unit)", "\(actual)\(unit)"
            )
        }
        if Bool.random(using: &random), weight > 4 {
            row.score -= 100
            row.reason = "进度较慢，已经赶上"
            if row.actual == "达成预期指标", row.score * 10 < row.weight * 800 { row.score += 100 }
        }
        return row
    }

    /// Hundredths as they are written: `12.5`, `300`.
    static func amount(_ hundredths: Int) -> String {
        "\(ExactDecimal(significand: Int128(hundredths), exponent: -2))"
    }

    /// The number of the sheet's row in which an indicator stands.
    func line(_ row: Int) -> Int { 5 + sources.count + 4 + row }

    /// The number of the 总分 row.
    var totalLine: Int { line(rows.count) }

    private func written(_ text: String) -> String {
        guard factor != 1, let number = ExactDecimal(text) else { return text }
        return "\(number.multiplied(by: ExactDecimal(factor)) ?? number)"
    }

    /// The form as a table.
    var table: String {
        var lines = [
            "项目支出绩效自评表{11}", "项目名称{2}|\(project){9}", "主管部门{2}|市工信局{3}|实施单位{2}|装备科{4}",
            "项目资金\\n（万元）{1x\(2 + sources.count)}|{2}|年初预算数|全年预算数|全年执行数|分值|执行率{2}|得分{2}",
        ]
        let (planned, spent) = (written(Self.amount(budget)), executedText ?? written(Self.amount(executed)))
        lines.append("年度资金总额{2}|\(planned)|\(planned)|\(spent)|10|\(rate){2}|\(fundScore){2}")
        for source in sources {
            let budget = written(source.budget)
            lines.append("\(source.label){2}|\(budget)|\(budget)|\(written(source.executed))|—|—{2}|—{2}")
        }
        lines.append("年度总体目标{1x2}|预期目标{4}|实际完成情况{6}")
        lines.append("\(goal){4}|\(actualGoal){6}")
        lines.append(
            "绩\\n效\\n指\\n标{1x\(rows.count + 1)}|一级指标|二级指标|三级指标{2}|年度\\n指标值|实际\\n完成值|分值|\(hasScores ? "得分" : "")|\(hasReasons ? "偏差原因分析及改进措施" : ""){2}"
        )
        for (index, row) in rows.enumerated() {
            let isFirst = index == 0 || rows[index - 1].level1 != row.level1
            let count = rows.count { $0.level1 == row.level1 }
            let score =
                !hasScores || row.score < 0
                ? "" : scoreWords?.row == index ? scoreWords?.text ?? "" : Self.amount(row.score)
            lines.append(
                (isFirst ? "\(row.level1){1x\(count)}|" : "") + "\(row.level2)|\(row.level3){2}|\(row.target)|\(row.actual)|"
                    + "\(row.weight)|\(score)|\(hasReasons ? row.reason : ""){2}"
            )
        }
        if hasTotalRow { lines.append("总分{7}|\(total.weight)|\(total.score)|{2}") }
        // The year stands in the title.
        lines[0] = "\(year)年度项目支出绩效自评表{11}"
        return lines.joined(separator: "\n")
    }
}
