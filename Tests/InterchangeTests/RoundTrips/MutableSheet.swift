import Performance
import Primitives
import Sheets

/// A sheet that can be changed the way officers change theirs.
struct MutableSheet {
    struct Entry {
        var kind: CellKind
        var stored: String
        var text: String
    }

    var name: String
    var cells: [CellReference: Entry]
    var merged: [CellRange]

    init(_ sheet: Sheet) {
        name = sheet.name
        cells = [:]
        for cell in sheet.cells {
            cells[cell.reference] = Entry(
                kind: cell.kind, stored: sheet.stored(of: cell), text: sheet.text(of: cell))
        }
        merged = sheet.mergedRanges
    }

    func sheet() throws -> Sheet {
        var bytes: [UInt8] = []
        func slice(_ text: String) -> Cell.Slice {
            let start = bytes.count
            bytes += text.utf8
            return Cell.Slice(offset: start, count: bytes.count - start)
        }
        let found = cells.sorted { $0.key < $1.key }.map { place, entry in
            Cell(reference: place, kind: entry.kind, stored: slice(entry.stored), text: slice(entry.text))
        }
        return try Sheet(
            name: name, cells: found, bytes: bytes, mergedRanges: merged.filter { !$0.isSingleCell })
    }

    var lastRow: Int {
        max(cells.keys.map(\.row).max() ?? 0, merged.map(\.last.row).max() ?? 0)
    }
    var lastColumn: Int {
        max(cells.keys.map(\.column).max() ?? 0, merged.map(\.last.column).max() ?? 0)
    }

    mutating func shift(rows: Int, columns: Int) {
        cells = Dictionary(
            uniqueKeysWithValues: cells.map {
                (CellReference(row: $0.row + rows, column: $0.column + columns), $1)
            })
        merged = merged.map { $0.moved(rows: rows, columns: columns) }
    }

    /// Whether no merged range reaches over the edge above a row.
    func isEdge(above row: Int) -> Bool {
        !merged.contains { $0.first.row < row && row <= $0.last.row }
    }

    mutating func insertRow(above row: Int) {
        cells = Dictionary(
            uniqueKeysWithValues: cells.map {
                (CellReference(row: $0.row + ($0.row >= row ? 1 : 0), column: $0.column), $1)
            })
        merged = merged.map {
            CellRange(
                rows: $0.first.row + ($0.first.row >= row ? 1 : 0)...$0.last.row
                    + ($0.last.row >= row ? 1 : 0), columns: $0.columns)
        }
    }

    /// Takes a row out; a merged range over it becomes a row shorter.
    mutating func deleteRow(_ row: Int) {
        cells = Dictionary(
            uniqueKeysWithValues: cells.filter { $0.key.row != row }.map {
                (CellReference(row: $0.row - ($0.row > row ? 1 : 0), column: $0.column), $1)
            })
        merged = merged.filter { $0.rows != row...row }.map {
            CellRange(
                rows: $0.first.row - ($0.first.row > row ? 1 : 0)...$0.last.row
                    - ($0.last.row >= row ? 1 : 0), columns: $0.columns)
        }
    }

    /// Another sheet under this one, after so many empty rows.
    mutating func stack(_ other: MutableSheet, gap: Int) {
        var below = other
        below.shift(rows: lastRow + 1 + gap, columns: 0)
        cells.merge(below.cells) { first, _ in first }
        merged += below.merged
    }
}
