/// A table of a form: its rows of heads, and the lines under them that belong to it.
struct Area {
    let kind: Kind
    /// The lines of its heads.
    var band: ClosedRange<Int>
    /// Its heads, row by row, each with the columns that it reaches over.
    var heads: [[Head]]
    /// Its last line; that of the band where nothing stands under it.
    var end: Int
    /// The labels at its left side, which hand down part and period only; cells.
    var side: [Int] = []
    /// The labels from above that reach down beside it; cells.
    var over: [Int] = []
    /// The first column that has heads of its own.
    var firstColumn = 0

    /// What a table lists.
    enum Kind: Sendable { case indicators, funds, goals, tasks, subjects, remarks, shares }

    /// A head, and the columns that it stands over.
    struct Head {
        var cell: Int
        var first: Int
        var last: Int
        var columns: ClosedRange<Int> { first...last }
    }

    init(_ kind: Kind, line: Int, heads: [[Head]] = []) {
        self.kind = kind
        band = line...line
        self.heads = heads
        end = line
    }

    /// The lines under the heads.
    var body: Range<Int> { band.upperBound + 1..<max(band.upperBound, end) + 1 }

    /// The heads over a column, the farthest first.
    func path(of column: Int) -> [Int] {
        var path: [Int] = []
        for row in heads {
            for head in row where head.columns.contains(column) && !path.contains(head.cell) {
                path.append(head.cell)
            }
        }
        return path
    }

    /// The heads over a column that are no side labels.
    func heads(over column: Int) -> [Int] { path(of: column).filter { !side.contains($0) } }
}
