/// Pairs the rows of two tables that mean the same, whatever their order.
struct RowMatching {
    /// The pairs, by their place on the left.
    private(set) var pairs: [(left: Int, right: Int)] = []
    /// Rows that are on one side only.
    private(set) var removed: [Int] = []
    private(set) var added: [Int] = []
    /// The pairs, by their left, that do not keep their place among the others.
    private(set) var moved: Set<Int> = []

    /// Pairs rows by the first of their keys that fits, equal keys in order; an empty key fits nothing.
    ///
    /// - Parameters:
    ///   - left: each row's keys, the most telling first.
    ///   - right: the same of the other table; every row has as many.
    init(left: [[String]], right: [[String]]) {
        var partners: [Int?] = Array(repeating: nil, count: left.count)
        var isTaken = Array(repeating: false, count: right.count)
        for level in 0..<(left.first ?? right.first ?? []).count {
            var places: [String: [Int]] = [:]
            for row in right.indices.reversed() where !isTaken[row] && !right[row][level].isEmpty {
                places[right[row][level], default: []].append(row)
            }
            for row in left.indices where partners[row] == nil {
                guard let partner = places[left[row][level]]?.popLast() else { continue }
                partners[row] = partner
                isTaken[partner] = true
            }
        }
        for row in left.indices {
            if let partner = partners[row] { pairs.append((row, partner)) } else { removed.append(row) }
        }
        added = right.indices.filter { !isTaken[$0] }
        let kept = RowMatching.longestRise(pairs.map(\.right))
        moved = Set(pairs.indices.filter { !kept.contains($0) }.map { pairs[$0].left })
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
