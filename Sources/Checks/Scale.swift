public import Primitives

/// Which way an amount is about ten thousand times off another: 万元 and 元 are that far apart.
public enum Scale: Hashable, Sendable {
    /// It is about ten thousand times the other.
    case tooLarge
    /// The other is about ten thousand times it.
    case tooSmall

    /// How far 万元 and 元 are apart.
    public static let factor = ExactDecimal(10_000)

    /// Lays an amount beside another.
    ///
    /// - Parameter spread: how many times more or less than ten thousand still counts as about that.
    /// - Returns: nil where one of them is not above zero, or they are not about that far apart.
    public init?(of amount: ExactDecimal, beside other: ExactDecimal, spread: Int) {
        guard amount > .zero, other > .zero else { return nil }
        if let raised = other.multiplied(by: Scale.factor), Scale.isAlike(amount, raised, spread: spread) {
            self = .tooLarge
        } else if let raised = amount.multiplied(by: Scale.factor), Scale.isAlike(raised, other, spread: spread) {
            self = .tooSmall
        } else {
            return nil
        }
    }

    /// Whether neither of two amounts is more than so many times the other.
    static func isAlike(_ one: ExactDecimal, _ other: ExactDecimal, spread: Int) -> Bool {
        guard let most = other.multiplied(by: ExactDecimal(spread)),
            let least = one.multiplied(by: ExactDecimal(spread))
        else { return false }
        return one <= most && other <= least
    }
}
