import Primitives

/// Arithmetic written down, the same in every language.
enum Working {
    /// `10 + 15 + 9.76`
    static func sum(_ numbers: [ExactDecimal]) -> String {
        numbers.map { $0.isNegative ? "(\($0))" : "\($0)" }.joined(separator: " + ")
    }

    /// `240.96 ÷ 242.2596 × 10`
    static func share(
        _ part: ExactDecimal, of whole: ExactDecimal, times factor: some CustomStringConvertible
    )
        -> String
    {
        "\(part) ÷ \(whole) × \(factor)"
    }
}
