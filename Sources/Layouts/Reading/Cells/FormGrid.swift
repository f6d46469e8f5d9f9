import Performance
import Primitives
import Sheets

/// A sheet as recognition sees it: its cells with content, each with what it says as a label, in lines and columns that
/// leave out what is empty.
///
/// A line is a row with content and a column one in which some cell begins, so that an empty row or column that was put in
/// changes nothing. Merged ranges are looked through: a cell stands at every place that it covers.
struct FormGrid {
    let sheet: Sheet
    /// The cells, in reading order; those that only repeat a label over them are apart.
    private(set) var cells: [FormCell] = []
    /// The lines, from top to bottom.
    private(set) var lines: [Line] = []
    /// The sheet's column of each column, ascending.
    private(set) var columns: [Int] = []
    /// Cells with content of their own that a merged range covers: nobody sees them. Positions in the sheet's cells.
    private(set) var covered: [Int] = []
    /// Cells that are no part of a form: remarks at the right of everything, behind an empty column.
    private(set) var aside: [FormCell] = []
    /// Texts that a program wrote into every cell of a range that it unmerged, but for the first; and numbers at the left that
    /// count rows.
    private(set) var repeats: [FormCell] = []
    /// Whether cells are merged anywhere; a CSV file has lost its merges.
    let hasMerges: Bool
    /// Whether cells are merged downwards; people unmerge one way.
    private(set) var mergesDown = false
    /// Whether cells are merged across as a rule, so that how far a head reaches is known.
    private(set) var mergesAcross = false
    /// The last column of the sheet, where cells at its right edge may be empty.
    let lastColumn: Int
    /// The cell at each place, line by line; `nothing` or `hidden` where there is none.
    private var places: [Int32] = []

    /// A place where no cell is.
    private static let nothing: Int32 = -1
    /// A place where no cell is, and that lies under a blank merged range without being its first.
    private static let hidden: Int32 = -2

    /// A row with content.
    struct Line {
        /// The row in the sheet.
        let row: Int
        /// Its cells' positions in `cells`: those that begin in it.
        let cells: Range<Int>
    }

    /// A sheet with more places than this is no form that anybody fills in; its cells are taken as unmerged.
    private static let maximumPlaces = 1 << 25

    init(_ sheet: Sheet, vocabulary: Vocabulary, width: Int? = nil) {
        self.sheet = sheet
        hasMerges = !sheet.mergedRanges.isEmpty
        var found: [FormCell] = []
        found.reserveCapacity(sheet.cells.count)
        var parser = LabelParser(vocabulary)
        var last = (width ?? 0) - 1
        var merges = OpenMerges(sheet.mergedRanges)
        for (index, cell) in sheet.cells.enumerated() {
            guard let range = merges.range(of: cell.reference) else {
                covered.append(index)
                continue
            }
            last = max(last, range.last.column)
            let bytes = sheet.bytes[cell.text.range]
            // A number that its format hides is there all the same.
            guard !WhiteSpace.isAll(of: bytes) || FormGrid.isHidden(cell, in: sheet) else { continue }
            found.append(FormCell(index: index, cell: cell, range: range, bytes: bytes, &parser))
        }
        lastColumn = last
        mergesDown = found.contains { $0.range.last.row > $0.range.first.row }
        if hasMerges, let gap = FormGrid.gap(found, sheet) {
            aside = found.filter { $0.range.first.column > gap }
            found.removeAll { $0.range.first.column > gap }
        }
        let counts = FormGrid.rowCounts(found, sheet)
        if !counts.isEmpty { found.removeAll { $0.range.first.column == counts[0].range.first.column } }
        repeats = RepeatedTexts.join(&found, of: sheet)
        mergesAcross = found.count { $0.range.last.column > $0.range.first.column } > 3
        repeats += SplitHeads.join(&found, of: sheet, &parser)
        repeats += RepeatedLabels.join(&found) + counts
        layOut(&found)
    }

    /// Whether a cell holds a number that its format shows nothing of, 0 aside: blank rows of sums show nothing, too.
    private static func isHidden(_ cell: Cell, in sheet: Sheet) -> Bool {
        guard cell.kind == .number || cell.kind == .date else { return false }
        return sheet.bytes[cell.stored.range].contains { UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0 }
    }

