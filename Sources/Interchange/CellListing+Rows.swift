import Primitives
import Sheets
import XLSX

extension CellListing {
    /// How many bytes are gathered before they are written.
    private static let step = 1 << 16

    /// Lists a workbook row by row, however long its sheets are; `write` gets the lines.
    ///
    /// It is read twice: a sheet's merged ranges stand behind its cells but are listed before them, and nothing
    /// is written of a workbook that is refused further on.
    ///
    /// - Parameter name: the sheet that is asked for; nil for all.
    /// - Returns: false, and nothing was written, where cells of a sheet are out of order, so that it must be
    ///   read whole.
    /// - Throws: `InterchangeError.workbook` or `.noSheet`.
    static func list(
        workbook bytes: [UInt8], sheet name: String?, write: ([UInt8]) -> Void
    ) throws(InterchangeError) -> Bool {
        let others: [String]?
        do throws(XLSXError) {
            others = try XLSXRows.read(bytes: bytes) { (rows) throws(XLSXError) -> [String]? in
                var heads: [Sheet] = []
                for index in rows.sheets.indices {
                    guard let head = try head(of: index, &rows) else { return [] }
                    heads.append(head)
                }
                if let name, !heads.contains(where: { $0.name == name }) { return heads.map(\.name) }
                for (index, head) in heads.enumerated() where name == nil || head.name == name {
                    try list(head, index, &rows, write)
                }
                return nil
            }
        } catch {
            throw .workbook(error)
        }
        guard let others else { return true }
        guard let name, !others.isEmpty else { return false }
        throw .noSheet(name, others: others)
    }

    /// Reads a sheet to its end for everything but its cells; nil where those are out of order.
    private static func head(of index: Int, _ rows: inout XLSXRows) throws(XLSXError) -> Sheet? {
        try rows.begin(index)
        var last = CellReference(row: -1, column: -1)
        while try rows.next() {
            for cell in rows.cells {
                guard last < cell.reference else { return nil }
                last = cell.reference
            }
        }
        let entry = rows.sheets[index]
        do throws(SheetError) {
            return try Sheet(
                name: entry.name, visibility: entry.visibility, cells: [], bytes: [],
                mergedRanges: rows.mergedRanges)
        } catch {
            switch error {
            case .duplicateCell(let cell): throw .duplicateCell(sheet: entry.name, cell: cell)
            case .overlappingMerges(let first, let second):
                throw .overlappingMerges(sheet: entry.name, first: first, second: second)
            }
        }
    }

    private static func list(
        _ head: Sheet, _ index: Int, _ rows: inout XLSXRows, _ write: ([UInt8]) -> Void
    ) throws(XLSXError) {
        var listing = CellListing()
        listing.begin(head.name, isHidden: head.visibility != .visible, merged: head.mergedRanges)
        try rows.begin(index)
        while try rows.next() {
            let cells = rows.cells
            rows.withBytes { bytes in
                for cell in cells { listing.add(cell, in: bytes) }
            }
            if listing.lines.count > step { write(listing.take()) }
        }
        write(listing.take())
    }
}
