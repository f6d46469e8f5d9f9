/// Amounts that are about ten thousand times those of like forms, or of the same unit's other forms: most likely in
/// 元 where the form says 万元.
public struct AmountOutliers: Sendable {
    /// What an amount is beside.
    public struct Outlier: Hashable, Sendable {
        /// The amount that is usual, in 万元.
        public let usual: Double
        /// Whether that is of the same unit's other forms, rather than of all.
        public let isOfUnit: Bool
    }

    private var found: [Int: Outlier] = [:]

    /// The fewest others that say what is usual, of the same unit and of all.
    private static let unitMinimum = 2
    private static let minimum = 5
    /// How many times what is usual a suspect is at least, and how many at most.
    private static let least = 1_000.0
    private static let most = 1_000_000.0
    /// How far suspects lie above all others.
    private static let gap = 20.0
    private static let factor = 10_000.0

    /// Looks for them.
    ///
    /// - Parameter amounts: a number for each unit and its form's amount in 万元, above zero.
    public init(_ amounts: [(unit: UInt64?, amount: Double)]) {
        add(Array(amounts.indices), amounts, minimum: AmountOutliers.minimum, isOfUnit: false)
        var units: [UInt64: [Int]] = [:]
        for (index, entry) in amounts.enumerated() {
            if let unit = entry.unit { units[unit, default: []].append(index) }
        }
        for members in units.values {
            add(members, amounts, minimum: AmountOutliers.unitMinimum, isOfUnit: true)
        }
    }

    /// Why an amount is doubtful; nil where it is not.
    public subscript(index: Int) -> Outlier? { found[index] }

    /// How many there are.
    public var count: Int { found.count }

    private mutating func add(
        _ members: [Int], _ amounts: [(unit: UInt64?, amount: Double)], minimum: Int, isOfUnit: Bool
    ) {
        guard members.count > minimum else { return }
        let sorted = members.sorted { amounts[$0].amount < amounts[$1].amount }
        let usual = amounts[sorted[(sorted.count - 1) / 2]].amount
        let limit = usual * AmountOutliers.least
        guard let first = sorted.firstIndex(where: { amounts[$0].amount >= limit }), first >= minimum else {
            return
        }
        let (largest, smallest) = (amounts[sorted[first - 1]].amount, amounts[sorted[0]].amount)
        for index in sorted[first...] where found[index] == nil {
            let amount = amounts[index].amount
            let inYuan = amount / AmountOutliers.factor
            // A project may well be large; in 元 it would be among the others.
            guard amount >= AmountOutliers.gap * largest, amount <= usual * AmountOutliers.most,
                inYuan <= largest * 2, inYuan >= smallest / 2
            else { continue }
            found[index] = Outlier(usual: usual, isOfUnit: isOfUnit)
        }
    }
}
