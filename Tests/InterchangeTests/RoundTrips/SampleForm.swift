import Layouts
import Performance

/// One form of each layout with something in every field, always the same.
enum SampleForm {
    static func form(of layout: Layout) -> Form {
        var form = Form(kind: layout.kind, layout: layout.id)
        form.fiscalYear = 2021
        for block in layout.blocks {
            switch block {
            case .rows(let rows):
                for case .field(let field, let pattern) in rows.joined().map(\.content) {
                    fill(&form, field, pattern)
                }
                for row in rows { fillTerm(&form, row) }
            case .subject: form.subject[.period] = "2021年1月—12月"
            case .funds(let table, let labels):
                form.funds = labels.enumerated().map { index, label in
                    fund(label, index, table.columns.compactMap(\.field))
                }
            case .goals(let table):
                let hasActual = table.columns.contains { $0.field == .actual }
                form.goals = ["目标1：培训青年工匠1,200人次。", "目标2：学员满意度\n不低于90%。"].map {
                    Goal(expected: $0, actual: hasActual ? $0 + "已完成" : nil)
                }
            case .indicators(let table):
                form.indicators = rows(table.columns.compactMap(\.field))
            case .notes: form.notes = ["说明：请在此处简要说明审计和财政监督中发现的问题。", "备注：无。另附材料三份。"]
            }
        }
        return form
    }

    /// The amounts of the whole term in a fixed row, each with the label left of it.
    private static func fillTerm(_ form: inout Form, _ row: [Layout.FixedCell]) {
        for (label, amount) in zip(row, row.dropFirst()) {
            guard case .label(let text) = label.content, case .field(.term(.fund), _) = amount.content else {
                continue
            }
            var fund = Fund(label: text, source: text.contains("财政") ? .fiscalAppropriation : .total)
            fund.annualBudget = Value(reading: "1,500.00")
            form.term = Term(funds: (form.term?.funds ?? []) + [fund])
        }
    }

    private static func fill(_ form: inout Form, _ field: FieldPath, _ pattern: String?) {
        switch field {
        case .title: form.title = (pattern ?? "绩效自评表").replacing("{year}", with: "2021")
        case .subject(let key): form.subject[key] = "\(key.name)的内容"
        case .totalWeight: form.total = Total(weight: Value(reading: "100"), score: form.total?.score)
        case .totalScore: form.total?.score = Value(reading: "96.5")
        case .totalNote: form.total?.note = "等级：优"
        default: break
        }
        if field == .totalNote { form.total?.grade = "优" }
    }

    private static func fund(_ label: String, _ index: Int, _ columns: [Fund.Column]) -> Fund {
        let sources: [(String, Fund.Source)] = [
            ("总", .total), ("合计", .total), ("财政拨款", .fiscalAppropriation), ("结转", .carryover),
            ("中央", .central),
            ("自治区", .region), ("地（州", .prefecture), ("地方", .local), ("其他", .other),
        ]
        var fund = Fund(label: label, source: sources.first { label.contains($0.0) }?.1 ?? .other)
        for column in columns {
            let text: String? =
                switch column {
                case .initialBudget: index == 0 ? "6,342.65" : "0"
                case .annualBudget: index == 0 ? "6342.65" : "89.7558"
                case .executed: index == 0 ? "6,331.20" : nil
                case .weight: index == 0 ? "10" : "—"
                case .executionRate: index == 0 ? "99.82%" : "—"
                case .score: index == 0 ? "9.98" : "—"
                case .received: nil
                }
            fund[column] = text.flatMap { Value(reading: $0) }
        }
        return fund
    }

    private static func rows(_ columns: [Indicator.Column]) -> [Indicator] {
        let rows = [
            ("产出指标", "数量指标", "培训人次", "≥1200人次", "1,260", "15"),
            ("产出指标", "数量指标", "开班数", "20", "20", "10.00分"),
            ("产出指标", "质量指标", "合格率", "=100%", "98.5%", "15"),
            ("效益指标", "社会效益指标", "带动就业", "3-5家", "4家", "30"),
            ("效益指标", "社会效益指标", "技能提升", "效果显著", "效果显著", "20"),
            ("满意度指标", "服务对象满意度指标", "学员满意度", "≥90%", "007", "10"),
            ("产出指标", "数量指标", "补报", "1", "-1", "0"),
        ]
        return rows.map { row in
            var indicator = Indicator()
            for column in columns {
                switch column {
                case .level1: indicator.level1 = row.0
                case .level2: indicator.level2 = row.1
                case .level3: indicator.level3 = row.2
                case .target: indicator.target = Value(reading: row.3)
                case .actual: indicator.actual = Value(reading: row.4)
                case .weight, .score: indicator[column] = .value(Value(reading: row.5))
                case .basis: indicator.basis = "实施方案"
                case .nature, .standard, .remark: break
                case .deviation: indicator.deviation = row.2 == "合格率" ? "返工一处，\n已整改" : ""
                }
            }
            return indicator
        }
    }
}
