import Primitives
import Sheets

extension SheetXML {
    /// A part of a merged range that reaches into the rows under its first.
    private struct Cover {
        let columns: ClosedRange<Int>
        let lastRow: Int
        let style: Int
    }

    /// The highest row that programs show, in points.
    private static let maximumHeight = 409.5

    /// Writes the part of a sheet.
    ///
    /// - Parameters:
    ///   - frame: what stands before the dimension, the columns and rows, the merged ranges, and the rest.
    ///   - heights: those of all rows with a cell, and maybe others.
    ///   - styles: by the number of a style, the index that a cell has for it.
    mutating func write(
        _ plan: SheetPlan, in frame: [[UInt8]], heights: [Int: Double], styles: [Int],
        texts: inout SharedTexts
    ) {
        guard frame.count == 4 else { return }
        let rows = heights.sorted { $0.key < $1.key }
        bytes.append(contentsOf: frame[0])
        writeDimension(plan.used, rows.first?.key, rows.last?.key)
        bytes.append(contentsOf: frame[1])
        write(plan.columns)
        writeRows(of: plan, rows, styles, &texts)
        bytes.append(contentsOf: frame[2])
        writeMerges(plan.merges)
        bytes.append(contentsOf: frame[3])
    }

    /// What the sheet takes, rows with nothing but a height among it.
    private mutating func writeDimension(_ used: CellRange?, _ firstRow: Int?, _ lastRow: Int?) {
        let origin = CellReference(row: firstRow ?? 0, column: used?.first.column ?? 0)
        let range = used ?? CellRange(origin)
        let first = CellReference(row: min(range.first.row, origin.row), column: range.first.column)
        let last = CellReference(row: max(range.last.row, lastRow ?? 0), column: range.last.column)
        write("<dimension ref=\"")
        write(CellRange(first: first, last: last))
        write("\"/>")
    }

    private mutating func write(_ columns: ColumnWidths) {
        guard !columns.runs.isEmpty else { return }
        write("<cols>")
        for run in columns.runs {
            write("<col min=\"")
            bytes.appendDecimal(run.columns.lowerBound + 1)
            write("\" max=\"")
            bytes.appendDecimal(run.columns.upperBound + 1)
            write("\" width=\"")
            writeMeasure(run.storedWidth)
            write("\" customWidth=\"1\"/>")
        }
        write("</cols>")
    }

    /// Writes the rows from left to right, each cell where it stands and a blank for each that one covers, so
    /// that a merged range has its border all round.
    private mutating func writeRows(
        of plan: SheetPlan, _ rows: [(key: Int, value: Double)], _ styles: [Int], _ texts: inout SharedTexts
    ) {
        // In order of columns, as the cells of a row are.
        var covers: [Cover] = []
        var covering: [Cover] = []
        var next = 0
        write("<sheetData>")
        for (row, height) in rows {
            beginRow(row, height: min(height, SheetXML.maximumHeight))
            var cover = 0
            covering.removeAll(keepingCapacity: true)
            while true {
                let hasEntry =
                    next < plan.entries.count && plan.entries[next].range.first.row == row
                    && (cover == covers.count
                        || plan.entries[next].range.first.column < covers[cover].columns.lowerBound)
                guard hasEntry || cover < covers.count else { break }
                let written: Cover
                if hasEntry {
                    written = write(plan.entries[next], styles, &texts)
                    next += 1
                } else {
                    written = covers[cover]
                    cover += 1
                    for column in written.columns { writeBlank(column: column, style: written.style) }
                }
                if written.lastRow > row { covering.append(written) }
            }
            endRow()
            swap(&covers, &covering)
        }
        write("</sheetData>")
    }

    /// Writes a cell and the blanks beside it that it covers.
    private mutating func write(
        _ entry: SheetPlan.Entry, _ styles: [Int], _ texts: inout SharedTexts
    ) -> Cover {
        let style = styles[entry.style]
        let columns = entry.range.columns
        let column = columns.lowerBound
        switch entry.cell.content {
        case .text(let text) where entry.cell.struck != nil:
            writeText(
                text.utf8Span.span, behindStruck: (entry.cell.struck ?? "").utf8Span.span, column: column,
                style: style)
        case .blank where entry.cell.struck != nil:
            writeText(
                "".utf8Span.span, behindStruck: (entry.cell.struck ?? "").utf8Span.span, column: column,
                style: style)
        case .blank, .text(""):
            writeBlank(column: column, style: style)
        case .text(let text):
            writeSharedText(texts.index(of: text.utf8Span.span), column: column, style: style)
        case .number(let stored, _, _):
            writeNumber(stored, column: column, style: style)
        case .formula(let formula, _, let result):
            writeFormula(formula.utf8Span.span, result: result, column: column, style: style)
        }
        for column in columns.dropFirst() { writeBlank(column: column, style: style) }
        return Cover(columns: columns, lastRow: entry.range.last.row, style: style)
    }

    private mutating func writeMerges(_ merges: [CellRange]) {
        guard !merges.isEmpty else { return }
        write("<mergeCells count=\"")
        bytes.appendDecimal(merges.count)
        write("\">")
        for range in merges {
            write("<mergeCell ref=\"")
            write(range)
            write("\"/>")
        }
        write("</mergeCells>")
    }

    private mutating func write(_ range: CellRange) {
        write(range.first)
        guard !range.isSingleCell else { return }
        write(":")
        write(range.last)
    }
}

extension ColumnWidths.Run {
    /// The width as programs store it: of whole pixels, in 256ths of a character.
    fileprivate var storedWidth: Double {
        let pixels = (width * ColumnWidths.pixelsPerCharacter).rounded()
        return (pixels / ColumnWidths.pixelsPerCharacter * 256).rounded(.down) / 256
    }
}
