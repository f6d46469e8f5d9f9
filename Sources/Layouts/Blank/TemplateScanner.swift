import Performance
import Primitives
import Sheets

/// Finds the fields of a filled template by the names of its cells.
///
/// Rows that were put in between the indicators are read as further indicators, by the columns of the others.
struct TemplateScanner {
    let lines: FormGrid
    let mark: TemplateMark
    let layout: Layout
    let fundType: FundType?
    let vocabulary: Vocabulary
    /// The targets that were put together beside the form and not yet worked out, by row of the reading.
    private(set) var composed: [Int: String] = [:]
    private(set) var placement = Placement()
    /// What each cell was taken for.
    private(set) var uses: [CellUse]
    private var positions: [Int: Int] = [:]

    init(
        _ lines: FormGrid, mark: TemplateMark, layout: Layout, fundType: FundType?, vocabulary: Vocabulary
    ) {
        self.lines = lines
        self.mark = mark
        self.layout = layout
        self.fundType = fundType
        self.vocabulary = vocabulary
        uses = Array(repeating: .open, count: lines.cells.count)
        for (position, cell) in lines.cells.enumerated() { positions[cell.index] = position }
    }

    /// The names that should be there and are not, or point nowhere: the template was taken apart. An indicator
    /// whose row is gone with all its names was deleted, and is missed by nobody.
    var missing: [String] {
        let funds = Set(
            mark.cells.keys.compactMap { field -> Int? in
                if case .fund(let row, _) = field { row } else { nil }
            })
        var fields = layout.fields.filter { $0 != .fiscalYear }
        for row in funds { fields += layout.fundColumns.map { .fund(row, $0) } + [.fundLabel(row)] }
        let columns = layout.indicatorColumns.filter { $0 != .level1 && $0 != .level2 }
        for row in rows.keys { fields += columns.map { .indicator(row, $0) } }
        if rows.isEmpty { fields.append(.indicator(0, .target)) }
        return fields.filter { mark.cells[$0] == nil }.map { FieldName.name(of: $0) }.sorted()
    }

    /// The sheet's rows of the indicators that have names, by their number.
    private var rows: [Int: Int] {
        var rows: [Int: Int] = [:]
        for (field, cell) in mark.cells {
            guard case .indicator(let row, let column) = field, column != .level1, column != .level2 else {
                continue
            }
            rows[row] = cell.row
        }
        return rows
    }

    // MARK: Scanning

    /// Places every field.
    mutating func scan() {
        for field in layout.fields where field != .fiscalYear {
            if case .term = field { continue }
            placeNamed(field)
        }
        scanTerm()
        // A year that the title prints has no cell; one that no layout prints has a line of its own.
        placeNamed(.fiscalYear)
        for signature in LayoutDrawing.signatures { placeNamed(.subject(signature.key)) }
        if mark.cells[.totalWeight] != nil || mark.cells[.totalScore] != nil {
            placement.skeleton.total = Total()
        }
        scanFunds()
        scanGoals()
        scanIndicators()
        scanNotes()
        placement.fields.sort { $0.range.first < $1.range.first }
        claimPrinted()
    }

    private func index(at place: CellReference) -> Int? { lines.sheet.index(at: place) }

    private func isBlank(_ place: CellReference) -> Bool {
        guard let index = index(at: place) else { return true }
        return WhiteSpace.isAll(of: lines.sheet.bytes[lines.sheet.cells[index].text.range])
    }

    private func text(at place: CellReference) -> String {
        guard let index = index(at: place) else { return "" }
        return String(
            decoding: WhiteSpace.trimmed(lines.sheet.bytes[lines.sheet.cells[index].text.range]),
            as: UTF8.self)
    }

    private mutating func placeNamed(_ field: FieldPath) {
        if let cell = mark.cells[field] { place(field, at: cell) }
    }

    private mutating func place(_ field: FieldPath, at cell: CellReference) {
        let index = index(at: cell)
        placement.fields.append(PlacedField(field: field, range: lines.range(at: cell), cell: index))
        claim(cell)
    }

