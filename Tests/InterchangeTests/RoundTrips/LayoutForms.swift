import Layouts
import Performance
import TestSupport

/// Makes random forms that a layout has room for; the seed decides all.
struct LayoutForms {
    let layout: Layout
    var random: SplitMix64
    /// What stands in the texts.
    var manner: Manner

    enum Manner: String, CaseIterable {
        /// What officers write, and whatever characters there are: every such form must be drawn.
        case awkward
        /// Labels for texts, and cells left empty: a form is drawn so that it reads back, or refused.
        case misleading
    }

    /// A form with so many indicators.
    mutating func form(indicators count: Int) -> Form {
        var form = Form(kind: layout.kind, layout: layout.id)
        form.title = random.once(in: 4) ? "" : title()
        if random.once(in: 2) { form.fiscalYear = Int.random(in: 1990...2099, using: &random) }
        for block in layout.blocks {
            switch block {
            case .rows(let rows): fill(&form, rows)
            case .subject:
                for key in ["contact", "period", "phone", "attribute", "staff", "preparer"]
                where random.once(in: 4) { form.subject[Subject.Key(key)] = text() }
            case .funds(let table, let labels):
                if !random.once(in: 4) { form.funds = funds(table.columns.compactMap(\.field), labels) }
            case .goals(let table):
                let hasActual = table.columns.contains { $0.field == .actual }
                form.goals = (0..<random.one(of: [0, 1, 1, 1, 2, 3])).map { _ in
                    Goal(expected: text(), actual: hasActual ? optional { $0.text() } : nil)
                }
            case .indicators(let table):
                form.indicators = indicators(count, table.columns.compactMap(\.field))
            case .notes(let label, _):
                form.notes = (0..<random.one(of: [0, 0, 1, 1, 2, 3])).map { _ in
                    manner == .misleading ? text() : (label == nil ? "说明：" : "") + text()
                }
            }
        }
        if layout.isGeneral { settleKind(of: &form) }
        return form
    }

    private mutating func title() -> String {
        if manner == .misleading, random.once(in: 6) { return text() }
        // Where only its title tells a form's kind, one of another kind would be refused, as it should be.
        return layout.kind == .projectTarget || layout.kind == .departmentTarget
            ? "2022年" + layout.name : random.one(of: GeneratedTexts.titles)
    }

    private mutating func fill(_ form: inout Form, _ rows: [[Layout.FixedCell]]) {
        let fields = rows.joined().compactMap { cell -> FieldPath? in
            if case .field(let field, _) = cell.content { field } else { nil }
        }
        for field in fields {
            if case .subject(let key) = field, !random.once(in: 4) { form.subject[key] = text() }
        }
        guard fields.contains(.totalScore), !random.once(in: 4) else { return }
        var total = Total(weight: value(), score: value())
        if fields.contains(.totalNote) {
            switch Int.random(in: 0..<3, using: &random) {
            case 0: total.note = text()
            case 1:
                total.grade = "优"
                total.note = "等级：优"
            default: break
            }
        }
        form.total = total
    }

    private mutating func funds(_ columns: [Fund.Column], _ labels: [String]) -> [Fund] {
        let others: [(String, Fund.Source)] = [
            ("年度资金总额", .total), ("其中：当年财政拨款", .fiscalAppropriation), ("上年结转资金", .carryover),
            ("其中：中央补助", .central), ("自治区安排（万元）", .region), ("地（州、市）安排", .prefecture),
            ("地方资金", .local), ("其他资金", .other), ("合计", .total), ("财政拨款：", .fiscalAppropriation),
        ]
        return (0..<Int.random(in: 1...5, using: &random)).map { _ in
            let (label, source) = random.one(of: others)
            var fund = Fund(label: label, source: source)
            for column in columns { fund[column] = value() }
            return fund
        }
    }

    private mutating func indicators(_ count: Int, _ columns: [Indicator.Column]) -> [Indicator] {
        var level1 = random.one(of: GeneratedTexts.levels1)
        var level2 = random.one(of: GeneratedTexts.levels2)
        return (0..<count).map { _ in
            if random.once(in: 3) { level1 = random.one(of: GeneratedTexts.levels1) }
            if random.once(in: 2) { level2 = random.one(of: GeneratedTexts.levels2) }
            var row = Indicator()
            for column in columns {
                switch (column, row[column]) {
                case (.level1, _): row.level1 = manner == .misleading ? label(level1) : level1
                case (.level2, _): row.level2 = manner == .misleading ? label(level2) : level2
                case (.level3, _): row.level3 = text()
                case (_, .string): row[column] = .string(optional { $0.text() })
                case (_, .value): row[column] = .value(value())
                }
            }
            // Something has to say that the row is there.
            if !columns.contains(.level3), row.target == nil { row.target = Value(text: "有") }
            return row
        }
    }

    /// Now and then no label, or one that says something else.
    private mutating func label(_ usual: String) -> String? {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: nil
        case 1: random.one(of: GeneratedTexts.labels)
        default: usual
        }
    }

    private mutating func text() -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: random.one(of: GeneratedTexts.awkward)
        case 1 where manner == .misleading: random.one(of: GeneratedTexts.labels)
        case 2: random.one(of: GeneratedTexts.plain) + random.one(of: GeneratedTexts.awkward)
        default: random.one(of: GeneratedTexts.plain)
        }
    }

    private mutating func value() -> Value? {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: nil
        case 1: Value(reading: number())
        case 2 where manner == .misleading: Value(reading: random.one(of: GeneratedTexts.labels))
        default: Value(reading: random.one(of: GeneratedTexts.values))
        }
    }

    /// A number of 1 to 15 digits, with or without a sign, a point, separators, a percent sign.
    private mutating func number() -> String {
        let count = Int.random(in: 1...15, using: &random)
        var digits = String(Int.random(in: 1...9, using: &random))
        while digits.count < count { digits += String(Int.random(in: 0...9, using: &random)) }
        if random.once(in: 2), count > 1 {
            let place = Int.random(in: 1..<count, using: &random)
            digits.insert(".", at: digits.index(digits.startIndex, offsetBy: place))
        }
        return (random.once(in: 5) ? "-" : "") + digits + (random.once(in: 5) ? "%" : "")
    }

    private mutating func optional<Result>(_ make: (inout LayoutForms) -> Result) -> Result? {
        random.once(in: 3) ? nil : make(&self)
    }

    /// Which kind a form is that no layout says it of, a reader tells by its title.
    private func settleKind(of form: inout Form) {
        if form.title.contains("自评") {
            form.kind =
                form.subject[.centralDepartment] == nil ? .projectSelfEvaluation : .transferSelfEvaluation
        } else if form.title.contains("目标") {
            form.kind = .projectTarget
        }
    }
}
