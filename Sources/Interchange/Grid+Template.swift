import Layouts
import Performance
import Primitives
import Sheets
import XLSX

extension Grid {
    /// Notes whether a workbook was made from a template, and on which sheets its fields are.
    ///
    /// A sheet that was copied inside its workbook brings the names of its own fields with it.
    mutating func findTemplate(in book: XLSXBook) {
        isSummary = book.properties.contains { $0.name == SummaryWorkbook.mark }
        guard let mark = TemplateMark(properties: book.properties) else { return }
        template = mark
        var broken: [String] = []
        for name in book.names where TemplateMark.isField(name.name) {
            if let (sheet, cell) = Grid.place(name.text) {
                marks[sheet, default: mark].add(name.name, cell: cell)
            } else {
                broken.append(name.name)
            }
        }
        guard marks.isEmpty else { return }
        problems.append(
            Problem(
                code: "template-mangled", severity: .warning,
                found: broken.isEmpty ? nil : broken.joined(separator: "、")))
    }

    /// The sheet and cell that a name stands for: `'绩效自评表'!$C$4`, or the first cell of a range; nil where
    /// it stands for nothing (`#REF!`) or for something else.
    private static func place(_ text: String) -> (sheet: String, cell: CellReference)? {
        guard let mark = text.lastIndex(of: "!") else { return nil }
        var sheet = String(text[..<mark])
        if sheet.hasPrefix("'"), sheet.hasSuffix("'"), sheet.count >= 2 {
            sheet = String(sheet.dropFirst().dropLast()).replacing("''", with: "'")
        }
        let address = text[text.index(after: mark)...].prefix { $0 != ":" }
        guard let cell = CellReference(address) else { return nil }
        return (sheet, cell)
    }
}

extension Grid {
    /// Puts hidden sheets with content apart, which are not read, and says so once.
    mutating func partHiddenSheets() {
        // The lists to choose from of a template are no officer's.
        hiddenSheets = sheets.filter {
            $0.visibility != .visible && !$0.cells.isEmpty
                && (template == nil || $0.name != Blank.listsSheetName)
        }
        sheets.removeAll { $0.visibility != .visible }
        guard !hiddenSheets.isEmpty else { return }
        problems.append(
            Problem(
                code: "hidden-sheets", severity: .warning,
                found: hiddenSheets.map { "「\($0.name)」" }.joined(separator: "、")))
    }
}
