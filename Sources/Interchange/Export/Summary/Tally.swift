import Primitives

/// The sum and the count of numbers, exact as long as a sum has no more digits than can be kept.
struct Tally: Hashable {
    /// How many numbers there were.
    private(set) var count = 0
    private var exact: ExactDecimal? = .zero
    private var approximate = 0.0

    /// The sum; to 15 digits, as spreadsheet programs have it, where it has too many.
    var sum: ExactDecimal { exact ?? ExactDecimal(double: approximate) ?? .zero }

    /// Adds a number.
    mutating func add(_ number: ExactDecimal) {
        count += 1
        approximate += number.double
        exact = exact?.adding(number)
    }

    /// The sum by the count, to two places; nil where there were no numbers.
    var average: ExactDecimal? { sum.divided(by: ExactDecimal(count), places: 2) }

    /// This sum in per cent of another, to two places; nil where that is zero.
    func percent(of other: Tally) -> ExactDecimal? {
        sum.scaled(byPowerOfTen: 2).divided(by: other.sum, places: 2)
    }
}
