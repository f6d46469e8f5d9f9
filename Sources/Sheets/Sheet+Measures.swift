import Primitives

extension Sheet {
    /// Columns in order, each once; and the first that was there twice.
    static func distinct(_ columns: [Column]) -> ([Column], repeated: Int?) {
        if zip(columns, columns.dropFirst()).allSatisfy({ $0.last < $1.first }) { return (columns, nil) }
        let all = 0...CellReference.lastColumn
        let runs = columns.filter { $0.first <= $0.last && all.contains($0.first) && all.contains($0.last) }
        // By column: how many more runs cover it than the one before; the run that counts; the next column
        // that no later run has taken. So each column is taken once, however many runs there are.
        var rises = [Int](repeating: 0, count: all.count + 1)
        var owners = [Int?](repeating: nil, count: all.count)
        var next = Array(0...all.count)
        func free(from column: Int) -> Int {
            var column = column
            while next[column] != column {
                next[column] = next[next[column]]
                column = next[column]
            }
            return column
        }
        for (place, run) in runs.enumerated().reversed() {
            rises[run.first] += 1
            rises[run.last + 1] -= 1
            var column = free(from: run.first)
            while column <= run.last {
                owners[column] = place
                next[column] = column + 1
                column = free(from: column)
            }
        }
        var distinct: [Column] = []
        var repeated: Int?
        var covering = 0
        var owner: Int?
        for column in all {
            covering += rises[column]
            if covering > 1, repeated == nil { repeated = column }
            if let place = owners[column] {
                if place != owner {
                    distinct.append(runs[place])
                    distinct[distinct.count - 1].first = column
                }
                distinct[distinct.count - 1].last = column
            }
            owner = owners[column]
        }
        return (distinct, repeated)
    }

    /// Rows in order, each once; and the first that was there twice.
    static func distinct(_ rows: [Row]) -> ([Row], repeated: Int?) {
        if zip(rows, rows.dropFirst()).allSatisfy({ $0.index < $1.index }) { return (rows, nil) }
        var distinct: [Row] = []
        var repeated: Int?
        // Sorting keeps the order of those of one index.
        for row in rows.sorted(by: { $0.index < $1.index }) {
            if distinct.last?.index == row.index {
                repeated = repeated ?? row.index
                distinct[distinct.count - 1] = row
            } else {
                distinct.append(row)
            }
        }
        return (distinct, repeated)
    }
}
