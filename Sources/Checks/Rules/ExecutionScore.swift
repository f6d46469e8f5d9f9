import Performance
import Primitives
import Templates

/// 得分 of 年度资金总额 is 分值 × min(1, 执行率).
struct ExecutionScore: Check {
    static let code = "execution-score"
    static let keys = ["tolerance"]
    private let tolerance: ExactDecimal

    init(_ data: RuleData) throws(TemplateError) {
        tolerance = try data.tolerance()
    }

    func findings(in form: FormFacts) -> [Finding] {
        guard let row = form.scoredFund, let printed = form.form.funds[row].score, let score = printed.points,
            let shownScore = printed.asShown.points,
            let weight = form.weight(form.form.funds[row].weight), weight > .zero
        else { return [] }
        let rate = form.form.funds[row].executionRate
        let places = max(printed.places, 2)
        var expected: ExactDecimal?
        var working = ""
        if let figures = ExecutionFigures(form, row: row) {
            let counted = min(figures.executed, figures.budget)
            // A score worked out from the printed rate is right where that rate is rounded rightly.
            if let rate, let reading = ExecutionFigures.reading(of: rate, form, row: row),
                let percent = rate.percent(reading),
                let byRate = ExecutionScore.points(weight, percent, ExactDecimal(100)),
                score.isWithin(tolerance, of: byRate) || shownScore.isWithin(tolerance, of: byRate)
            {
                return []
            }
            if let seen = ExecutionFigures(form, row: row, shown: true),
                let byShown = ExecutionScore.points(
                    weight, min(seen.executed, seen.budget), seen.budget),
                shownScore.isWithin(tolerance, of: byShown)
            {
                return []
            }
            expected = ExecutionScore.points(weight, counted, figures.budget)
            working =
                figures.executed > figures.budget
                ? "min(1, \(figures.executed) ÷ \(figures.budget)) × \(weight)"
                : Working.share(figures.executed, of: figures.budget, times: weight)
        } else if let rate, rate.isPercent, let percent = rate.plainNumber, !percent.isNegative {
            expected = ExecutionScore.points(weight, min(percent, ExactDecimal(100)), ExactDecimal(100))
            working =
                percent > ExactDecimal(100) ? "min(1, \(percent)%) × \(weight)" : "\(percent)% × \(weight)"
        }
        guard let expected, !score.isWithin(tolerance, of: expected),
            !shownScore.isWithin(tolerance, of: expected)
        else { return [] }
        return [
            Finding(
                field: .fund(row, .score), found: printed.text,
                expected: expected.rounded(toPlaces: places).text(places: printed.places), working: working)
        ]
    }

    /// weight × part ÷ whole, to more places than any form prints.
    private static func points(
        _ weight: ExactDecimal, _ part: ExactDecimal, _ whole: ExactDecimal
    ) -> ExactDecimal? {
        weight.multiplied(by: part)?.divided(by: whole, places: 8)
    }
}

extension Value {
    /// The rate in per cent, at most 100.
    fileprivate func percent(_ reading: ExecutionFigures.Reading) -> ExactDecimal? {
        let percent = reading == .percent ? plainNumber : plainNumber?.scaled(byPowerOfTen: 2)
        return percent.map { min($0, ExactDecimal(100)) }
    }
}
