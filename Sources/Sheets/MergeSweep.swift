import Primitives

/// Finds merged ranges that share a cell, in one sweep down the rows.
///
/// For each column it knows which range seen so far starts there; ranges that ended further up stay until
/// one below takes their columns. No two of those kept share a column, so that a new range has one neighbour
/// to its left and those that start within it to be looked at: 100,000 ranges take milliseconds, however
/// they lie.
struct MergeSweep {
    private let ranges: [CellRange]
    /// The range that starts in each column; -1 where none does.
    private var starts: [Int32]
    /// The columns in which ranges start, a bit each, and a bit for each word of those that is not empty.
    private var bits: [UInt64]
    private var words: [UInt64]

    /// Checks ranges in reading order.
    ///
    /// - Throws: `SheetError.overlappingMerges` with the first pair met.
    static func check(_ ranges: [CellRange]) throws(SheetError) {
        var lastColumn = 0
        for range in ranges where range.last.column > lastColumn { lastColumn = range.last.column }
        var sweep = MergeSweep(ranges: ranges, columns: lastColumn + 1)
        for index in ranges.indices { try sweep.add(index) }
    }

    /// Divides ranges in reading order into those that can stay, and those that share a cell with one before.
    static func settle(_ ranges: [CellRange]) -> (kept: [CellRange], leftOut: [CellRange]) {
        var lastColumn = 0
        for range in ranges where range.last.column > lastColumn { lastColumn = range.last.column }
        var sweep = MergeSweep(ranges: ranges, columns: lastColumn + 1)
        var kept: [CellRange] = []
        var leftOut: [CellRange] = []
        for index in ranges.indices {
            do throws(SheetError) {
                try sweep.add(index)
                kept.append(ranges[index])
            } catch {
                leftOut.append(ranges[index])
            }
        }
        return (kept, leftOut)
    }

    private init(ranges: [CellRange], columns: Int) {
        self.ranges = ranges
        starts = Array(repeating: -1, count: columns)
        bits = Array(repeating: 0, count: columns / 64 + 1)
        words = Array(repeating: 0, count: columns / 4096 + 1)
    }

    private mutating func add(_ index: Int) throws(SheetError) {
        let range = ranges[index]
        if let left = lastStart(upTo: range.first.column) {
            let other = ranges[Int(starts[left])]
            if other.last.column >= range.first.column { try remove(left, below: range) }
        }
        while let inside = firstStart(from: range.first.column), inside <= range.last.column {
            try remove(inside, below: range)
        }
        let column = range.first.column
        starts[column] = Int32(truncatingIfNeeded: index)
        bits[column >> 6] |= 1 << UInt64(column & 63)
        words[column >> 12] |= 1 << UInt64((column >> 6) & 63)
    }

    /// Forgets the range that starts in a column, which must have ended above the new one.
    private mutating func remove(_ column: Int, below range: CellRange) throws(SheetError) {
        let other = ranges[Int(starts[column])]
        guard other.last.row < range.first.row else { throw .overlappingMerges(other, range) }
        starts[column] = -1
        bits[column >> 6] &= ~(1 << UInt64(column & 63))
        if bits[column >> 6] == 0 { words[column >> 12] &= ~(1 << UInt64((column >> 6) & 63)) }
    }

    /// The last column up to this one in which a range starts.
    private func lastStart(upTo column: Int) -> Int? {
        var word = column >> 6
        let here = bits[word] & (.max >> UInt64(63 - column & 63))
        if here != 0 { return word << 6 | (63 - here.leadingZeroBitCount) }
        var group = word >> 6
        var above = words[group] & ~(.max << UInt64(word & 63))
        while above == 0 {
            guard group > 0 else { return nil }
            group -= 1
            above = words[group]
        }
        word = group << 6 | (63 - above.leadingZeroBitCount)
        return word << 6 | (63 - bits[word].leadingZeroBitCount)
    }

    /// The first column from this one on in which a range starts.
    private func firstStart(from column: Int) -> Int? {
        var word = column >> 6
        let here = bits[word] & (.max << UInt64(column & 63))
        if here != 0 { return word << 6 | here.trailingZeroBitCount }
        var group = word >> 6
        var above = words[group] & (word & 63 == 63 ? 0 : .max << UInt64((word & 63) + 1))
        while above == 0 {
            group += 1
            guard group < words.count else { return nil }
            above = words[group]
        }
        word = group << 6 | above.trailingZeroBitCount
        return word << 6 | bits[word].trailingZeroBitCount
    }
}
