/// What a form says of its whole implementation period (实施期, 长期, 中期), where it prints the year's own too.
///
/// None of it counts as the year's: its funds are not summed with the form's, nor its indicators scored.
public struct Term: Hashable, Sendable {
    /// The funds of the whole period (项目总额), in order.
    public var funds: [Fund]
    /// 实施期总目标, in order.
    public var goals: [Goal]
    /// The indicators of the whole period, one a row, in order.
    public var indicators: [Indicator]

    /// Makes a term; everything may be left empty.
    public init(funds: [Fund] = [], goals: [Goal] = [], indicators: [Indicator] = []) {
        self.funds = funds
        self.goals = goals
        self.indicators = indicators
    }
}
