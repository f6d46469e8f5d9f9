import NumberFormats
import Primitives
import Sheets

extension SheetDraft {
    /// A sheet to be written that looks like one that was read: its cells as they are seen, merged ranges, widths and
    /// heights.
    init(copying sheet: Sheet) {
        self.init(name: sheet.name, mergedRanges: sheet.mergedRanges)
        isHidden = sheet.visibility != .visible
        cells = sheet.cells.map { cell in
            Cell(
                reference: cell.reference, content: SheetDraft.content(of: cell, in: sheet),
                role: cell.kind == .number ? .value : .text)
        }
        for column in sheet.columns {
            guard let width = column.width else { continue }
            for index in column.first...min(column.last, column.first + 256) { columnWidths[index] = width }
        }
        for row in sheet.rows { rowHeights[row.index] = row.height }
    }

    /// A number stays one where its format shows the same text again.
    private static func content(of cell: Sheets.Cell, in sheet: Sheet) -> Content {
        let text = sheet.text(of: cell)
        guard cell.kind == .number, let stored = ExactDecimal(sheet.stored(of: cell)) else {
            return text.isEmpty ? .blank : .text(text)
        }
        let format = sheet.format(of: cell)
        guard FormatCode(format).text(of: stored) == text else { return .text(text) }
        return .number(stored: stored, format: format, text: text)
    }
}
