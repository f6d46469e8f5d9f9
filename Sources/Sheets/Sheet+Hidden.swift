public import Primitives

extension Sheet {
    /// What an officer does not see of a sheet: cells in hidden rows and columns, filtered rows among them.
    public struct HiddenPart: Sendable {
        /// The cells, in reading order; their slices lie in the bytes of the sheet.
        public var cells: [Cell] = []
        /// The merged ranges of which nothing is seen.
        public var mergedRanges: [CellRange] = []
        /// The hidden rows that have cells, ascending.
        public var rows: [Int] = []
        /// The hidden columns that have cells, ascending.
        public var columns: [Int] = []
    }

    /// The sheet as it is seen, and what is hidden of it; nil where nothing that has content is hidden.
    ///
    /// A cell of a merged range is hidden only where all rows or all columns of the range are.
    public func partedByVisibility() -> (visible: Sheet, hidden: HiddenPart)? {
        let hiddenRows = SortedNumbers(rows.lazy.filter(\.isHidden).map(\.index))
        let hiddenColumns = SortedNumbers(
            columns.lazy.filter(\.isHidden).flatMap { $0.first...max($0.first, $0.last) })
        guard !hiddenRows.isEmpty || !hiddenColumns.isEmpty else { return nil }
        var hidden = HiddenPart()
        var rowsMet: Set<Int> = []
        var columnsMet: Set<Int> = []
        // Only merged ranges that a hidden row or column runs through can change what becomes of a cell.
        let merges = mergedRanges.filter {
            hiddenRows.holdsAny(of: $0.rows) || hiddenColumns.holdsAny(of: $0.columns)
        }
        var next = 0
        var open: [CellRange] = []
        var seen: [Cell] = []
        seen.reserveCapacity(cells.count)
        for cell in cells {
            let place = cell.reference
            open.removeAll { $0.last.row < place.row }
            while next < merges.count, !(place < merges[next].first) {
                if merges[next].last.row >= place.row { open.append(merges[next]) }
                next += 1
            }
            let range = open.first { $0.contains(place) } ?? CellRange(place)
            let isRow = hiddenRows.holdsAll(of: range.rows)
            let isColumn = hiddenColumns.holdsAll(of: range.columns)
            guard isRow || isColumn else {
                seen.append(cell)
                continue
            }
            hidden.cells.append(cell)
            if isRow { rowsMet.insert(place.row) } else { columnsMet.insert(place.column) }
        }
        guard !hidden.cells.isEmpty else { return nil }
        hidden.mergedRanges = merges.filter {
            hiddenRows.holdsAll(of: $0.rows) || hiddenColumns.holdsAll(of: $0.columns)
        }
        hidden.rows = rowsMet.sorted()
        hidden.columns = columnsMet.sorted()
        let gone = Set(hidden.mergedRanges)
        return (replacing(cells: seen, mergedRanges: mergedRanges.filter { !gone.contains($0) }), hidden)
    }

    /// The sheet with nothing hidden any more: every row and column is seen.
    public var showingAll: Sheet {
        var sheet = self
        sheet.visibility = .visible
        for index in sheet.rows.indices { sheet.rows[index].isHidden = false }
        for index in sheet.columns.indices { sheet.columns[index].isHidden = false }
        return sheet
    }
}

/// Whole numbers in order, each once.
private struct SortedNumbers {
    private var numbers: [Int] = []

    init(_ numbers: some Sequence<Int>) {
        for number in numbers.sorted() where number != self.numbers.last { self.numbers.append(number) }
    }

    var isEmpty: Bool { numbers.isEmpty }

    func holdsAny(of range: ClosedRange<Int>) -> Bool { count(in: range) > 0 }

    func holdsAll(of range: ClosedRange<Int>) -> Bool { count(in: range) == range.count }

    private func count(in range: ClosedRange<Int>) -> Int {
        position(from: range.upperBound + 1) - position(from: range.lowerBound)
    }

    /// How many are below a number.
    private func position(from number: Int) -> Int {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
