import Performance
import Primitives
import Sheets

extension FormScanner {
    /// Gives the target just placed the comparator and the unit that stand in columns of their own, where
    /// its cell has none and the whole reads as the same number.
    mutating func completeTarget(in index: Int, from taken: [Int?]) {
        guard columns.contains(where: { $0.targetPart != nil }) else { return }
        var text = lines.text(of: lines.cells[index]).trimmed
        guard let own = Value(reading: text), own.number != nil,
            let last = form.placement.fields.indices.last
        else { return }
        for (position, column) in columns.enumerated() {
            guard let part = column.targetPart, let cell = taken[position], !lines.cells[cell].isBlank
            else { continue }
            let added = lines.text(of: lines.cells[cell]).trimmed
            switch part {
            case .comparator:
                guard let whole = Value(reading: added + text), own.comparator == nil,
                    whole.comparator != nil, whole.number == own.number,
                    form.placement.fields[last].before == nil
                else { continue }
                text = added + text
                form.placement.fields[last].before = lines.cells[cell].index
            case .unit:
                guard let whole = Value(reading: text + added), own.unit == nil, whole.unit != nil,
                    whole.number == own.number,
                    form.placement.fields[last].after == nil
                else { continue }
                text += added
                form.placement.fields[last].after = lines.cells[cell].index
            }
            isClaimed[cell] = true
        }
    }
}

extension String {
    /// The text without outer white space.
    var trimmed: String { String(decoding: WhiteSpace.trimmed(Array(utf8)[...]), as: UTF8.self) }
}
