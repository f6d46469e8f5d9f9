import Performance
import Primitives
import Templates

/// An amount named in the goals that differs from the funds by a digit.
struct AmountInText: Check {
    static let code = "amount-in-text"
    static let keys = ["words"]
    private let words: SoughtWords

    init(_ data: RuleData) throws(TemplateError) {
        words = SoughtWords(try data.words("words"))
    }

    func findings(in form: FormFacts) -> [Finding] {
        var amounts: [ExactDecimal] = []
        for row in form.form.funds.indices {
            for column in [Fund.Column.initialBudget, .annualBudget, .executed] {
                if let amount = form.amount(row, column), amount > .zero, !amounts.contains(amount) {
                    amounts.append(amount)
                }
            }
        }
        guard !amounts.isEmpty else { return [] }
        var findings: [Finding] = []
        for (row, goal) in form.form.goals.enumerated() {
            for (field, text) in [
                (FieldPath.goalExpected(row), goal.expected), (.goalActual(row), goal.actual ?? ""),
            ] {
                for figure in TextFigure.all(in: text) {
                    guard let found = finding(field, figure, amounts, form.unit) else { continue }
                    findings.append(found)
                }
            }
        }
        return findings
    }

    private func finding(
        _ field: FieldPath, _ figure: TextFigure, _ amounts: [ExactDecimal], _ unit: AmountUnit
    ) -> Finding? {
        let name = ["亿元", "万元", "元"].first { figure.follower.hasPrefix($0) }
        guard let name, let typed = AmountUnit(name), words.areIn(String(figure.before))
        else { return nil }
        let amount = figure.number.scaled(byPowerOfTen: typed.power - unit.power)
        guard !amounts.contains(amount),
            let near = amounts.first(where: { AmountInText.isDigitApart("\(amount)", "\($0)") })
        else { return nil }
        return Finding(field: field, found: figure.digits + name, expected: "\(near)")
    }

    /// Whether one digit was dropped, added, changed or swapped with the next; short figures are left alone.
    static func isDigitApart(_ one: String, _ other: String) -> Bool {
        let (short, long) = one.utf8.count <= other.utf8.count ? (one, other) : (other, one)
        let (left, right) = (Array(short.utf8), Array(long.utf8))
        guard right.count >= 3, right.count - left.count <= 1 else { return false }
        let head = zip(left, right).prefix { $0 == $1 }.count
        let tail = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        if right.count > left.count { return head + tail >= left.count }
        let rest = right.count - head - tail
        return rest == 1
            || rest == 2 && left[head] == right[head + 1] && left[head + 1] == right[head]
    }
}
