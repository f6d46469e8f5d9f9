import Primitives
import Sheets

/// A sheet before the bytes are complete that its cells lie in.
struct SheetParts {
    private let entry: SheetEntry
    private let cells: [Cell]
    private let openFormulas: Set<CellReference>
    private let mergedRanges: [CellRange]
    private let layout: SheetLayout

    init(_ entry: SheetEntry, _ reader: borrowing SubstreamReader) {
        self.entry = entry
        cells = reader.cells
        openFormulas = reader.openFormulas
        mergedRanges = reader.mergedRanges
        layout = reader.layout
    }

    /// The sheet, given the bytes, what cells have of formats, the epoch, and whether any formula of the workbook has been worked out.
    ///
    /// - Throws: `XLSError.overlappingMerges`.
    func sheet(
        with text: [UInt8], formats: [String], usesEpoch1904: Bool, hasResults: Bool
    ) throws(XLSError) -> Sheet {
        do throws(SheetError) {
            return try Sheet(
                name: entry.name, visibility: entry.visibility, cells: hasResults ? cells : settledCells,
                bytes: text, mergedRanges: distinctRanges, columns: layout.columnRuns,
                rows: layout.orderedRows, defaultColumnWidth: layout.defaultColumnWidth,
                defaultRowHeight: layout.defaultRowHeight, formats: formats, usesEpoch1904: usesEpoch1904)
        } catch {
            switch error {
            case .overlappingMerges(let first, let second):
                throw .overlappingMerges(sheet: entry.name, first: first, second: second)
            case .duplicateCell(let cell):
                throw .badReference(
                    sheet: entry.name, rows: cell.row...cell.row, columns: cell.column...cell.column)
            }
        }
    }

    /// The cells without the zeros that are no results: a program that has worked nothing out writes a zero for
    /// every formula, and asks for all of them to be worked out when the file is opened.
    private var settledCells: [Cell] {
        guard !openFormulas.isEmpty else { return cells }
        return cells.map { cell in
            guard openFormulas.contains(cell.reference) else { return cell }
            return Cell(
                reference: cell.reference, kind: .formulaWithoutValue, format: cell.format, stored: .empty,
                text: .empty)
        }
    }

    /// The merged ranges, those that are written twice once.
    private var distinctRanges: [CellRange] {
        var seen: Set<CellRange> = []
        return mergedRanges.filter { seen.insert($0).inserted }
    }
}
