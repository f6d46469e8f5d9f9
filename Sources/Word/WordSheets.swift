import Primitives
import Sheets

/// Makes sheets of a document's tables, each with the lines above and below that are its own.
struct WordSheets {
    private let book: BookBuilder<WordError>
    private var table: WordTable?
    private var above: [String] = []
    private var between: [WordParagraph] = []
    /// The lines of the page header over what is being added, and of the sections to come.
    private var header: [String] = []
    private var headers: [[String]]

    /// How deep tables may only lay out others.
    private static let layoutDepth = 16
    /// How many cells a row has at least that is known again in the next table.
    private static let headCells = 3

    /// - Parameter headers: the lines of the page header of each section.
    init(book: BookBuilder<WordError>, headers: [[String]]) {
        self.book = book
        self.headers = headers.reversed()
        header = self.headers.popLast() ?? []
    }

    mutating func add(_ blocks: [WordBlock]) throws(WordError) {
        try add(blocks, depth: 0)
        try finishTable(lines(before: nil).below)
    }

    /// The lines since the last table. What text boxes and the page header say heads a table that has no title else.
    private func lines(before next: WordTable?) -> TableLines {
        var lines = TableLines(
            between.filter { !$0.isBoxed }, hasTable: table != nil, isLast: next == nil)
        guard let next, !next.hasTitle else { return lines }
        lines.head(with: between.filter { $0.isBoxed && !$0.isBlank }.map(\.string))
        lines.head(with: header)
        return lines
    }

    private mutating func add(_ blocks: [WordBlock], depth: Int) throws(WordError) {
        for (index, block) in blocks.enumerated() {
            switch block {
            case .paragraph(let paragraph):
                between.append(paragraph)
                if paragraph.headers != nil { header = headers.popLast() ?? header }
            case .table(let next):
                if depth < WordSheets.layoutDepth, let inner = next.laidOut {
                    try add(inner, depth: depth + 1)
                } else if isTitleLine(next, before: blocks[(index + 1)...]) {
                    for cell in next.rows[0].cells {
                        between.append(WordParagraph(text: cell.text, isCentred: true))
                    }
                } else if !next.rows.isEmpty {
                    try add(next)
                }
            }
        }
    }

    /// Whether a table of one row without lines around it only sets the year and the unit over the next one.
    private func isTitleLine(_ table: WordTable, before rest: ArraySlice<WordBlock>) -> Bool {
        guard table.rows.count == 1, !table.hasBorders, table.rows[0].cells.count <= 4,
            table.rows[0].cells.allSatisfy({ $0.text.count <= 200 && $0.blocks.isEmpty })
        else { return false }
        for block in rest {
            switch block {
            case .paragraph(let paragraph): if !paragraph.isBlank { return false }
            case .table(let next): return next.rows.count > 1
            }
        }
        return false
    }

    private mutating func add(_ next: WordTable) throws(WordError) {
        if let last = table, let joined = WordSheets.joined(last, next, between) {
            table = joined
        } else {
            let lines = lines(before: next)
            try finishTable(lines.below)
            table = next
            above = lines.above
        }
        between = []
    }

    // MARK: One form over several tables

    /// One table of two that a page parts; nil where they are two.
    private static func joined(
        _ one: WordTable, _ other: WordTable, _ between: [WordParagraph]
    ) -> WordTable? {
        guard isSameGrid(one, other) else { return nil }
        let repeated = repeatedRows(one, other)
        let isParted = between.allSatisfy(\.isBlank) && !isCopy(one, other)
        guard TableLines.saysGoesOn(between) || isParted else { return nil }
        var table = one
        var rest = Array(other.rows.dropFirst(repeated))
        goOn(one, &rest)
        table.rows += rest
        return table
    }

    /// Whether two tables have the same columns, give or take a hair's breadth.
    private static func isSameGrid(_ one: WordTable, _ other: WordTable) -> Bool {
        guard one.grid.count == other.grid.count, !one.grid.isEmpty else {
            return one.grid.isEmpty && other.grid.isEmpty && span(one) == span(other)
        }
        return zip(one.grid, other.grid).allSatisfy { abs($0 - $1) <= 100 }
    }

    private static func span(_ table: WordTable) -> Int {
        table.rows.first?.cells.reduce(0) { min($0 + $1.span, 1 << 30) } ?? 0
    }

