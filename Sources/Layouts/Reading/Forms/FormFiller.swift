import NumberFormats
import Performance
import Primitives
import Sheets

/// Fills the canonical form from the cells that stand for its fields.
struct FormFiller {
    let grid: FormGrid
    let vocabulary: Vocabulary
    let placement: Placement
    /// The rows that belong to the form, with the empty ones around it.
    let window: ClosedRange<Int>
    let lastColumn: Int

    /// The column of the form's left edge.
    var left: Int {
        var column = Int.max
        for placed in placement.fields where isInBlock(placed.range.first.row) {
            column = min(column, placed.range.first.column)
        }
        for block in placement.blocks {
            for index in cells(inRow: block.rows.lowerBound) { column = min(column, grid.cells[index].range.first.column) }
        }
        return column == .max ? 0 : column
    }

    /// Whether a row is of the form itself, rather than printed over or under it: 附件1.
    private func isInBlock(_ row: Int) -> Bool {
        placement.blocks.contains { $0.rows.contains(row) }
    }

    /// The grid's cells that begin in a row of the sheet.
    func cells(inRow row: Int) -> Range<Int> {
        let line = grid.lines.partitioningIndex { $0.row >= row }
        guard line < grid.lines.count, grid.lines[line].row == row else { return 0..<0 }
        return grid.lines[line].cells
    }

    /// Whether the form has a column of actual values.
    var hasActuals: Bool {
        placement.blocks.contains {
            $0.columns.contains { $0.indicator == .actual || $0.indicator == .score }
        }
    }

    /// The form with its origin.
    func form(layout: Layout, kind: (String) -> FormKind, year: Int?) -> Form {
        var form = placement.skeleton
        form.kind = layout.kind
        form.layout = layout.id
        var stored = StoredValues(grid.sheet)
        let filled = fill(&form, &stored)
        form.fiscalYear = form.fiscalYear ?? year
        form.kind = kind(form.title)
        form.origin = origin(layout, filled)
        keepFormats(of: form, filled, stored, in: &form.origin)
        return form
    }

    /// What became of a cell of the window: the first field that it stands for, and whether that gives its text
    /// back, every byte.
    private struct Filled {
        var field: FieldPath?
        var isExact = false
    }

    /// Fills the fields from their cells.
    ///
    /// - Returns: by cell of the window, what became of it.
    private func fill(_ form: inout Form, _ stored: inout StoredValues) -> [Filled] {
        let cells = cells
        var filled = [Filled](repeating: Filled(), count: cells.count)
        for placed in placement.fields {
            guard let index = placed.cell else {
                form.set(placed.field, to: [])
                continue
            }
            let cell = grid.sheet.cells[index]
            let whole = grid.sheet.bytes[cell.text.range]
            let part =
                placed.isLabel
                ? whole.prefix(placed.labelBytes)
                : whole.prefix(placed.endBytes ?? whole.count).dropFirst(placed.labelBytes)
            let trimmed = WhiteSpace.trimmed(part)
            // Nearly every field is a cell's own text, which need not be put together.
            let full =
                placed.before == nil && placed.after == nil
                ? trimmed : (text(of: placed.before) + trimmed + text(of: placed.after))[...]
            // Of a number behind its label in one cell, the text says it.
            let isWhole = part.count == whole.count
            let isKept =
                form.set(placed.field, to: full, storing: isWhole ? stored.value(of: cell) : nil)
                && full.count == trimmed.count && placed.endBytes == nil
            // What stands in another form's rows, a unit's name over several projects, is written back there.
            guard cells.indices.contains(index) else { continue }
            let place = index - cells.startIndex
            guard filled[place].field == nil else { continue }
            filled[place] = Filled(field: placed.field, isExact: isKept && trimmed.count == whole.count)
        }
        return filled
    }

    /// Keeps what brings number and date cells back as they were, where their text alone would not.
    private func keepFormats(
        of form: Form, _ filled: [Filled], _ stored: StoredValues, in origin: inout Origin?
    ) {
        for (cell, filled) in zip(cells, filled) {
            var format = grid.sheet.format(of: cell)
            var number = stored.number(of: cell)
            // Delimited text has no number cells; what is plainly one there is one again in a workbook.
            if grid.sheet.hasLostMerges, filled.field == nil,
                case .number(let plain, let usual, _) = NumberText.content(grid.sheet.text(of: cell))
            {
                (number, format) = (plain, usual)
            }
            guard let number else { continue }
            var value: Value?
            if filled.isExact, let field = filled.field, case .value(let read)? = form.content(at: field) {
                value = read
            }
            let drawn = value.map(NumberContent.content)
            if case .number(number, format, _)? = drawn { continue }
            origin?.formats.append(Origin.Text(cell: cell.reference, text: format))
            let given = value.flatMap { NumberContent.number(of: $0, under: FormatCode(format)) }
            if given != number {
                origin?.numbers.append(Origin.Number(cell: cell.reference, number: number))
            }
        }
    }

