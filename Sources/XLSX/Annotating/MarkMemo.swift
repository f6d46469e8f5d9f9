import Primitives
import Sheets

/// What takes the marks away again, kept in hidden columns of the result sheet, so that it outlives a
/// spreadsheet program that writes the workbook anew.
///
/// The styles are kept as the styles of cells: whoever renumbers the styles of a workbook renumbers them too.
struct MarkMemo {
    /// The result sheet's name.
    let sheet: String
    /// How many fonts, fills and styles there were and were added.
    let counts: [Int]
    /// The cells and rows that were made, by sheet.
    let created: [String: SheetMarks.Created]

    /// The hidden column that begins with the sign of a result sheet, and has the marked styles under it.
    static let markedColumn = 20
    /// The hidden column with the style that each marked one stands for.
    static let originalColumn = 21
    /// The hidden column with the cells and rows that were made.
    static let createdColumn = 22
    /// The sign of a result sheet.
    static let sign = "jixiao-marks/1"

    /// Reads what a sheet keeps; nil where it is not a result sheet.
    init?(_ sheet: Sheet) {
        var counts: [Int]?
        var created: [String: SheetMarks.Created] = [:]
        for cell in sheet.cells {
            let text = sheet.text(of: cell)
            if cell.reference == CellReference(row: 0, column: MarkMemo.markedColumn),
                text.hasPrefix(MarkMemo.sign)
            {
                counts = text.dropFirst(MarkMemo.sign.count).split(separator: " ").compactMap { Int($0) }
            } else if cell.reference.column == MarkMemo.createdColumn, cell.reference.row > 0 {
                MarkMemo.read(text, into: &created)
            }
        }
        guard let counts else { return nil }
        self.sheet = sheet.name
        self.counts = counts
        self.created = created
    }

    /// `表1!H6` for a cell, `表1!6` for a row.
    static func line(sheet: String, cell: CellReference) -> String { "\(sheet)!\(cell)" }
    static func line(sheet: String, row: Int) -> String { "\(sheet)!\(row + 1)" }

    private static func read(_ line: String, into created: inout [String: SheetMarks.Created]) {
        guard let mark = line.lastIndex(of: "!") else { return }
        let sheet = String(line[..<mark])
        let place = line[line.index(after: mark)...]
        if let cell = CellReference(place) {
            created[sheet, default: SheetMarks.Created()].cells.append(cell)
        } else if let row = Int(place), row >= 1 {
            created[sheet, default: SheetMarks.Created()].rows.append(row - 1)
        }
    }
}