    /// Whether a table is a form of its own, of the same kind as the one before: its rows begin with the same labels.
    private static func isCopy(_ one: WordTable, _ other: WordTable) -> Bool {
        var count = 0
        var same = 0
        for (row, next) in zip(one.rows, other.rows) {
            guard let label = row.cells.first?.text, !label.isEmpty else { continue }
            count += 1
            if next.cells.first?.text == label { same += 1 }
        }
        return same > 1 && same * 2 > count
    }

    /// How many rows of a head the second table has again from the first.
    private static func repeatedRows(_ one: WordTable, _ other: WordTable) -> Int {
        guard let first = other.rows.first, first.texts.count(where: { !$0.isEmpty }) >= headCells,
            let start = one.rows.firstIndex(where: { $0.texts == first.texts })
        else { return 0 }
        var count = 0
        while count < other.rows.count, start + count < one.rows.count,
            one.rows[start + count].texts == other.rows[count].texts
        {
            count += 1
        }
        return min(count, other.rows.count - 1)
    }

    /// Lets cells go on that the page has parted: the same words begin a merged range again, where one ended.
    private static func goOn(_ one: WordTable, _ rest: inout [WordTable.Row]) {
        guard let last = one.rows.last, !rest.isEmpty else { return }
        var edge = rest[0].before
        for index in rest[0].cells.indices {
            let cell = rest[0].cells[index]
            if cell.vertical == .begins, let above = anchor(at: edge, of: one.rows), above.vertical != .none,
                above.text == cell.text || cell.text.isEmpty,
                WordSheets.cell(at: edge, of: last)?.vertical != WordTable.Merge.none
            {
                rest[0].cells[index].vertical = .goesOn
            }
            edge += cell.span
        }
    }

    /// The cell that begins the merged range which the last row has at an edge.
    private static func anchor(at edge: Int, of rows: [WordTable.Row]) -> WordTable.Cell? {
        for row in rows.reversed() {
            guard let cell = cell(at: edge, of: row) else { return nil }
            if cell.vertical != .goesOn { return cell }
        }
        return nil
    }

    private static func cell(at edge: Int, of row: WordTable.Row) -> WordTable.Cell? {
        var place = row.before
        for cell in row.cells {
            if place == edge { return cell }
            place += cell.span
        }
        return nil
    }

    // MARK: Sheets

    private mutating func finishTable(_ below: [String]) throws(WordError) {
        guard let table else { return }
        self.table = nil
        let grid = try WordGrid(table)
        guard grid.cells.contains(where: { !$0.text.isEmpty }) else { return }
        try book.begin("表\(book.sheetCount + 1)")
        let shift = above.count
        try add(above, from: 0, width: grid.columnCount)
        var isWarned = false
        for cell in grid.cells {
            let range = CellRange(
                rows: (cell.range.first.row + shift)...(cell.range.last.row + shift),
                columns: cell.range.columns)
            try book.add(shown: cell.text, at: range.first)
            try book.merge(range)
            if cell.isNumbered, !isWarned {
                book.warn(.numberingLeftOut, at: range.first, found: cell.text)
                isWarned = true
            }
            if !cell.boxText.isEmpty {
                book.warn(.textBoxLeftOut, at: range.first, found: cell.boxText)
            }
        }
        for (index, row) in table.rows.enumerated() where row.height != nil || row.isHidden {
            try book.add(
                Sheet.Row(
                    index: index + shift, height: row.height.map { Double($0) / 20 }, isHidden: row.isHidden))
        }
        for (index, width) in grid.widths.enumerated() {
            guard let width else { continue }
            try book.add(
                Sheet.Column(first: index, last: index, width: Sheet.Column.characters(width)))
        }
        // What stands below a table is no part of it: it keeps to its first column.
        for (index, line) in below.enumerated() {
            try book.add(
                .text, text: Array(line.utf8),
                at: CellReference(row: shift + table.rows.count + index, column: 0))
        }
        above = []
    }

    /// Adds the lines that head a table as rows that reach over all columns.
    private func add(_ lines: [String], from first: Int, width: Int) throws(WordError) {
        for (index, line) in lines.enumerated() {
            let row = first + index
            try book.add(.text, text: Array(line.utf8), at: CellReference(row: row, column: 0))
            try book.merge(CellRange(rows: row...row, columns: 0...max(width - 1, 0)))
        }
    }
}
