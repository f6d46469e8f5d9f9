import Primitives
import Sheets

extension SheetPlan {
    /// The cells in reading order, each place within the sheet and taken once.
    static func ordered(_ draft: SheetDraft) throws(XLSXWriteError) -> [SheetDraft.Cell] {
        var isOrdered = true
        var previous: CellReference?
        for cell in draft.cells {
            guard cell.reference.isInSheet else {
                throw .outsideSheet(sheet: draft.name, range: CellRange(cell.reference))
            }
            if let previous, !(previous < cell.reference) { isOrdered = false }
            previous = cell.reference
        }
        if isOrdered { return draft.cells }
        let cells = draft.cells.sorted { $0.reference < $1.reference }
        for index in cells.indices.dropFirst() where cells[index - 1].reference == cells[index].reference {
            throw .duplicateCell(sheet: draft.name, cell: cells[index].reference)
        }
        return cells
    }

    /// The merged ranges in reading order, without those of a single cell, which say nothing.
    static func checkedMerges(
        _ draft: SheetDraft, cellCount: Int, limit: Int
    ) throws(XLSXWriteError) -> [CellRange] {
        var count = cellCount
        for range in draft.mergedRanges {
            guard range.first.isInSheet, range.last.isInSheet, range.first.row <= range.last.row,
                range.first.column <= range.last.column
            else { throw .outsideSheet(sheet: draft.name, range: range) }
            count += range.rows.count * range.columns.count
            guard count <= limit else { throw .tooManyCells(sheet: draft.name, limit: limit) }
        }
        guard count <= limit else { throw .tooManyCells(sheet: draft.name, limit: limit) }
        let merges = draft.mergedRanges.filter { !$0.isSingleCell }
        do {
            return try Sheet(name: "", cells: [], bytes: [], mergedRanges: merges).mergedRanges
        } catch {
            switch error {
            case .overlappingMerges(let one, let other):
                throw .overlappingMerges(sheet: draft.name, one, other)
            case .duplicateCell(let cell):
                throw .duplicateCell(sheet: draft.name, cell: cell)
            }
        }
    }

    /// Row heights and repeated rows.
    static func checkRows(_ draft: SheetDraft) throws(XLSXWriteError) {
        for (row, height) in draft.rowHeights.sorted(by: { $0.key < $1.key }) {
            let place = CellReference(row: row, column: 0)
            guard place.isInSheet else { throw .outsideSheet(sheet: draft.name, range: CellRange(place)) }
            guard height >= 0, height.isFinite else {
                throw .invalidRowHeight(sheet: draft.name, row: row, height: height)
            }
        }
        if let rows = draft.repeatedRows {
            let range = CellRange(rows: rows, columns: 0...CellReference.lastColumn)
            guard range.first.isInSheet, range.last.isInSheet else {
                throw .outsideSheet(sheet: draft.name, range: range)
            }
        }
    }

    /// What a cell holds can be written, and reads back as it was.
    func check(_ cell: SheetDraft.Cell) throws(XLSXWriteError) {
        switch cell.content {
        case .blank:
            return
        case .text(let text):
            // No more UTF-16 units than bytes, nor does an escape take more than seven for one.
            guard text.utf8.count * 7 > XLSXWriter.maximumTextUnits else { return }
            let units = text.utf16.count
            let escapedUnits = TextEscape.escaped(text).utf16.count
            guard units <= XLSXWriter.maximumTextUnits, escapedUnits <= XLSXWriter.maximumTextUnits else {
                throw .textTooLong(sheet: name, cell: cell.reference, units: max(units, escapedUnits))
            }
        case .number(let stored, let format, _):
            let double = stored.double
            guard stored.digitCount <= 15, double.isFinite, double.isNormal || stored == .zero else {
                throw .inexactNumber(sheet: name, cell: cell.reference, number: stored)
            }
            guard StyleTable.permits(numberFormat: format) else {
                throw .invalidNumberFormat(sheet: name, cell: cell.reference, format: format)
            }
        }
    }
}

extension CellReference {
    /// Whether it lies within A1:XFD1048576.
    fileprivate var isInSheet: Bool {
        (0...CellReference.lastRow).contains(row) && (0...CellReference.lastColumn).contains(column)
    }
}
