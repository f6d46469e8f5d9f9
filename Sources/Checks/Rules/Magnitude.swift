import Performance
import Primitives
import Templates

/// An amount about ten thousand times another that it belongs with: 元 where the form says 万元, or the other way.
struct Magnitude: Check {
    static let code = "magnitude"
    static let keys = ["words"]
    private let words: SoughtWords

    init(_ data: RuleData) throws(TemplateError) {
        words = SoughtWords(try data.words("words"))
    }

    func findings(in form: FormFacts) -> [Finding] {
        // One mistake is told once, at its first cell: the other amounts of the form follow from it.
        amongFunds(form) ?? besideTexts(form) ?? []
    }

    /// Amounts of one row that are apart.
    private func amongFunds(_ form: FormFacts) -> [Finding]? {
        var findings: [Finding] = []
        for row in form.form.funds.indices {
            for (column, other) in [
                (Fund.Column.executed, Fund.Column.annualBudget), (.annualBudget, .initialBudget),
            ] {
                guard let amount = form.amount(row, column), let beside = form.amount(row, other),
                    let text = form.form.funds[row][column]?.text,
                    let scale = Scale(of: amount, beside: beside, spread: 5),
                    // An exact factor is told as that of the units.
                    !Magnitude.isExact(amount, beside)
                else { continue }
                findings.append(
                    Finding(
                        field: .fund(row, column), found: text, expected: "\(beside)",
                        readings: form.unit.readings(
                            of: amount, apart: Scale.factor, above: scale == .tooLarge)))
            }
        }
        return findings.isEmpty ? nil : findings
    }

    private static func isExact(_ one: ExactDecimal, _ other: ExactDecimal) -> Bool {
        one.multiplied(by: Scale.factor) == other || other.multiplied(by: Scale.factor) == one
    }

    /// The form's amount beside what its goals and costs say.
    private func besideTexts(_ form: FormFacts) -> [Finding]? {
        guard let row = form.totalFund ?? form.form.funds.indices.first,
            let column = [Fund.Column.annualBudget, .initialBudget].first(where: {
                form.amount(row, $0).map { $0 > .zero } ?? false
            }), let amount = form.amount(row, column), let text = form.form.funds[row][column]?.text
        else { return nil }
        let named = amounts(in: form)
        // Where a text names the amount as it is, the others are parts of it.
        guard !named.contains(where: { Scale.isAlike($0.amount, amount, spread: 3) }),
            let (other, scale) = named.lazy.compactMap({ named in
                Scale(of: amount, beside: named.amount, spread: 2).map { (named, $0) }
            }).first
        else { return nil }
        return [
            Finding(
                field: .fund(row, column), found: text, expected: other.text,
                readings: form.unit.readings(of: amount, apart: Scale.factor, above: scale == .tooLarge))
        ]
    }

    /// The amounts of money that goals and costs name, in the form's unit.
    private func amounts(in form: FormFacts) -> [(amount: ExactDecimal, text: String)] {
        var found: [(ExactDecimal, String)] = []
        func add(_ number: ExactDecimal, _ unit: AmountUnit, _ text: String) {
            // Some yuan are a price or an allowance, not what a form is about.
            guard unit.power >= AmountUnit.tenThousand.power || number >= Scale.factor else { return }
            found.append((number.scaled(byPowerOfTen: unit.power - form.unit.power), text))
        }
        for goal in form.form.goals {
            for text in [goal.expected, goal.actual ?? ""] {
                for figure in TextFigure.all(in: text) {
                    guard let name = ["亿元", "万元", "元"].first(where: { figure.follower.hasPrefix($0) }),
                        let unit = AmountUnit(name), words.areIn(String(figure.before))
                    else { continue }
                    add(figure.number, unit, figure.digits + name)
                }
            }
        }
        for (row, indicator) in form.form.indicators.enumerated()
        where form.levels(row).contains(where: words.areIn) {
            guard let target = indicator.target, let number = target.number,
                let unit = AmountUnit(target.unitName)
            else { continue }
            add(number, unit, target.text)
        }
        return found
    }
}