    /// The trimmed text of a cell of the sheet; empty where there is none.
    private func text(of index: Int?) -> ArraySlice<UInt8> {
        guard let index else { return [] }
        return WhiteSpace.trimmed(grid.sheet.bytes[grid.sheet.cells[index].text.range])
    }

    /// The sheet's cells in the form's window.
    private var cells: ArraySlice<Cell> {
        let all = grid.sheet.cells
        let first = all.partitioningIndex { $0.reference.row >= window.lowerBound }
        let end = all.partitioningIndex { $0.reference.row > window.upperBound }
        return all[first..<end]
    }

    private func origin(_ layout: Layout, _ filled: [Filled]) -> Origin {
        var merged = grid.sheet.mergedRanges.filter { window.contains($0.first.row) }
        if grid.sheet.hasLostMerges, merged.isEmpty {
            merged = MergeRecovery(filler: self, left: left, layout: layout).mergedRanges()
        }
        let cells = cells
        var range = CellRange(cells.first?.reference ?? CellReference(row: 0, column: 0))
        for next in cells.lazy.map({ CellRange($0.reference) }) { range = range.union(next) }
        for next in merged { range = range.union(next) }
        for next in placement.fields.lazy.map(\.range) where window.contains(next.first.row) { range = range.union(next) }
        var origin = Origin(sheet: grid.sheet.name.isEmpty ? nil : grid.sheet.name, range: range)
        origin.mergedRanges = merged
        for column in grid.sheet.columns {
            guard let width = column.isHidden ? 0 : column.width, column.first <= range.last.column,
                column.last >= range.first.column
            else { continue }
            for index in max(column.first, range.first.column)...min(column.last, range.last.column) {
                origin.columnWidths.append(Origin.Measure(index: index, size: width))
            }
        }
        for row in grid.sheet.rows where range.rows.contains(row.index) {
            if let height = row.isHidden ? 0 : row.height {
                origin.rowHeights.append(Origin.Measure(index: row.index, size: height))
            }
        }
        origin.fields = placement.fields.map { Origin.Source(field: $0.field, cell: $0.range.first) }
        origin.texts = texts(filled)
        return origin
    }

    /// The texts that no field gives back as they stand.
    private func texts(_ filled: [Filled]) -> [Origin.Text] {
        zip(cells, filled).compactMap { cell, filled in
            filled.isExact ? nil : Origin.Text(cell: cell.reference, text: grid.sheet.text(of: cell))
        }
    }

    /// What stands in a cell that cannot be right, or that nobody sees.
    func problems() -> [Problem] {
        var problems: [Problem] = []
        for index in grid.covered where window.contains(grid.sheet.cells[index].reference.row) {
            let cell = grid.sheet.cells[index]
            problems.append(
                Problem(
                    code: "covered-cell", severity: .warning, sheet: grid.sheet.name,
                    range: CellRange(cell.reference), found: grid.sheet.text(of: cell)))
        }
        for placed in placement.fields {
            guard let index = placed.cell else { continue }
            let code: String
            switch grid.sheet.cells[index].kind {
            case .error: code = "error-value"
            case .formulaWithoutValue: code = "formula-without-value"
            default: continue
            }
            problems.append(
                Problem(
                    code: code, severity: .warning, sheet: grid.sheet.name, range: placed.range,
                    field: placed.field, found: grid.sheet.text(of: grid.sheet.cells[index])))
        }
        return problems
    }
}

extension CellRange {
    /// The smallest range that holds both.
    func union(_ other: CellRange) -> CellRange {
        CellRange(
            rows: min(first.row, other.first.row)...max(last.row, other.last.row),
            columns: min(first.column, other.first.column)...max(last.column, other.last.column))
    }
}

extension RandomAccessCollection {
    /// The first position whose element is past a boundary, in elements that are parted by it.
    func partitioningIndex(where isPast: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if isPast(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
