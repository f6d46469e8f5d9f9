public import Performance
import Primitives
public import Sheets

extension Sheet.HiddenPart {
    /// Keeps what is hidden with the forms of its sheet, each with the form whose rows it stands in or over, for
    /// a write-back.
    ///
    /// - Parameters:
    ///   - sheet: the sheet, whose bytes the hidden cells lie in.
    ///   - forms: the forms of the sheet, from top to bottom.
    public func keep(of sheet: Sheet, in forms: inout [Form]) {
        guard !forms.isEmpty else { return }
        let stored = StoredValues(sheet)
        var next = 0
        func position(ofRow row: Int) -> Int {
            while next + 1 < forms.count, (forms[next].origin?.range.last.row ?? row) < row { next += 1 }
            return next
        }
        var changed: Set<Int> = []
        for cell in cells {
            let form = position(ofRow: cell.reference.row)
            changed.insert(form)
            forms[form].origin?.texts.append(
                Origin.Text(cell: cell.reference, text: sheet.text(of: cell)))
            guard let number = stored.number(of: cell) else { continue }
            forms[form].origin?.formats.append(
                Origin.Text(cell: cell.reference, text: sheet.format(of: cell)))
            forms[form].origin?.numbers.append(Origin.Number(cell: cell.reference, number: number))
        }
        next = 0
        for range in mergedRanges.sorted(by: { $0.first < $1.first }) {
            let form = position(ofRow: range.first.row)
            changed.insert(form)
            forms[form].origin?.mergedRanges.append(range)
        }
        next = 0
        let rowsOfForms = Dictionary(grouping: rows) { position(ofRow: $0) }
        for (form, rows) in rowsOfForms { forms[form].origin?.rowHeights.hide(rows) }
        for index in forms.indices { forms[index].origin?.columnWidths.hide(columns) }
        for form in changed {
            forms[form].origin?.texts.sort { $0.cell < $1.cell }
            forms[form].origin?.formats.sort { $0.cell < $1.cell }
            forms[form].origin?.numbers.sort { $0.cell < $1.cell }
            forms[form].origin?.mergedRanges.sort { $0.first < $1.first }
        }
    }
}

extension [Origin.Measure] {
    /// Gives rows or columns no height or width.
    fileprivate mutating func hide(_ indices: [Int]) {
        guard !indices.isEmpty else { return }
        let gone = Set(indices)
        removeAll { gone.contains($0.index) }
        self += indices.map { Origin.Measure(index: $0, size: 0) }
        sort { $0.index < $1.index }
    }
}

extension Origin {
    /// A whole sheet that holds no form that is read, kept for a write-back.
    public init?(unreadSheet sheet: Sheet) {
        guard let range = sheet.usedRange else { return nil }
        let stored = StoredValues(sheet)
        self.init(
            sheet: sheet.name, range: range, mergedRanges: sheet.mergedRanges,
            texts: sheet.cells.map { Text(cell: $0.reference, text: sheet.text(of: $0)) })
        for cell in sheet.cells {
            guard let number = stored.number(of: cell) else { continue }
            formats.append(Text(cell: cell.reference, text: sheet.format(of: cell)))
            numbers.append(Number(cell: cell.reference, number: number))
        }
        for column in sheet.columns {
            guard let width = column.isHidden ? 0 : column.width else { continue }
            let last = min(column.last, range.last.column)
            guard max(column.first, range.first.column) <= last else { continue }
            for index in max(column.first, range.first.column)...last {
                columnWidths.append(Measure(index: index, size: width))
            }
        }
        for row in sheet.rows where range.rows.contains(row.index) {
            if let height = row.isHidden ? 0 : row.height {
                rowHeights.append(Measure(index: row.index, size: height))
            }
        }
    }
}