    private mutating func claim(_ cell: CellReference) {
        if let position = index(at: cell).flatMap({ positions[$0] }) { uses[position] = .value }
    }

    private mutating func scanFunds() {
        let numbers = mark.cells.keys.compactMap { if case .fundLabel(let row) = $0 { row } else { nil } }
        let printed = layout.fundLabels
        for (row, number) in numbers.sorted().enumerated() {
            guard let label = mark.cells[.fundLabel(number)] else { continue }
            let told = vocabulary.source(ofLabel: text(at: label))
            let original =
                printed.indices.contains(number) ? vocabulary.source(ofLabel: printed[number]) : nil
            placement.skeleton.funds.append(Fund(label: "", source: told ?? original ?? .other))
            place(.fundLabel(row), at: label)
            for column in Fund.Column.allCases {
                if let cell = mark.cells[.fund(number, column)] { place(.fund(row, column), at: cell) }
            }
        }
    }

    /// The amounts of the whole term that were filled in.
    private mutating func scanTerm() {
        var funds: [Fund] = []
        for (field, label) in layout.termAmounts {
            guard case .term(.fund(_, let column)) = field, let cell = mark.cells[field] else { continue }
            guard !isBlank(cell) else {
                claim(cell)
                continue
            }
            place(.term(.fund(funds.count, column)), at: cell)
            funds.append(Fund(label: label, source: vocabulary.source(ofLabel: label) ?? .other))
        }
        if !funds.isEmpty { placement.skeleton.term = Term(funds: funds) }
    }

    private mutating func scanGoals() {
        let numbers = Set(
            mark.cells.keys.compactMap { field -> Int? in
                switch field {
                case .goalExpected(let row), .goalActual(let row): row
                default: nil
                }
            })
        for number in numbers.sorted() {
            let cells = [mark.cells[.goalExpected(number)], mark.cells[.goalActual(number)]]
            guard cells.contains(where: { $0.map { !isBlank($0) } ?? false }) else { continue }
            let row = placement.skeleton.goals.count
            placement.skeleton.goals.append(Goal(expected: ""))
            if let cell = cells[0] { place(.goalExpected(row), at: cell) }
            if let cell = cells[1] { place(.goalActual(row), at: cell) }
        }
    }

    private mutating func scanNotes() {
        let cells = mark.cells.compactMap { field, cell -> CellReference? in
            if case .note = field { cell } else { nil }
        }
        for cell in cells.sorted() where !isBlank(cell) {
            place(.note(placement.skeleton.notes.count), at: cell)
            placement.skeleton.notes.append("")
        }
    }

    // MARK: Indicators

    private mutating func scanIndicators() {
        let numbered = Dictionary(rows.map { ($0.value, $0.key) }, uniquingKeysWith: { min($0, $1) })
        guard let first = numbered.keys.min(), let last = numbered.keys.max() else { return }
        // What was put in under the last row, but over the total, is an indicator too.
        let total = mark.cells[.totalWeight] ?? mark.cells[.totalScore]
        let end = max(last, (total?.row).map { $0 - 1 } ?? last)
        var columns: [Indicator.Column: Int] = [:]
        for (field, cell) in mark.cells {
            if case .indicator(_, let column) = field { columns[column] = cell.column }
        }
        let rowsWithContent = lines.lines.map(\.row).filter { (first...end).contains($0) }
        let others = rowsWithContent.filter { numbered[$0] == nil }
        for row in (Array(numbered.keys) + others).sorted() {
            takeIndicator(row, number: numbered[row], columns: columns)
        }
    }

