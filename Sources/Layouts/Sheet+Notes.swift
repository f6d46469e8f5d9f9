public import Performance
import Primitives
public import Sheets

extension Sheet {
    /// Keeps comments, struck-out texts and the formulas of pictures with the forms of the sheet, each with the form whose rows it stands
    /// in or over, for a write-back.
    ///
    /// - Parameter forms: the forms of the sheet, from top to bottom.
    public func keepNotes(in forms: inout [Form]) {
        guard !forms.isEmpty else { return }
        for note in comments {
            forms[position(of: note.cell, in: forms)].origin?.comments.append(
                Origin.Text(cell: note.cell, text: note.text))
        }
        for note in struck {
            forms[position(of: note.cell, in: forms)].origin?.struck.append(
                Origin.Text(cell: note.cell, text: note.text))
        }
        for note in pictures {
            forms[position(of: note.cell, in: forms)].origin?.texts.append(
                Origin.Text(cell: note.cell, text: note.text))
        }
        for index in forms.indices {
            if !pictures.isEmpty { forms[index].origin?.texts.settle() }
            forms[index].origin?.comments.settle()
            forms[index].origin?.struck.settle()
        }
    }

    /// The first form that ends below a cell, or the last one.
    private func position(of cell: CellReference, in forms: [Form]) -> Int {
        var low = 0
        var high = forms.count - 1
        while low < high {
            let middle = (low + high) / 2
            if (forms[middle].origin?.range.last.row ?? .max) < cell.row {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

extension [Origin.Text] {
    /// Brings texts into reading order, those of one cell together.
    fileprivate mutating func settle() {
        guard count > 1 else { return }
        var settled: [Origin.Text] = []
        // A sort that keeps the order of a cell's own texts.
        for entry in enumerated().sorted(by: { ($0.element.cell, $0.offset) < ($1.element.cell, $1.offset) })
        {
            if settled.last?.cell == entry.element.cell {
                settled[settled.count - 1].text += entry.element.text
            } else {
                settled.append(entry.element)
            }
        }
        self = settled
    }
}
