extension RandomAccessCollection {
    /// The first position whose element is past a boundary, in elements that are parted by it: a binary search.
    ///
    /// ```swift
    /// [1, 3, 5].partitioningIndex { $0 > 3 }   // 2
    /// ```
    @inlinable
    public func partitioningIndex(where isPast: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if isPast(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
