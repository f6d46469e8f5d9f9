import Performance
import Primitives

/// What a template's formulas come to: the same figures as a spreadsheet program works out.
struct FormArithmetic {
    let form: Form

    /// 执行率 of a row of funds: what was spent of the year's budget, to a hundredth of a per cent.
    func executionRate(_ row: Int) -> ExactDecimal? {
        guard form.funds.indices.contains(row), let budget = form.funds[row].annualBudget?.number,
            let executed = form.funds[row].executed?.number
        else { return nil }
        return executed.divided(by: budget, places: 4)
    }

    /// 得分 of a row of funds: its rate, at most 1, times its weight, to two places.
    func fundScore(_ row: Int) -> ExactDecimal? {
        guard let rate = executionRate(row) else { return nil }
        let weight = form.funds[row].weight?.number ?? .zero
        return min(rate, ExactDecimal(1)).multiplied(by: weight)?.rounded(toPlaces: 2)
    }

    /// 总分: the score of the funds and those of the indicators; nil where there is none yet.
    func total() -> ExactDecimal? {
        let fund = form.funds.firstIndex { $0.source == .total }.flatMap(fundScore)
        let scores = [fund] + form.indicators.map { $0.score?.number }
        let known = scores.compactMap { $0 }
        return known.isEmpty ? nil : FormArithmetic.sum(known)
    }

    /// What the weights make together.
    func weights(withExecution execution: ExactDecimal?) -> ExactDecimal? {
        FormArithmetic.sum(
            (execution.map { [$0] } ?? form.funds.compactMap { $0.weight?.number })
                + form.indicators.compactMap { $0.weight?.number })
    }

    private static func sum(_ numbers: [ExactDecimal]) -> ExactDecimal? {
        var sum = ExactDecimal.zero
        for number in numbers {
            guard let next = sum.adding(number) else { return nil }
            sum = next
        }
        return sum.rounded(toPlaces: 2)
    }

    /// A rate as it is shown, `99.46%`.
    static func percent(_ rate: ExactDecimal) -> String {
        let hundred = rate.scaled(byPowerOfTen: 2).rounded(toPlaces: 2)
        var text = hundred.description
        let places = text.utf8.firstIndex(of: UInt8(ascii: ".")).map {
            text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1
        }
        switch places {
        case nil: text += ".00"
        case 1: text += "0"
        default: break
        }
        return text + "%"
    }

    /// What a field's formula shows; nil for a field that has none. Empty where there is nothing to show yet.
    func text(of field: FieldPath) -> String? {
        switch field {
        case .fund(let row, .executionRate): executionRate(row).map(FormArithmetic.percent) ?? ""
        case .fund(let row, .score): fundScore(row)?.description ?? ""
        case .totalScore: total()?.description ?? ""
        default: nil
        }
    }
}
