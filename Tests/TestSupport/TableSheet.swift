import Primitives
public import Sheets

extension Sheet {
    /// A sheet drawn as a table: a line a row, cells between bars, `{2}` behind a cell that spans two columns
    /// and `{2x3}` behind one that spans two columns and three rows; `\n` is a line break.
    ///
    /// - Parameters:
    ///   - origin: the cell that the table starts at.
    ///   - isFlat: whether the merges are lost, as in CSV.
    public static func table(
        _ text: String, at origin: String = "A1", name: String = "表", isFlat: Bool = false
    ) throws -> Sheet {
        let start = CellReference(origin) ?? CellReference(row: 0, column: 0)
        var cells: [Cell] = []
        var bytes: [UInt8] = []
        var merged: [CellRange] = []
        var taken: Set<CellReference> = []
        var row = start.row
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            defer { row += 1 }
            if line.isEmpty { continue }
            var column = start.column
            for part in line.split(separator: "|", omittingEmptySubsequences: false) {
                while taken.contains(CellReference(row: row, column: column)) { column += 1 }
                var body = String(part)
                var width = 1
                var height = 1
                if body.hasSuffix("}"), let brace = body.lastIndex(of: "{") {
                    let sizes = body[body.index(after: brace)...].dropLast().split(separator: "x")
                    if let columns = sizes.first.flatMap({ Int($0) }) {
                        width = columns
                        height = sizes.count > 1 ? Int(sizes[1]) ?? 1 : 1
                        body = String(body[..<brace])
                    }
                }
                let range = CellRange(rows: row...row + height - 1, columns: column...column + width - 1)
                for covered in range.rows {
                    for place in range.columns { taken.insert(CellReference(row: covered, column: place)) }
                }
                if !range.isSingleCell { merged.append(range) }
                body = body.split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
                if !body.isEmpty {
                    let slice = Cell.Slice(offset: bytes.count, count: body.utf8.count)
                    bytes += Array(body.utf8)
                    cells.append(Cell(reference: range.first, kind: .text, stored: slice, text: slice))
                }
                column += width
            }
        }
        return try Sheet(
            name: isFlat ? "" : name, cells: cells, bytes: bytes, mergedRanges: isFlat ? [] : merged)
    }
}
