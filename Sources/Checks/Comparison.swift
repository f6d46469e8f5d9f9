import Performance
import Primitives

/// A number target beside a number reached, in units that can be compared.
struct Comparison {
    /// Which way is good.
    enum Direction: String, CaseIterable {
        /// 正向: as much or more.
        case atLeast
        /// 反向: as little or less.
        case atMost
        /// 等于: just so.
        case equal
    }

    let target: ExactDecimal
    let actual: ExactDecimal
    let direction: Direction

    /// Nil where one of them is not a number, the target is a range, or their units do not tell the same.
    ///
    /// - Parameters:
    ///   - isCost: which way a target without a sign is meant: less for costs, more otherwise.
    ///   - sharesUnit: whether the unit stands beside both, so that a bare number is in the target's.
    init?(_ indicator: Indicator, isCost: Bool, sharesUnit: Bool = false) {
        guard let target = indicator.target, let actual = indicator.actual, target.upper == nil,
            actual.upper == nil, let number = target.number, var reached = actual.number
        else { return nil }
        let units = (target.unitName, actual.unitName)
        if let one = AmountUnit(units.0), let other = AmountUnit(units.1) {
            reached = reached.scaled(byPowerOfTen: other.power - one.power)
        } else if units.0 != units.1, !(target.isPercent && actual.isPercent),
            !(sharesUnit && units.1.isEmpty)
        {
            // A count without its unit is still a count; a share or a sum of money is not.
            guard units.0.isEmpty || units.1.isEmpty, !target.isPercent, !actual.isPercent,
                AmountUnit(units.0) == nil, AmountUnit(units.1) == nil
            else { return nil }
        }
        self.target = number
        self.actual = reached
        switch target.comparator {
        case .atLeast?, .moreThan?: direction = .atLeast
        case .atMost?, .lessThan?: direction = .atMost
        case .equal?: direction = .equal
        case nil: direction = isCost ? .atMost : .atLeast
        }
    }

    /// Whether the target was not reached.
    var isMissed: Bool {
        switch direction {
        case .atLeast: actual < target
        case .atMost: actual > target
        case .equal: actual != target
        }
    }
}
