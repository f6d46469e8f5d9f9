import Primitives
import Sheets

extension SheetDraft {
    /// Several sheets as one, under each other with an empty row between: delimited text has no tabs.
    init(stacking sheets: [SheetDraft]) {
        guard var whole = sheets.first else {
            self.init(name: "")
            return
        }
        var next = whole.rowCount + 1
        for sheet in sheets.dropFirst() {
            for var cell in sheet.cells {
                cell.reference.row += next
                whole.cells.append(cell)
            }
            whole.mergedRanges += sheet.mergedRanges.map { $0.moved(rows: next, columns: 0) }
            next += sheet.rowCount + 1
        }
        self = whole
    }

    /// How many rows reach from the top to the last cell.
    private var rowCount: Int {
        max(cells.map(\.reference.row).max() ?? -1, mergedRanges.map(\.last.row).max() ?? -1) + 1
    }
}
