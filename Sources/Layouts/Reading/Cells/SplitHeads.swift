import Primitives
import Sheets

/// A head that somebody wrote into two cells, 三级 over 指标, is one cell again.
enum SplitHeads {
    /// The rest of a head is short; in characters.
    private static let longestRest = 6

    /// Joins a row of nothing but rests of heads with the heads over it.
    ///
    /// - Returns: the rests, which are cells no more.
    static func join(_ cells: inout [FormCell], of sheet: Sheet, _ parser: inout LabelParser) -> [FormCell] {
        var joined: [(head: Int, rest: Int, label: Label)] = []
        var upper = 0..<0
        var first = 0
        while first < cells.count {
            let row = cells[first].range.first.row
            let end = cells[first...].firstIndex { $0.range.first.row != row } ?? cells.count
            if let found = rests(first..<end, under: upper, cells, sheet, &parser) { joined += found }
            upper = first..<end
            first = end
        }
        guard !joined.isEmpty else { return [] }
        for (head, rest, label) in joined {
            cells[head].label = label
            cells[head].inlines = []
            cells[head].range = cells[head].range.union(cells[rest].range)
        }
        let gone = Set(joined.map(\.rest))
        let rests = gone.sorted().map { cells[$0] }
        cells = cells.indices.filter { !gone.contains($0) }.map { cells[$0] }
        return rests
    }

    /// The heads that the cells of a row go on; nil where one of them goes on none.
    private static func rests(
        _ row: Range<Int>, under upper: Range<Int>, _ cells: [FormCell], _ sheet: Sheet,
        _ parser: inout LabelParser
    ) -> [(head: Int, rest: Int, label: Label)]? {
        guard row.allSatisfy({ isRest(cells[$0]) }), upper.count >= 2,
            upper.count(where: { cells[$0].measure != nil }) >= 2
        else { return nil }
        var found: [(Int, Int, Label)] = []
        for rest in row {
            let place = cells[rest].range
            guard
                let head = upper.first(where: { cells[$0].range.first.column == place.first.column }),
                cells[head].range.last.row + 1 == place.first.row, !cells[head].isNumber,
                let label = parser.label((bytes(head, cells, sheet) + bytes(rest, cells, sheet))[...]),
                label.left == 0, label.measure != nil, label.subject == nil
            else { return nil }
            found.append((head, rest, label))
        }
        return found
    }

    private static func isRest(_ cell: FormCell) -> Bool {
        cell.length <= longestRest && !cell.isNumber
            && cell.look.isDisjoint(with: [.digit, .sign, .amount, .dots])
            && cell.inlines.isEmpty && !(cell.label?.facets.marks.contains(.levelClass) ?? false)
            && !(cell.label?.isSureSubject ?? false)
    }

    private static func bytes(_ index: Int, _ cells: [FormCell], _ sheet: Sheet) -> [UInt8] {
        Array(sheet.bytes[sheet.cells[cells[index].index].text.range])
    }
}
