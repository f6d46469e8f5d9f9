/// Pairs the rows of two tables that mean the same, whatever their order.
///
/// First rows that say the same in every column, so that of several rows of one wording each finds its own;
/// then those of the same wording, first between the same neighbours, then wherever they stand, the most alike of
/// them; last, between the same neighbours, those that are said to resemble each other: they were reworded where
/// they stand.
struct RowMatching {
    /// What rows are paired by.
    struct Row {
        /// Keys, the most telling first; an empty one fits nothing.
        var keys: [String]
        /// What stands in the columns: of rows with the same key, those that have most of them alike belong
        /// together.
        var texts: [String] = []

        /// How many columns say the same.
        fileprivate func likeness(to other: Row) -> Int {
            zip(texts, other.texts).count { $0 == $1 && !$0.isEmpty }
        }
    }

    /// The pairs, by their place on the left.
    private(set) var pairs: [(left: Int, right: Int)] = []
    /// Rows that are on one side only.
    private(set) var removed: [Int] = []
    private(set) var added: [Int] = []
    /// The pairs, by their left, that do not keep their place among the others.
    private(set) var moved: Set<Int> = []

    private var partners: [Int?]
    private var isTaken: [Bool]

    /// How many pairs are weighed against each other; more rows than that of one wording are paired in order.
    private static let maximumWeighed = 250_000

    /// Pairs rows.
    ///
    /// - Parameters:
    ///   - left: the rows of one table.
    ///   - right: those of the other; every row has as many keys.
    ///   - resembles: whether a row on the left may have become one on the right.
    init(left: [Row], right: [Row], resembles: (Int, Int) -> Bool = { _, _ in false }) {
        partners = Array(repeating: nil, count: left.count)
        isTaken = Array(repeating: false, count: right.count)
        let levels = (left.first ?? right.first ?? Row(keys: [])).keys.count
        for level in 0..<levels {
            if level == 1 {
                // What stands between the same two rows and has the same wording is the same row.
                pairBetween(left.count, right.count) { one, other in
                    let (key, otherKey) = (left[one].keys[1], right[other].keys[1])
                    return key == otherKey && !key.isEmpty ? 1_000 + left[one].likeness(to: right[other]) : 0
                }
            }
            var places: [String: [Int]] = [:]
            for row in right.indices where !isTaken[row] && !right[row].keys[level].isEmpty {
                places[right[row].keys[level], default: []].append(row)
            }
            var groups: [String: [Int]] = [:]
            for row in left.indices where partners[row] == nil && places[left[row].keys[level]] != nil {
                groups[left[row].keys[level], default: []].append(row)
            }
            for (key, rows) in groups {
                pair(rows, places[key] ?? []) { 1_000 + left[$0].likeness(to: right[$1]) }
            }
        }
        pairBetween(left.count, right.count) { one, other in
            resembles(one, other) ? 1_000 + left[one].likeness(to: right[other]) : 0
        }
        for row in left.indices {
            if let partner = partners[row] { pairs.append((row, partner)) } else { removed.append(row) }
        }
        added = right.indices.filter { !isTaken[$0] }
        let kept = RowMatching.longestRise(pairs.map(\.right))
        moved = Set(pairs.indices.filter { !kept.contains($0) }.map { pairs[$0].left })
    }

    /// Pairs what is left between two neighbours that are paired and keep their place.
    private mutating func pairBetween(_ leftCount: Int, _ rightCount: Int, weight: (Int, Int) -> Int) {
        let paired = partners.indices.compactMap { row in partners[row].map { (left: row, right: $0) } }
        let kept = RowMatching.longestRise(paired.map(\.right))
        let anchors = paired.indices.filter(kept.contains).map { paired[$0] }
        var (left, right) = (0, 0)
        for anchor in anchors + [(left: leftCount, right: rightCount)] {
            let ones = (left..<max(left, anchor.left)).filter { partners[$0] == nil }
            let others = (right..<max(right, anchor.right)).filter { !isTaken[$0] }
            pair(ones, others, weight: weight)
            (left, right) = (anchor.left + 1, anchor.right + 1)
        }
    }

    /// Pairs rows of two ascending lists in order, so that the weights sum to the most; a weight of zero
    /// is not a pair.
    private mutating func pair(_ ones: [Int], _ others: [Int], weight: (Int, Int) -> Int) {
        guard !ones.isEmpty, !others.isEmpty else { return }
        func take(_ one: Int, _ other: Int) {
            partners[one] = other
            isTaken[other] = true
        }
        guard ones.count > 1 || others.count > 1,
            ones.count <= RowMatching.maximumWeighed / others.count
        else {
            for (one, other) in zip(ones, others) where weight(one, other) > 0 { take(one, other) }
            return
        }
        let width = others.count + 1
        // The most that the rows from these two on come to.
        var best = [Int](repeating: 0, count: (ones.count + 1) * width)
        for one in ones.indices.reversed() {
            for other in others.indices.reversed() {
                let place = one * width + other
                let paired = weight(ones[one], others[other])
                best[place] = max(
                    best[place + width], best[place + 1], paired > 0 ? paired + best[place + width + 1] : 0)
            }
        }
        var (one, other) = (0, 0)
        while one < ones.count, other < others.count {
            let place = one * width + other
            let paired = weight(ones[one], others[other])
            if paired > 0, best[place] == paired + best[place + width + 1] {
                take(ones[one], others[other])
                (one, other) = (one + 1, other + 1)
            } else if best[place] == best[place + width] {
                one += 1
            } else {
                other += 1
            }
        }
    }

    /// The places of the longest rising subsequence, so that as few rows as can be count as moved.
    private static func longestRise(_ numbers: [Int]) -> Set<Int> {
        var ends: [Int] = []  // by length, the place whose number ends a rise of it lowest
        var previous: [Int?] = Array(repeating: nil, count: numbers.count)
        for place in numbers.indices {
            var low = 0
            var high = ends.count
            while low < high {
                let middle = (low + high) / 2
                if numbers[ends[middle]] < numbers[place] { low = middle + 1 } else { high = middle }
            }
            previous[place] = low > 0 ? ends[low - 1] : nil
            if low < ends.count { ends[low] = place } else { ends.append(place) }
        }
        var rise: Set<Int> = []
        var next = ends.last
        while let place = next {
            rise.insert(place)
            next = previous[place]
        }
        return rise
    }
}
