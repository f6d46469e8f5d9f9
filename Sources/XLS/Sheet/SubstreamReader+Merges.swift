import Primitives
import Sheets

extension SubstreamReader {
    /// Merged ranges: how many, and of each the first and last row and the first and last column. A sheet has as
    /// many of these records as it needs.
    mutating func readMerges(_ record: Record, _ context: inout BookContext) throws(XLSError) {
        let count = try reader.unsigned16(record, 0)
        try reader.check(record, 2 + 8 * count)
        for index in 0..<count {
            let offset = 2 + 8 * index
            try addMerge(
                rows: (try reader.unsigned16(record, offset), try reader.unsigned16(record, offset + 2)),
                columns: (
                    try reader.unsigned16(record, offset + 4), try reader.unsigned16(record, offset + 6)
                ),
                &context)
        }
    }

    private mutating func addMerge(
        rows: (Int, Int), columns: (Int, Int), _ context: inout BookContext
    ) throws(XLSError) {
        guard rows.0 <= rows.1, columns.0 <= columns.1, columns.1 <= SubstreamReader.lastColumn else {
            throw .badReference(
                sheet: name, rows: min(rows.0, rows.1)...max(rows.0, rows.1),
                columns: min(columns.0, columns.1)...max(columns.0, columns.1))
        }
        let range = CellRange(rows: rows.0...rows.1, columns: columns.0...columns.1)
        // Of one cell it is none.
        if range.isSingleCell { return }
        guard mergedRanges.count < context.limits.mergedRanges else {
            throw .tooBig(.mergedRanges, maximum: context.limits.mergedRanges)
        }
        mergedRanges.append(range)
    }
}