    /// Puts the cells into lines and columns.
    private mutating func layOut(_ found: inout [FormCell]) {
        var isColumn = [Bool](repeating: false, count: (found.map(\.range.first.column).max() ?? -1) + 1)
        var rows: [Int] = []
        for cell in found {
            isColumn[cell.range.first.column] = true
            if rows.last != cell.range.first.row { rows.append(cell.range.first.row) }
        }
        columns = isColumn.indices.filter { isColumn[$0] }
        var position = [Int](repeating: 0, count: isColumn.count)
        for (index, column) in columns.enumerated() { position[column] = index }
        var line = -1
        var start = 0
        var last = 0
        for index in found.indices {
            let range = found[index].range
            if line < 0 || rows[line] != range.first.row {
                if line >= 0 { lines.append(Line(row: rows[line], cells: start..<index)) }
                line += 1
                start = index
            }
            found[index].line = line
            found[index].lastLine =
                range.last.row == range.first.row
                ? line : FormGrid.last(in: rows, upTo: range.last.row, from: line)
            found[index].column = position[range.first.column]
            found[index].lastColumn =
                range.last.column == range.first.column
                ? found[index].column
                : FormGrid.last(in: columns, upTo: range.last.column, from: found[index].column)
            last = max(last, found[index].lastColumn)
        }
        if line >= 0 { lines.append(Line(row: rows[line], cells: start..<found.count)) }
        cells = found
        places = [Int32](
            repeating: FormGrid.nothing,
            count: lines.count <= FormGrid.maximumPlaces / max(1, columns.count)
                ? lines.count * columns.count : 0)
        guard !places.isEmpty else {
            for index in cells.indices {
                cells[index].lastLine = cells[index].line
                cells[index].lastColumn = cells[index].column
            }
            return
        }
        for (index, cell) in cells.enumerated() {
            for line in cell.line...cell.lastLine {
                let start = line * columns.count
                for column in cell.column...cell.lastColumn { places[start + column] = Int32(index) }
            }
        }
        for merged in sheet.mergedRanges { hide(under: merged) }
    }

    /// Marks the places that a blank merged range covers.
    private mutating func hide(under merged: CellRange) {
        var line = lines.partitioningIndex { $0.row >= merged.first.row }
        let first = columns.partitioningIndex { $0 >= merged.first.column }
        while line < lines.count, lines[line].row <= merged.last.row {
            var column = first
            while column < columns.count, columns[column] <= merged.last.column {
                let place = line * columns.count + column
                let isFirst = lines[line].row == merged.first.row && columns[column] == merged.first.column
                if places[place] == FormGrid.nothing, !isFirst { places[place] = FormGrid.hidden }
                column += 1
            }
            line += 1
        }
    }

    /// The position of the last number up to a bound, in ascending ones.
    private static func last(in numbers: [Int], upTo bound: Int, from start: Int) -> Int {
        var low = start
        var high = numbers.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if numbers[middle] <= bound { low = middle } else { high = middle }
        }
        return low
    }

    /// The cells of the first column where it holds nothing but 1, 2, 3 and so on without a head: they only count rows.
    private static func rowCounts(_ cells: [FormCell], _ sheet: Sheet) -> [FormCell] {
        guard let first = cells.map(\.range.first.column).min() else { return [] }
        let column = cells.filter { $0.range.first.column == first }
        guard column.count >= leastCounts else { return [] }
        var last: Int?
        for cell in column {
            guard cell.range.isSingleCell, cell.look.contains(.shortNumber),
                let number = Int(sheet.text(of: sheet.cells[cell.index])),
                last.map({ number == $0 + 1 }) ?? true
            else { return [] }
            last = number
        }
        return column
    }

    /// So many numbers make a column that counts.
    private static let leastCounts = 3

    /// The first empty column right of every label; nil where no cell stands behind one.
    private static func gap(_ cells: [FormCell], _ sheet: Sheet) -> Int? {
        var lastLabel = -1
        var last = -1
        for cell in cells {
            last = max(last, cell.range.first.column)
            if cell.label?.isStrong ?? false { lastLabel = max(lastLabel, cell.range.last.column) }
        }
        guard lastLabel >= 0, lastLabel + 1 < last else { return nil }
        var isTaken = [Bool](repeating: false, count: last - lastLabel)
        for columns in cells.lazy.map(\.range.columns) + sheet.mergedRanges.lazy.map(\.columns)
        where columns.overlaps(lastLabel + 1...last) {
            for column in columns.clamped(to: lastLabel + 1...last) { isTaken[column - lastLabel - 1] = true }
        }
        return isTaken.firstIndex(of: false).map { $0 + lastLabel + 1 }
    }
}

