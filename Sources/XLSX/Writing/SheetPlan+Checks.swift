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

    /// Validations, names and the printed range.
    static func checkEntries(_ draft: SheetDraft) throws(XLSXWriteError) {
        let ranges = draft.validations.map(\.range) + draft.names.map { CellRange($0.cell) }
        for range in ranges + (draft.printedRange.map { [$0] } ?? []) {
            guard range.first.isInSheet, range.last.isInSheet else {
                throw .outsideSheet(sheet: draft.name, range: range)
            }
        }
        let limit = XLSXWriter.maximumMessageCharacters
        for validation in draft.validations {
            guard validation.prompt.unicodeScalars.count <= limit,
                (validation.refusal ?? "").unicodeScalars.count <= limit
            else { throw .invalidValidation(sheet: draft.name, range: validation.range) }
        }
        for name in draft.names where !isName(name.name) {
            throw .invalidName(sheet: draft.name, name: name.name)
        }
    }

    /// Whether programs take a name: letters, digits and low lines that make no address.
    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, name.utf8.count <= XLSXWriter.maximumNameBytes else {
            return false
        }
        let isPlain = name.utf8.allSatisfy { byte in
            let letter = (byte | 0x20) &- UInt8(ascii: "a")
            return letter < 26 || byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: "_")
        }
        return isPlain && first &- UInt8(ascii: "0") > 9 && name.utf8.contains(UInt8(ascii: "_"))
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
            let escapedUnits = TextEscape.units(of: text)
            guard units <= XLSXWriter.maximumTextUnits, escapedUnits <= XLSXWriter.maximumTextUnits else {
                throw .textTooLong(sheet: name, cell: cell.reference, units: max(units, escapedUnits))
            }
        case .number(let stored, let format, _):
            try check(stored, format, of: cell)
        case .formula(let formula, let format, let result):
            guard !formula.isEmpty, formula.utf16.count <= XLSXWriter.maximumFormulaUnits,
                !formula.utf8.contains(where: { $0 < 0x20 })
            else { throw .invalidFormula(sheet: name, cell: cell.reference) }
            guard case .number(let stored, _) = result else {
                guard StyleTable.permits(numberFormat: format) else {
                    throw .invalidNumberFormat(sheet: name, cell: cell.reference, format: format)
                }
                return
            }
            try check(stored, format, of: cell)
        }
    }

    private func check(
        _ stored: ExactDecimal, _ format: String, of cell: SheetDraft.Cell
    ) throws(XLSXWriteError) {
        let double = stored.double
        guard stored.digitCount <= 15, double.isFinite, double.isNormal || stored == .zero else {
            throw .inexactNumber(sheet: name, cell: cell.reference, number: stored)
        }
        guard StyleTable.permits(numberFormat: format) else {
            throw .invalidNumberFormat(sheet: name, cell: cell.reference, format: format)
        }
    }
}

extension CellReference {
    /// Whether it lies within A1:XFD1048576.
    fileprivate var isInSheet: Bool {
        (0...CellReference.lastRow).contains(row) && (0...CellReference.lastColumn).contains(column)
    }
}
