public import Performance
public import Primitives

/// The figures of a form that can be laid beside those of another: amounts in 万元, the rate worked out, the
/// score as points, the grade in one spelling.
///
/// ```swift
/// let figures = checker.examine(form).figures
/// figures.annualBudget    // 242.2596, whether the form prints 万元 or 元
/// figures.executionRate   // 99.46, in per cent
/// ```
public struct FormFigures {
    private let facts: FormFacts
    private let gradeRule: Grade?
    /// The funds row that speaks for the whole form: the year's total where several totals are printed.
    public let mainRow: Int?

    /// Works out the figures of a form; the pack tells the bands of the grades.
    init(_ facts: FormFacts, _ pack: RulePack) {
        self.facts = facts
        let form = facts.form
        gradeRule = pack.rule(Grade.code)?.check as? Grade
        let totals = form.funds.indices.filter { form.funds[$0].source == .total }
        mainRow =
            totals.first { form.funds[$0].label.contains("年度") } ?? totals.first
            ?? (form.funds.count == 1 ? 0 : nil)
    }

    /// The 年初预算数 of the whole form, in 万元.
    public var initialBudget: ExactDecimal? { mainRow.flatMap { amount($0, .initialBudget) } }
    /// The 全年预算数 of the whole form, in 万元.
    public var annualBudget: ExactDecimal? { mainRow.flatMap { amount($0, .annualBudget) } }
    /// The 全年执行数 of the whole form, in 万元.
    public var executed: ExactDecimal? { mainRow.flatMap { amount($0, .executed) } }

    /// What was spent of the budget, in per cent to two places; nil without a budget.
    public var executionRate: ExactDecimal? {
        mainRow.flatMap { ExecutionFigures(facts, row: $0)?.percent(places: 2) }
    }

    /// The total score in points.
    public var score: ExactDecimal? { facts.form.total?.score?.points }

    /// The grade.
    public var grade: FormGrade? { gradeRule?.grade(of: facts.form.total) }

    /// An amount of a funds row in 万元; nil where there is none, or it is not a single number.
    public func amount(_ row: Int, _ column: Fund.Column) -> ExactDecimal? {
        facts.amount(row, column)?.scaled(
            byPowerOfTen: facts.unit.power - AmountUnit.tenThousand.power)
    }

    /// The points of a 分值 or 得分 cell; nil where it holds something else, such as `40家`.
    public static func points(_ value: Value?) -> ExactDecimal? { value?.points }

    /// A rate as a number, whatever sign stands behind it.
    public static func number(_ value: Value?) -> ExactDecimal? { value?.plainNumber }
}