extension FormGrid {
    /// How many columns there are.
    var width: Int { columns.count }

    /// The cell at a place, that of a merged range at each of its places; nil where none is.
    func at(_ line: Int, _ column: Int) -> Int? {
        guard line >= 0, line < lines.count, column >= 0, column < columns.count else { return nil }
        guard !places.isEmpty else {
            return lines[line].cells.first { cells[$0].column == column }
        }
        let cell = places[line * columns.count + column]
        return cell < 0 ? nil : Int(cell)
    }

    /// The cells that begin in a line, from the left; none outside of the sheet.
    func row(_ line: Int) -> Range<Int> {
        line >= 0 && line < lines.count ? lines[line].cells : 0..<0
    }

    /// Whether an empty row parts a line from the one above, which no cell bridges.
    func isApart(_ line: Int) -> Bool {
        guard line > 0, line < lines.count, lines[line].row > lines[line - 1].row + 1 else { return false }
        return !(0..<width).contains { column in
            guard let above = at(line - 1, column) else { return false }
            return cells[above].range.last.row >= lines[line].row - 1
        }
    }

    /// The bytes of a cell's text.
    func bytes(of cell: Int) -> ArraySlice<UInt8> { sheet.bytes[sheet.cells[cells[cell].index].text.range] }

    /// The text of a cell.
    func text(of cell: Int) -> String { sheet.text(of: sheet.cells[cells[cell].index]) }

    /// Whether a text only numbers a row: 目标1, 指标2, 目标一.
    func isNumbering(_ index: Int) -> Bool {
        let cell = cells[index]
        guard cell.length <= 5 else { return false }
        let bytes = WhiteSpace.removed(from: bytes(of: index))
        for word in ["目标", "指标", "任务"] where bytes.starts(with: word.utf8) {
            let rest = bytes.dropFirst(word.utf8.count)
            let numerals = Scalars(rest).filter {
                !LabelText.isDigit($0) && !LabelText.isChineseNumeral($0) && $0 != 0x3A && $0 != 0xFF1A
            }
            return !rest.isEmpty && numerals.isEmpty
        }
        return false
    }

    /// Opens the block of a table of goals.
    ///
    /// - Returns: the heads under which every row has its cells.

    /// The bytes of a part of a cell's text, trimmed.
    func bytes(of part: CellPart) -> ArraySlice<UInt8> {
        let whole = bytes(of: part.cell)
        return WhiteSpace.trimmed(whole.prefix(part.end ?? whole.count).dropFirst(part.start))
    }

    /// A cell's text as the canonical form names heads: without white space.
    func head(of cell: Int) -> String {
        String(decoding: WhiteSpace.removed(from: bytes(of: cell)), as: UTF8.self)
    }

    /// The merged range anchored at a place, or the place alone.
    func range(at anchor: CellReference) -> CellRange {
        var low = 0
        var high = sheet.mergedRanges.count
        while low < high {
            let middle = (low + high) / 2
            if sheet.mergedRanges[middle].first < anchor { low = middle + 1 } else { high = middle }
        }
        if low < sheet.mergedRanges.count, sheet.mergedRanges[low].first == anchor {
            return sheet.mergedRanges[low]
        }
        return CellRange(anchor)
    }

    /// The blank cell at a place, as far as it is merged; nil where something stands there, or where the place lies
    /// under a merged range that begins elsewhere.
    func blank(_ line: Int, _ column: Int) -> CellRange? {
        guard !places.isEmpty else { return nil }
        let place = CellReference(row: lines[line].row, column: column)
        let position = columns.partitioningIndex { $0 > column } - 1
        if position >= 0 {
            if let index = at(line, position), cells[index].range.contains(place) { return nil }
            if columns[position] == column {
                return places[line * columns.count + position] == FormGrid.nothing ? range(at: place) : nil
            }
        }
        return cover(of: place) == nil ? range(at: place) : nil
    }

    /// The merged range that covers a place without being anchored there; nil where none does.
    func cover(of place: CellReference) -> CellRange? {
        for merged in sheet.mergedRanges {
            if merged.first.row > place.row { return nil }
            if merged.contains(place), merged.first != place { return merged }
        }
        return nil
    }
}
