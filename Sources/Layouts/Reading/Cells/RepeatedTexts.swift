import Primitives
import Sheets

/// The cells of a merged range that a program wrote its text into, one by one, when it dissolved the range, are one cell
/// again: `title | title | title`.
enum RepeatedTexts {
    /// So many equal texts in a line of their own tell that a sheet was written so.
    private static let leastRepeats = 3

    /// Joins equal cells beside each other into the first, in a sheet that was written so.
    ///
    /// Two columns whose heads differ stay apart, whatever stands under them.
    ///
    /// - Returns: the others, which are cells no more.
    static func join(_ cells: inout [FormCell], of sheet: Sheet) -> [FormCell] {
        guard isFilled(cells, sheet) else { return [] }
        var kept: [FormCell] = []
        var repeats: [FormCell] = []
        // By column, whether its head is another than that of the column before it.
        var isParted: Set<Int> = []
        for cell in cells {
            let column = cell.range.first.column
            guard let last = kept.last, last.range.last.row == cell.range.first.row,
                last.range.first.row == cell.range.first.row, last.range.last.column + 1 == column,
                cell.range.isSingleCell
            else {
                kept.append(cell)
                continue
            }
            if isSame(last, cell, sheet), !isParted.contains(column) || cell.label != nil {
                kept[kept.count - 1].range = last.range.union(cell.range)
                isParted.remove(column)
                repeats.append(cell)
                continue
            }
            if cell.label != nil, last.label != nil { isParted.insert(column) }
            kept.append(cell)
        }
        cells = kept
        return repeats
    }

    /// Whether a line has one text and nothing else, in several cells.
    private static func isFilled(_ cells: [FormCell], _ sheet: Sheet) -> Bool {
        var first = 0
        while first < cells.count {
            let row = cells[first].range.first.row
            var end = first + 1
            var isOne = cells[first].range.isSingleCell && !cells[first].look.contains(.amount)
            while end < cells.count, cells[end].range.first.row == row {
                isOne = isOne && cells[end].range.isSingleCell && isSame(cells[first], cells[end], sheet)
                end += 1
            }
            if isOne, end - first >= leastRepeats { return true }
            first = end
        }
        return false
    }

    private static func isSame(_ one: FormCell, _ other: FormCell, _ sheet: Sheet) -> Bool {
        sheet.bytes[sheet.cells[one.index].text.range].elementsEqual(
            sheet.bytes[sheet.cells[other.index].text.range])
    }
}
