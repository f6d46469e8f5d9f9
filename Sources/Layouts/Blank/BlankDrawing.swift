import Performance
import Primitives
import Sheets

/// Draws the sheet of a template: the printed form, its inputs open, with choices, checks and formulas.
struct BlankDrawing {
    private let blank: Blank
    private let lists: ChoiceLists
    private var sheet = SheetDraft(name: "")
    private var positions: [CellReference: Int] = [:]

    /// The most that an amount may be: more than any budget in yuan, and exact in a spreadsheet.
    private static let largestAmount = 1_000_000_000_000
    /// The heights of rows that are to hold running text, in points.
    private static let goalHeight = 90.0
    private static let noteHeight = 45.0
    /// The characters of a goal that fit such a row by far.
    private static let shortGoal = 100
    /// The columns between a form and the aids beside it.
    private static let gap = 1

    init(_ blank: Blank, lists: ChoiceLists) {
        self.blank = blank
        self.lists = lists
    }

    /// The sheet.
    ///
    /// - Throws: `LayoutError.noPlace`, where the layout would lose what is filled in.
    func draft() throws(LayoutError) -> SheetDraft {
        let drawing = try LayoutDrawing(
            form: blank.printed, layout: blank.layout, vocabulary: blank.vocabulary, isBlank: true
        ).drawn()
        var result = self
        result.sheet = drawing.sheet
        result.sheet.name = blank.sheetName
        result.sheet.isProtected = true
        result.sheet.footer = "&C第 &P 页，共 &N 页"
        result.sheet.printedRange = CellRange(
            rows: 0...max(0, drawing.row - 1), columns: 0...max(0, blank.layout.widths.count - 1))
        for (index, cell) in drawing.sheet.cells.enumerated() { result.positions[cell.reference] = index }
        let formulas = BlankFormulas(
            form: blank.printed, places: drawing.places, executionWeight: blank.guide.executionWeight)
        for place in drawing.places {
            result.open(place.field, place.range, formulas)
            result.makeRoom(for: place.field, place.range)
        }
        if let check = formulas.weightCheck() {
            let range = CellRange(
                rows: drawing.row...drawing.row, columns: 0...max(0, blank.layout.widths.count - 1))
            result.put(check, .check, range)
        }
        result.drawAids(drawing.places)
        result.sheet.cells.sort { $0.reference < $1.reference }
        return result.sheet
    }

    private mutating func put(
        _ content: SheetDraft.Content, _ role: SheetDraft.Role, _ range: CellRange, isInput: Bool = false
    ) {
        sheet.cells.append(
            SheetDraft.Cell(reference: range.first, content: content, role: role, isInput: isInput))
        if !range.isSingleCell { sheet.mergedRanges.append(range) }
    }

    // MARK: Fields

    private mutating func open(_ field: FieldPath, _ range: CellRange, _ formulas: BlankFormulas) {
        guard let index = positions[range.first] else { return }
        sheet.names.append(SheetDraft.Name(FieldName.name(of: field), cell: range.first))
        if let formula = formulas.content(of: field) {
            sheet.cells[index].content = formula
            return
        }
        guard blank.isOpen(field) else { return }
        sheet.cells[index].isInput = true
        validate(field, range)
    }

    /// Room for the running text of a goal or a note, unless what is filled in already makes more.
    private mutating func makeRoom(for field: FieldPath, _ range: CellRange) {
        switch field {
        case .goalExpected(let row), .goalActual(let row):
            guard blank.printed.goals[row].expected.count < BlankDrawing.shortGoal else { return }
            sheet.rowHeights[range.first.row] = BlankDrawing.goalHeight
        case .note:
            sheet.rowHeights[range.first.row] = BlankDrawing.noteHeight
        default: break
        }
    }

    private mutating func validate(_ field: FieldPath, _ range: CellRange) {
        let prompt = blank.guide.wants(field) ?? ""
        let unit = blank.unit
        switch field {
        case .fund(_, .initialBudget), .fund(_, .annualBudget), .fund(_, .executed):
            add(
                range, .number(0...BlankDrawing.largestAmount), "\(prompt)单位：\(unit)。",
                refusal: "金额应为不小于 0 的数字，单位是\(unit)，不要写单位、逗号或文字。")
        case .fund(_, .weight), .indicator(_, .weight):
            add(range, .number(0...100), prompt, refusal: "分值应为 0 到 100 的数字。")
        case .indicator(_, .score):
            add(range, .number(0...100), prompt, refusal: "得分应为 0 到 100 的数字，并且不超过分值。")
        case .fiscalYear:
            add(range, .number(1990...2099), prompt, refusal: "年度应为四位数字，例如 2024。")
        case .indicator(_, .level1):
            add(range, lists.rule(.level1), prompt, refusal: "请从下拉列表中选择一级指标。")
        case .indicator(_, .level2):
            add(range, lists.rule(.level2), prompt, refusal: "请从下拉列表中选择二级指标。")
        default: break
        }
    }

