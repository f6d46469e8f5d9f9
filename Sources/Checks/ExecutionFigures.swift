import Performance
import Primitives

/// The figures of one funds row that an execution rate is made of.
struct ExecutionFigures {
    /// 全年预算数, above zero.
    let budget: ExactDecimal
    /// 全年执行数, not below zero.
    let executed: ExactDecimal

    /// Nil where one of the two is not there, or no rate can be made of them.
    init?(_ form: FormFacts, row: Int, shown: Bool = false) {
        guard let budget = form.amount(row, .annualBudget, shown: shown),
            let executed = form.amount(row, .executed, shown: shown),
            budget > .zero, !executed.isNegative
        else { return nil }
        self.budget = budget
        self.executed = executed
    }

    /// How a printed rate can be read.
    enum Reading {
        /// `99.5%`, or `99.5` without a sign: so many per cent.
        case percent
        /// `0.995`: a fraction of one.
        case fraction
    }

    /// The reading by which a printed rate is right, by the amounts that are stored or by those that are shown.
    static func reading(of rate: Value, _ form: FormFacts, row: Int) -> Reading? {
        for shown in [false, true] {
            guard let figures = ExecutionFigures(form, row: row, shown: shown) else { continue }
            if let reading = figures.reading(of: rate) ?? figures.reading(of: rate.asShown) { return reading }
        }
        return nil
    }

    /// The reading by which a printed rate is right, within half a unit of its last printed place.
    private func reading(of rate: Value) -> Reading? {
        guard rate.isRate, let number = rate.plainNumber else { return nil }
        if isRight(number, of: ExactDecimal(100), places: rate.places) { return .percent }
        guard !rate.isPercent else { return nil }
        // Without places a fraction says nothing unless it is exact: 0 is no 40 %, 1 no 60 %.
        let isFraction =
            rate.places > 0
            ? isRight(number, of: ExactDecimal(1), places: rate.places)
            : number.multiplied(by: budget) == executed
        return isFraction ? .fraction : nil
    }

    /// Whether |rate × budget − whole × executed| ≤ budget × half a unit, which needs no division.
    private func isRight(_ rate: ExactDecimal, of whole: ExactDecimal, places: Int) -> Bool {
        let half = ExactDecimal(significand: 5, exponent: -places - 1)
        guard let left = rate.multiplied(by: budget), let right = whole.multiplied(by: executed),
            let allowed = half.multiplied(by: budget)
        else { return true }
        return left.isWithin(allowed, of: right)
    }

    /// The rate in per cent, rounded to so many places.
    func percent(places: Int) -> ExactDecimal? {
        executed.scaled(byPowerOfTen: 2).divided(by: budget, places: places)
    }
}
