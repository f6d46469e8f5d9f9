import Primitives
import Sheets

extension SheetDraft {
    /// Adds a cell at an A1 address, merged over a range where the address is one.
    mutating func add(_ address: String, _ content: Content, _ role: Role) {
        guard let range = CellRange(address) else { return }
        cells.append(Cell(reference: range.first, content: content, role: role))
        if !range.isSingleCell { mergedRanges.append(range) }
    }

    /// Adds a text.
    mutating func add(_ address: String, _ text: String, _ role: Role = .label) {
        add(address, .text(text), role)
    }

    /// Adds a number.
    mutating func add(_ address: String, number: String, _ format: String = "General", text: String = "") {
        add(
            address, .number(stored: ExactDecimal(number) ?? .zero, format: format, text: text), .value)
    }

    /// A small form with all that a form has.
    static var form: SheetDraft {
        var draft = SheetDraft(name: "自评表")
        draft.add("B2:F2", "项目支出绩效自评表", .title)
        draft.add("B3:F3", "（2021年度）", .subtitle)
        draft.add("B4", "项目名称")
        draft.add("C4:F4", "战略性新兴产业专项资金项目", .value)
        draft.add("B5:B7", "绩\n效\n指\n标")
        draft.add("C5", "三级指标")
        draft.add("D5", "指标值")
        draft.add("E5", "完成值")
        draft.add("F5", "得分")
        draft.add("C6", "资金使用率")
        draft.add("D6", "=100%", .value)
        draft.add("E6", number: "0.9982", "0.00%", text: "99.82%")
        draft.add("F6", number: "8.95", text: "8.95")
        draft.add("C7", "偏差原因")
        draft.add("D7:F7", "财政局未及时将财政补助资金下达企业。\n改进措施：尽快拨付。", .text)
        draft.add("B8:F8", "说明：无", .note)
        draft.columnWidths = [1: 6, 2: 20, 3: 12, 4: 12, 5: 9]
        draft.repeatedRows = 4...4
        return draft
    }
}
