/// A row that numbers the columns of a table: 列次 | 1 | 2 | 3.
enum NumberRow {
    static func isOne(_ row: some Collection<Int>, _ grid: FormGrid) -> Bool {
        var last: Int?
        var count = 0
        let isLabelled = row.contains { grid.cells[$0].measure == .number }
        for index in row where grid.cells[index].measure != .number {
            guard grid.cells[index].look.contains(.shortNumber), let number = number(grid.bytes(of: index)),
                isLabelled || last.map({ number == $0 + 1 }) ?? true
            else { return false }
            last = number
            count += 1
        }
        return count >= 3
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value: Int?
        for scalar in Scalars(bytes) {
            guard let folded = LabelKey.folded(scalar), (0x30...0x39).contains(folded) else { continue }
            value = (value ?? 0) * 10 + Int(folded - 0x30)
        }
        return value
    }
}
