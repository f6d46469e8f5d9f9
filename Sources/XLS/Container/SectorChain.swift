/// The sectors that a chain has been through, a bit each, so that none is taken twice.
struct SectorChain {
    private var visited: [UInt64]

    /// Makes a chain that has been nowhere, in a file of so many sectors.
    init(count: Int) {
        visited = Array(repeating: 0, count: count >> 6 + 1)
    }

    /// Notes a sector; false where the chain has been there, or where there is none.
    mutating func visit(_ sector: Int) -> Bool {
        let word = sector >> 6
        guard word < visited.count else { return false }
        let bit: UInt64 = 1 << UInt64(sector & 63)
        guard visited[word] & bit == 0 else { return false }
        visited[word] |= bit
        return true
    }
}
