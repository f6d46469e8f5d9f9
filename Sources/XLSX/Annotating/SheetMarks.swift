import Primitives

/// Gives cells of a worksheet another style, and takes it back.
struct SheetMarks {
    let part: String
    let tags: RawTags

    init(_ bytes: [UInt8], part: String) {
        self.part = part
        tags = RawTags(bytes)
    }

    /// What was made for cells that the sheet did not have.
    struct Created: Equatable {
        var cells: [CellReference] = []
        /// Rows, counted from zero.
        var rows: [Int] = []
    }

    /// The part with cells marked; `style` gives the marked style for what a cell has.
    func marking(
        _ marks: [CellReference: XLSXMark.Severity], created: inout Created,
        style: (Int?, XLSXMark.Severity) -> Int
    ) throws(XLSXAnnotationError) -> [UInt8] {
        var edits = PartEdits()
        var pending = marks.keys.sorted()[...]
        var columnStyles: [(columns: ClosedRange<Int>, style: Int)] = []
        var row = -1
        var rowStyle: Int?
        var column = -1
        var prefix = ""
        var isInData = false
        var sawData = false
        func newCell(_ cell: CellReference) -> String {
            let original =
                (cell.row == row ? rowStyle : nil)
                ?? columnStyles.first { $0.columns.contains(cell.column) }?.style
            created.cells.append(cell)
            let marked = style(original, marks[cell] ?? .info)
            return "<\(prefix)c r=\"\(cell)\" s=\"\(marked)\"/>"
        }
        func newRows(before limit: Int) -> String {
            var text = ""
            while let first = pending.first, first.row < limit {
                created.rows.append(first.row)
                text += "<\(prefix)row r=\"\(first.row + 1)\">"
                while let cell = pending.first, cell.row == first.row {
                    text += newCell(cell)
                    pending = pending.dropFirst()
                }
                text += "</\(prefix)row>"
            }
            return text
        }
        func newCells(before limit: Int) -> String {
            var text = ""
            while let cell = pending.first, cell.row == row, cell.column < limit {
                text += newCell(cell)
                pending = pending.dropFirst()
            }
            return text
        }
        var walk = tags
        while let tag = walk.next() {
            if tag.depth == 0, tag.kind == .start { prefix = walk.prefix(of: tag) }
            if walk.isNamed(tag, "col"), tag.kind != .end, let style = walk.number("style", of: tag),
                let first = walk.number("min", of: tag), let last = walk.number("max", of: tag), first >= 1,
                first <= last
            {
                columnStyles.append((first - 1...last - 1, style))
            }
            if walk.isNamed(tag, "sheetData"), tag.depth == 1 {
                sawData = true
                isInData = tag.kind == .start
                if tag.kind == .end { edits.insert(newRows(before: .max), at: tag.range.lowerBound) }
                if tag.kind == .empty { edits.open(tag, in: walk, with: newRows(before: .max)) }
                continue
            }
            guard isInData else { continue }
            if tag.depth == 2, walk.isNamed(tag, "row") {
                if tag.kind == .end {
                    edits.insert(newCells(before: .max), at: tag.range.lowerBound)
                    continue
                }
                let next = walk.number("r", of: tag).map { $0 - 1 } ?? row + 1
                let rows = newRows(before: next)
                if !rows.isEmpty { edits.insert(rows, at: tag.range.lowerBound) }
                row = next
                column = -1
                rowStyle =
                    walk.text("customFormat", of: tag).map { $0 == "1" || $0 == "true" } == true
                    ? walk.number("s", of: tag) : nil
                if tag.kind == .empty, pending.first?.row == row {
                    edits.open(tag, in: walk, with: newCells(before: .max))
                }
            } else if tag.depth == 3, tag.kind != .end, walk.isNamed(tag, "c") {
                let place = walk.text("r", of: tag).flatMap { CellReference($0) }
                column = place?.column ?? column + 1
                let cells = newCells(before: column)
                if !cells.isEmpty { edits.insert(cells, at: tag.range.lowerBound) }
                guard let cell = pending.first, cell.row == row, cell.column == column else { continue }
                pending = pending.dropFirst()
                let marked = style(walk.number("s", of: tag), marks[cell] ?? .info)
                if let value = walk.value("s", of: tag) {
                    edits.replace(value, with: "\(marked)")
                } else {
                    edits.insert(" s=\"\(marked)\"", at: tag.name.upperBound)
                }
            }
        }
        guard sawData else { throw .missingElement(part: part, name: "sheetData") }
        return edits.applied(to: tags.bytes)
    }

    /// The part with every marked style taken back, and without the cells and rows that were made for marks
    /// and are still empty.
    func unmarking(_ originals: [Int: Int?], created: Created) -> [UInt8] {
        var edits = PartEdits()
        let cells = Set(created.cells)
        let rows = Set(created.rows)
        var row = -1
        var column = -1
        var rowStart: Int?
        var rowEdits: [Range<Int>] = []
        var keepsRow = false
        var walk = tags
        while let tag = walk.next() {
            if tag.depth == 2, walk.isNamed(tag, "row") {
                if tag.kind == .end {
                    if let start = rowStart, rows.contains(row), !keepsRow {
                        edits.replace(start..<tag.range.upperBound, with: "")
                    } else {
                        for range in rowEdits { edits.replace(range, with: "") }
                    }
                    rowStart = nil
                    continue
                }
                row = walk.number("r", of: tag).map { $0 - 1 } ?? row + 1
                column = -1
                rowStart = tag.range.lowerBound
                rowEdits = []
                keepsRow = false
            } else if tag.depth == 3, tag.kind != .end, walk.isNamed(tag, "c") {
                let place = walk.text("r", of: tag).flatMap { CellReference($0) }
                column = place?.column ?? column + 1
                let cell = CellReference(row: row, column: column)
                if tag.kind == .empty, cells.contains(cell) {
                    rowEdits.append(tag.range)
                    continue
                }
                keepsRow = true
                guard let value = walk.value("s", of: tag), let style = walk.number("s", of: tag),
                    let original = originals[style]
                else { continue }
                // Where a cell had no style, the attribute goes as it was put there: ` s="12"`.
                let start = value.lowerBound - 4
                if original == nil, start >= tag.range.lowerBound,
                    walk.bytes[start..<value.lowerBound].elementsEqual(" s=\"".utf8)
                {
                    edits.replace(start..<value.upperBound + 1, with: "")
                } else {
                    edits.replace(value, with: "\(original ?? 0)")
                }
            }
        }
        return edits.applied(to: tags.bytes)
    }

    /// The styles of the cells in one column, by row.
    func styles(inColumn wanted: Int) -> [Int: Int] {
        var styles: [Int: Int] = [:]
        var walk = tags
        while let tag = walk.next() {
            guard tag.depth == 3, tag.kind != .end, walk.isNamed(tag, "c"),
                let cell = walk.text("r", of: tag).flatMap({ CellReference($0) }), cell.column == wanted,
                let style = walk.number("s", of: tag)
            else { continue }
            styles[cell.row] = style
        }
        return styles
    }
}
