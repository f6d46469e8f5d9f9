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
        if takeTransposedFunds(index) || takeFundHeads(heads, index) { return }
        if takeRepeatedSources(line, heads) { return }
        beginFundPairs(line)
        var label: Int?
        for index in line.cells {
            let cell = lines.cells[index]
            if cell.meaning?.fundSource != nil || label == nil && isToldFund(line, label: index) {
                label = index
                isClaimed[index] = true
                placeFund(labelled: index, as: source(toldBy: cell) ?? .other)
            } else if label == nil, cell.meaning?.flags.contains(.fundsSection) ?? isSideLabel(cell) {
                claimPrinted(index)
            } else if label != nil {
                label = nil
                place(.fund(form.placement.funds.count - 1, .annualBudget), in: index)
            }
        }
    }

    /// A row of funds whose amounts stand each beside its label: 年度资金总额 | 预算数 | 100 | 执行数 | 95; without a source
    /// the row is that of the total, or the rate and score that belong to it. False where the labels are heads.
    mutating func takeAmountPairs(_ line: SheetLines.Line, _ facts: LineFacts) -> Bool {
        let isOfTotal = facts.amountHeads == 0 && !amountLabels.isEmpty && state == .funds
        guard facts.amountHeads > 1 || isOfTotal, facts.levelHeads == 0 else { return false }
        let filled = line.cells.filter { !lines.cells[$0].isBlank }
        let pairs = zip(filled, filled.dropFirst()).compactMap {
            label, value -> (label: Int, value: Int, column: Fund.Column)? in
            guard let column = lines.cells[label].meaning?.fundColumn, isAmount(lines.cells[value]) else {
                return nil
            }
            return (label, value, column)
        }
        guard let first = pairs.first, pairs.count > 1 || isOfTotal else { return false }
        let source = filled.last { $0 < first.label && lines.cells[$0].meaning?.fundSource != nil }
        if !isOfTotal {
            beginFundPairs(line)
            for index in filled where index < first.label { claimPrinted(index) }
            amountLabels = [:]
            for pair in pairs { amountLabels[lines.cells[pair.label].range.first.column] = pair.column }
            placeFund(labelled: source ?? first.label, as: .total)
        }
        extend(.funds, to: line.row)
        let row =
            isOfTotal ? form.placement.funds.firstIndex(of: .total) ?? 0 : form.placement.funds.count - 1
        for pair in pairs
        where !isPlaced(.fund(row, pair.column)) {
            isClaimed[pair.label] = true
            place(.fund(row, pair.column), in: pair.value)
        }
        return true
    }

    /// A row of funds under amounts that stand beside their labels, with its source before each amount: 其中：财政拨款 |
    /// 100 | 其中：财政拨款 | 95.
    private mutating func takeRepeatedSources(_ line: SheetLines.Line, _ labels: [Int]) -> Bool {
        guard !amountLabels.isEmpty, let first = labels.first,
            amountLabels[lines.cells[first].range.first.column] != nil
        else { return false }
        extend(.funds, to: line.row)
        placeFund(labelled: first)
        let row = form.placement.funds.count - 1
        let filled = line.cells.filter { !lines.cells[$0].isBlank }
        for (label, value) in zip(filled, filled.dropFirst())
        where labels.contains(label) && !labels.contains(value) {
            guard let column = amountLabels[lines.cells[label].range.first.column],
                !isPlaced(.fund(row, column))
            else { continue }
            isClaimed[label] = true
            place(.fund(row, column), in: value)
        }
        return true
    }

    private mutating func beginFundPairs(_ line: SheetLines.Line) {
        form.seen.insert(.funds)
        state = .funds
        columns = []
        extend(.funds, to: line.row)
    }

    private mutating func placeFund(labelled index: Int, as source: Fund.Source = .other) {
        let row = form.placement.funds.count
        form.placement.funds.append(lines.cells[index].meaning?.fundSource ?? source)
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

    /// Labels of funds in a row, each over its column of amounts, whose labels stand at their left: 全年预算数 | 1,000 | 800.
    private mutating func takeTransposedFunds(_ index: Int) -> Bool {
        let heads = lines.lines[index].cells.filter { cell in
            let found = lines.cells[cell]
            return !found.isBlank
                && (found.meaning?.fundSource != nil || found.meaning == nil && source(toldBy: found) != nil)
        }
        guard heads.count > 1, lines.lines[index].cells.allSatisfy({ $0 < heads[0] || heads.contains($0) })
        else {
            return false
        }
        var rows: [(line: SheetLines.Line, label: Int, column: Fund.Column)] = []
        for line in lines.lines[(index + 1)...] {
            let label = line.cells.last { cell in
                lines.cells[cell].range.last.column < lines.cells[heads[0]].range.first.column
                    && !lines.cells[cell].isBlank
            }
            guard let label, let column = lines.cells[label].meaning?.fundColumn,
                !rows.contains(where: { $0.column == column }),
                line.cells.allSatisfy({ $0 <= label || lines.cells[$0].isBlank || isAmount(lines.cells[$0]) })
            else { break }
            rows.append((line, label, column))
        }
        guard let last = rows.last else { return false }
        let line = lines.lines[index]
        beginFundPairs(line)
        for cell in line.cells where !heads.contains(cell) { claimPrinted(cell) }
        for head in heads {
            placeFund(labelled: head, as: source(toldBy: lines.cells[head]) ?? .other)
            let row = form.placement.funds.count - 1
            for entry in rows {
                let first = lines.cells[head].range.first.column
                if let value = entry.line.cells.first(where: { lines.cells[$0].range.first.column == first })
                {
                    place(.fund(row, entry.column), in: value)
                }
            }
        }
        for entry in rows {
            for cell in entry.line.cells where cell <= entry.label { claimPrinted(cell) }
        }
        extend(.funds, to: last.line.row)
        headEnd = index + rows.count
        return true
    }

    /// Whether a cell holds a number and nothing else.
    func isAmount(_ cell: SheetLines.Cell) -> Bool {
        guard let value = Value(reading: lines.text(of: cell).trimmed) else { return false }
        return value.number != nil && value.comparator == nil && value.unit.map { $0 == "%" } ?? true
            && lines.bytes(of: cell).count <= 30
    }

    /// Whether a line goes on with the funds above it by a label whose words tell a source, and an amount beside it.
    func isToldFund(_ line: SheetLines.Line) -> Bool {
        state == .funds && columns.isEmpty && line.cells.contains { isToldFund(line, label: $0) }
    }

    private func isToldFund(_ line: SheetLines.Line, label index: Int) -> Bool {
        let cell = lines.cells[index]
        guard !cell.isBlank, cell.meaning == nil, source(toldBy: cell) != nil else { return false }
        return line.cells.first { $0 > index && !lines.cells[$0].isBlank }.map { isAmount(lines.cells[$0]) }
            ?? false
    }

    private func source(toldBy cell: SheetLines.Cell) -> Fund.Source? {
        lines.bytes(of: cell).count > 45 ? nil : vocabulary.source(toldBy: lines.bytes(of: cell))
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
