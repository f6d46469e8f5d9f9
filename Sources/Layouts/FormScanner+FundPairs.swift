import Performance
import Primitives
import Sheets

extension FormScanner {
    /// Rows of funds printed as label and value: `年度资金总额： | 3,286.40`, or both in one cell; or a row of
    /// labels with a row of values under it.
    mutating func takeFundPairs(_ index: Int) {
        let line = lines.lines[index]
        if line.cells.contains(where: { inlineFund($0) != nil }) { return takeInlineFunds(line) }
        let heads = line.cells.filter { lines.cells[$0].meaning?.fundSource != nil }
        if takeFundHeads(heads, index) { return }
        beginFundPairs(line)
        var label: Int?
        for index in line.cells {
            let cell = lines.cells[index]
            if cell.meaning?.fundSource != nil {
                label = index
                isClaimed[index] = true
                placeFund(labelled: index)
            } else if label == nil, cell.meaning?.flags.contains(.fundsSection) ?? isSideLabel(cell) {
                claimPrinted(index)
            } else if label != nil {
                label = nil
                place(.fund(form.placement.funds.count - 1, .annualBudget), in: index)
            }
        }
    }

    private mutating func beginFundPairs(_ line: SheetLines.Line) {
        form.seen.insert(.funds)
        state = .funds
        columns = []
        extend(.funds, to: line.row)
    }

    private mutating func placeFund(labelled index: Int) {
        let row = form.placement.funds.count
        form.placement.funds.append(lines.cells[index].meaning?.fundSource ?? .other)
        place(.fundLabel(row), in: index)
    }

    /// Labels of funds in a row, each over its value. Where something else stands under labels that touch they
    /// head another table, which is left to be reported. False where the line is no such row.
    private mutating func takeFundHeads(_ heads: [Int], _ index: Int) -> Bool {
        let line = lines.lines[index]
        guard heads.count > 1, line.cells.allSatisfy({ $0 < heads[0] || heads.contains($0) }) else {
            return false
        }
        let values = valuesUnder(heads, index)
        guard !values.isEmpty else {
            let ranges = heads.map { lines.cells[$0].range }
            guard zip(ranges, ranges.dropFirst()).allSatisfy({ $0.last.column + 1 == $1.first.column })
            else { return false }
            state = .head
            takeLoose(line)
            return true
        }
        beginFundPairs(line)
        for head in line.cells {
            guard heads.contains(head) else {
                claimPrinted(head)
                continue
            }
            placeFund(labelled: head)
            let first = lines.cells[head].range.first.column
            if let value = values.first(where: { lines.cells[$0].range.first.column == first }) {
                place(.fund(form.placement.funds.count - 1, .annualBudget), in: value)
            }
        }
        extend(.funds, to: lines.lines[index + 1].row)
        headEnd = index + 1
        return true
    }

    /// The cells of the next line, where all of them are numbers under labels of this one; else none.
    private func valuesUnder(_ heads: [Int], _ index: Int) -> [Int] {
        guard index + 1 < lines.lines.count else { return [] }
        let firsts = heads.map { lines.cells[$0].range.first.column }
        let below = lines.lines[index + 1].cells.filter { !lines.cells[$0].isBlank }
        let fits = below.allSatisfy { cell in
            firsts.contains(lines.cells[cell].range.first.column)
                && Value(reading: lines.text(of: lines.cells[cell]).trimmed)?.number != nil
        }
        return fits ? below : []
    }

    /// The end of a fund's label in a cell that holds its amount too: `其中：中央补助：50`; nil where the cell
    /// is none such.
    func inlineFund(_ index: Int) -> (end: Int, source: Fund.Source)? {
        let bytes = lines.bytes(of: lines.cells[index])
        guard lines.cells[index].meaning == nil else { return nil }
        var start = bytes.startIndex
        while let end = FormScanner.labelEnd(bytes[start...]) {
            if let source = vocabulary.meaning(of: LabelKey(bytes[..<end]))?.fundSource {
                return WhiteSpace.isAll(of: bytes[end...]) ? nil : (end, source)
            }
            start = end
        }
        return nil
    }

    /// Cells that hold a fund's label and its amount.
    mutating func takeInlineFunds(_ line: SheetLines.Line) {
        form.seen.insert(.funds)
        if state != .funds {
            state = .funds
            columns = []
        }
        extend(.funds, to: line.row)
        for index in line.cells {
            guard let (end, source) = inlineFund(index) else {
                claimPrinted(index)
                continue
            }
            let row = form.placement.funds.count
            let labelBytes = end - lines.bytes(of: lines.cells[index]).startIndex
            form.placement.funds.append(source)
            place(.fund(row, .annualBudget), in: index, labelBytes: labelBytes)
            place(.fundLabel(row), in: index, labelBytes: labelBytes, isLabel: true)
        }
    }
}