    private mutating func takeIndicator(_ row: Int, number: Int?, columns: [Indicator.Column: Int]) {
        var cells: [Indicator.Column: CellReference] = [:]
        for (column, position) in columns {
            let place = CellReference(row: row, column: position)
            if let named = number.flatMap({ mark.cells[.indicator($0, column)] }) {
                cells[column] = named
            } else if column == .level1 || column == .level2 {
                cells[column] = lines.cover(of: place)?.first ?? place
            } else if number == nil, lines.cover(of: place) == nil {
                cells[column] = place
            }
        }
        let target = number.flatMap { composedTarget($0, cell: cells[.target]) }
        for cell in cells.values { claim(cell) }
        guard target != nil || isIndicator(cells) else { return }
        let index = placement.skeleton.indicators.count
        placement.skeleton.indicators.append(Indicator())
        if let target { composed[index] = target }
        for column in Indicator.Column.allCases {
            if let cell = cells[column] { place(.indicator(index, column), at: cell) }
        }
    }

    /// Whether a row says more than what was printed in it.
    private func isIndicator(_ cells: [Indicator.Column: CellReference]) -> Bool {
        let values: [Indicator.Column] = [.target, .basis, .actual, .weight, .score, .deviation]
        if values.contains(where: { cells[$0].map { !isBlank($0) } ?? false }) { return true }
        func level(_ column: Indicator.Column) -> String? {
            cells[column].map { String(text(at: $0).filter { !$0.isWhitespace }) }
        }
        let (one, two, three) = (level(.level1), level(.level2), level(.level3))
        guard !(three ?? two ?? "").isEmpty else { return false }
        if let three, TemplateScanner.isPlaceholder(three) { return false }
        let usual = fundType?.indicators ?? []
        func isSame(_ text: String?, _ other: String?) -> Bool {
            text == nil || text == String((other ?? "").filter { !$0.isWhitespace })
        }
        return !usual.contains {
            isSame(one, $0.level1) && isSame(two, $0.level2) && isSame(three, $0.level3)
        }
    }

    /// The target that stands beside the form in parts, where its own cell was not worked out from them.
    private func composedTarget(_ number: Int, cell: CellReference?) -> String? {
        guard let cell, let index = index(at: cell), !lines.sheet.cells[index].formula.isEmpty, isBlank(cell),
            let parts = mark.parts[number], let value = parts[.number].map({ text(at: $0) }), !value.isEmpty
        else { return nil }
        guard let place = parts[.number].flatMap({ self.index(at: $0) }),
            lines.sheet.cells[place].kind == .number
        else { return value }
        return (parts[.comparator].map { text(at: $0) } ?? "") + value
            + (parts[.unit].map { text(at: $0) } ?? "")
    }

    // MARK: What is printed

    /// Labels as they were printed, formulas and the aids beside the form are owed no warning.
    private mutating func claimPrinted() {
        let aids = mark.parts.values.flatMap(\.values)
        for cell in aids { claim(cell) }
        let aidColumns = Set(aids.map(\.column))
        let firstAid = aids.map(\.row).min() ?? 0
        var printed = Set(FormShape(layout).allLabels)
        for label in layout.headLabels { printed.insert(LabelKey(label).whole) }
        for position in lines.cells.indices where uses[position] == .open {
            let cell = lines.cells[position]
            let bytes = lines.bytes(of: position)
            let key = LabelKey(bytes)
            let isOverAids = aidColumns.contains(cell.range.first.column) && cell.range.last.row < firstAid
            let isPrinted =
                isOverAids || cell.label != nil || !cell.inlines.isEmpty
                || !lines.sheet.cells[cell.index].formula.isEmpty
                || (key.whole != 0 && printed.contains(key.whole))
            if isPrinted { uses[position] = .head }
        }
    }

    /// Whether a text stands for an indicator that is still to be thought of: ……, 指标2：.
    private static func isPlaceholder(_ text: String) -> Bool {
        let look = CellLook(Array(text.utf8)[...])
        if look.contains(.dots) || look.contains(.none) { return true }
        let rest = text.drop { "指标目标".contains($0) }
        return rest.count < text.count && rest.allSatisfy { $0.isNumber || ":：".contains($0) }
    }
}
