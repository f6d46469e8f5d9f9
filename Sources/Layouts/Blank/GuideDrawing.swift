import Performance
import Primitives
import Sheets

/// Draws 填报说明: what the form as a whole and each of its fields want, with worked examples.
struct GuideDrawing {
    /// The name of the sheet.
    static let sheetName = "填报说明"

    private let blank: Blank
    private let fields: Set<FieldPath>
    private var sheet = SheetDraft(name: GuideDrawing.sheetName)
    private var row = 0

    private static let heads = ["栏目", "怎样填写", "示例"]

    /// - Parameter fields: the fields of the form, tables by their first row.
    init(_ blank: Blank, fields: Set<FieldPath>) {
        self.blank = blank
        self.fields = fields
    }

    /// The sheet.
    func draft() -> SheetDraft {
        var drawing = self
        drawing.sheet.isProtected = true
        drawing.sheet.columnWidths = [0: 20, 1: 46, 2: 36]
        drawing.put(GuideDrawing.sheetName, .title)
        if let type = blank.fundType { drawing.put("资金类型：\(type.name)", .subtitle) }
        for (index, note) in blank.guide.notes.enumerated() { drawing.put("\(index + 1). \(note)", .note) }
        drawing.sheet.repeatedRows = drawing.row...drawing.row
        drawing.put(GuideDrawing.heads, [.label, .label, .label])
        for entry in blank.guide.fields where fields.contains(entry.field) {
            drawing.put([entry.name, entry.wants, entry.example], [.label, .text, .text])
        }
        drawing.drawUsual()
        return drawing.sheet
    }

    /// The usual indicators, each with what a target looks like.
    private mutating func drawUsual() {
        let usual = blank.usual.sorted { $0.key < $1.key }.map(\.value).filter { $0.target != nil }
        guard !usual.isEmpty else { return }
        row += 1
        put("本类资金常用的指标值（示例，按实际改写）", .label)
        for indicator in usual {
            put(
                [indicator.level2, indicator.level3 ?? "", blank.year(in: indicator.target ?? "")],
                [.label, .text, .text])
        }
    }

    /// A text over the whole width.
    private mutating func put(_ text: String, _ role: SheetDraft.Role) {
        sheet.mergedRanges.append(CellRange(rows: row...row, columns: 0...GuideDrawing.heads.count - 1))
        sheet.cells.append(
            SheetDraft.Cell(reference: CellReference(row: row, column: 0), content: .text(text), role: role))
        row += 1
    }

    /// A row of texts, one a column.
    private mutating func put(_ texts: [String], _ roles: [SheetDraft.Role]) {
        for (column, (text, role)) in zip(texts, roles).enumerated() {
            sheet.cells.append(
                SheetDraft.Cell(
                    reference: CellReference(row: row, column: column),
                    content: text.isEmpty ? .blank : .text(text), role: role))
        }
        row += 1
    }
}