    private mutating func add(
        _ range: CellRange, _ rule: SheetDraft.Validation.Rule, _ prompt: String, refusal: String? = nil
    ) {
        sheet.validations.append(
            SheetDraft.Validation(range: CellRange(range.first), rule: rule, prompt: prompt, refusal: refusal)
        )
    }

    // MARK: Aids beside the form

    /// Beside each open target the cells that it can be put together of: comparator, number, unit.
    private mutating func drawAids(_ places: [(field: FieldPath, range: CellRange)]) {
        let first = blank.layout.widths.count + BlankDrawing.gap
        var hasAids = false
        for place in places {
            guard case .indicator(let row, .target) = place.field, blank.isOpen(place.field),
                let index = positions[place.range.first]
            else { continue }
            hasAids = true
            let cells = (0..<3).map { CellReference(row: place.range.first.row, column: first + $0) }
            let usual = blank.usual[row]
            put(
                usual?.comparator.map { .text($0.rawValue) } ?? .blank, .value, CellRange(cells[0]),
                isInput: true)
            put(.blank, .value, CellRange(cells[1]), isInput: true)
            put(usual?.unit.map { .text($0) } ?? .blank, .value, CellRange(cells[2]), isInput: true)
            for (part, cell) in zip(FieldName.Part.allCases, cells) {
                sheet.names.append(SheetDraft.Name(FieldName.name(of: part, row: row), cell: cell))
            }
            add(
                CellRange(cells[0]), lists.rule(.comparators), "定量指标选比较符；定性指标不选。",
                refusal: "请从下拉列表中选择比较符。")
            let example = usual?.target.map { "例如 " + blank.year(in: $0) + "。" } ?? ""
            add(CellRange(cells[1]), lists.rule(.tiers), "定量指标填数值，定性指标选评语或自己写。\(example)")
            add(CellRange(cells[2]), lists.rule(.units), "选计量单位，列表中没有的可以自己写。")
            let (sign, number, unit) = (cells[0], cells[1], cells[2])
            sheet.cells[index].content = .formula(
                "IF(\(number)=\"\",\"\",IF(ISNUMBER(\(number)),\(sign)&\(number)&\(unit),\(number)&\"\"))",
                format: "", result: .text(""))
        }
        guard hasAids, let heads = sheet.repeatedRows else { return }
        for (offset, head) in ["助手：比较符", "助手：数值或评语", "助手：计量单位"].enumerated() {
            put(.text(head), .label, CellRange(rows: heads, columns: first + offset...first + offset))
            sheet.columnWidths[first + offset] = [10, 18, 12][offset]
        }
        sheet.columnWidths[first - 1] = 2
    }
}

extension Blank {
    /// The unit of amounts, as the labels have it.
    var unit: String {
        for case .funds(let table, let labels) in layout.blocks {
            let text = ([table.section?.text ?? ""] + labels + table.columns.map(\.label)).joined()
            for unit in ["亿元", "万元", "元"] where text.contains(unit) { return unit }
        }
        return "万元"
    }

    /// What the sheet is called.
    var sheetName: String { form.kind.isTarget ? "绩效目标表" : "绩效自评表" }

    /// A text with the year put in.
    func year(in text: String) -> String {
        text.replacing("{year}年", with: form.fiscalYear.map { "\($0)年" } ?? "")
    }

    /// Whether a field is to be filled in.
    func isOpen(_ field: FieldPath) -> Bool {
        if carried.contains(field) { return false }
        switch field {
        case .fiscalYear: return form.fiscalYear == nil
        case .title, .fundLabel, .totalWeight: return false
        case .totalScore: return !layout.indicatorColumns.contains(.score)
        case .fund(let row, let column):
            let isTotal = printed.funds.indices.contains(row) && printed.funds[row].source == .total
            return (column != .weight && column != .score) || (isTotal && column == .weight)
        default: return true
        }
    }
}
