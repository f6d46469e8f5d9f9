import Performance
import Primitives
import Sheets

extension FormScanner {
    /// Gives the target just placed the comparator and the unit that stand in columns of their own, where
    /// its cell has none and the whole reads as the same number.
    mutating func completeTarget(in index: Int, from taken: [Int?]) {
        guard columns.contains(where: { $0.targetPart != nil }) else { return }
        var text = lines.text(of: lines.cells[index]).trimmed
        guard let own = Value(reading: text), own.number != nil || own.date != nil,
            let last = form.placement.fields.indices.last
        else { return }
        // The comparator first: with one, 12月 are months.
        for sign in parts(.comparator, of: taken) where own.comparator == nil {
            guard let whole = Value(reading: sign.text + text), whole.comparator != nil,
                whole.number == own.number, whole.date == own.date
            else { continue }
            text = sign.text + text
            form.placement.fields[last].before = lines.cells[sign.cell].index
            isClaimed[sign.cell] = true
            break
        }
        for unit in parts(.unit, of: taken) where own.unit == nil && own.number != nil {
            guard let whole = Value(reading: text + unit.text), whole.unit != nil, whole.number == own.number
            else { continue }
            form.placement.fields[last].after = lines.cells[unit.cell].index
            isClaimed[unit.cell] = true
            break
        }
    }

    /// What stands in the columns that add something to the target.
    private func parts(_ part: TargetPart, of taken: [Int?]) -> [(cell: Int, text: String)] {
        zip(columns, taken).compactMap { column, cell in
            guard column.targetPart == part, let cell, !lines.cells[cell].isBlank else { return nil }
            return (cell, lines.text(of: lines.cells[cell]).trimmed)
        }
    }
}

extension String {
    /// The text without outer white space.
    var trimmed: String { String(decoding: WhiteSpace.trimmed(Array(utf8)[...]), as: UTF8.self) }
}
