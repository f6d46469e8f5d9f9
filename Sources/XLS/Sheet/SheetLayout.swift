import Sheets

/// The widths and heights of a sheet, and what of it is hidden.
struct SheetLayout {
    private var columns: [Column?] = Array(repeating: nil, count: SubstreamReader.lastColumn + 1)
    private(set) var rows: [Sheet.Row] = []
    private(set) var defaultRowHeight: Double?
    private var standardWidth: Double?
    private var defaultCharacters: Double?

    private struct Column: Hashable {
        var width: Double
        var isHidden: Bool
    }

    /// A width is counted in 256ths of a character.
    private static let widthUnits = 256.0
    /// A height is counted in twentieths of a point.
    private static let heightUnits = 20.0
    /// What a cell has beside its characters: five pixels, where a character of the default font has seven.
    private static let padding = 5.0 / 7.0
    /// The characters of a column for which no file needs to say anything.
    private static let usualCharacters = 8.0

    private static let hasDefaultHeight = 0x8000
    private static let isRowHidden = 0x20
    private static let isColumnHidden = 1

    /// Takes in one of the records that say something of it.
    mutating func read(
        _ record: Record, _ kind: Record.Kind, _ reader: RecordReader, limits: XLSLimits
    ) throws(XLSError) {
        switch kind {
        case .columnInfo: try readColumns(record, reader)
        case .row: try readRow(record, reader, limits)
        case .defaultColumnWidth: defaultCharacters = Double(try reader.unsigned16(record, 0))
        case .standardWidth:
            standardWidth = Double(try reader.unsigned16(record, 0)) / SheetLayout.widthUnits
        case .defaultRowHeight:
            defaultRowHeight = Double(try reader.unsigned16(record, 2)) / SheetLayout.heightUnits
        default: return
        }
    }

    private mutating func readColumns(_ record: Record, _ reader: RecordReader) throws(XLSError) {
        let first = try reader.unsigned16(record, 0)
        let last = min(try reader.unsigned16(record, 2), SubstreamReader.lastColumn)
        let column = Column(
            width: Double(try reader.unsigned16(record, 4)) / SheetLayout.widthUnits,
            isHidden: try reader.unsigned16(record, 8) & SheetLayout.isColumnHidden != 0)
        guard first <= last else { return }
        for index in first...last { columns[index] = column }
    }

    private mutating func readRow(
        _ record: Record, _ reader: RecordReader, _ limits: XLSLimits
    ) throws(XLSError) {
        let height = try reader.unsigned16(record, 6)
        let isHidden = try reader.unsigned16(record, 12) & SheetLayout.isRowHidden != 0
        let hasHeight = height & SheetLayout.hasDefaultHeight == 0
        guard hasHeight || isHidden else { return }
        guard rows.count < limits.dimensions else { throw .tooBig(.dimensions, maximum: limits.dimensions) }
        rows.append(
            Sheet.Row(
                index: try reader.unsigned16(record, 0),
                height: hasHeight ? Double(height) / SheetLayout.heightUnits : nil, isHidden: isHidden))
    }
}

// As a sheet has it.
extension SheetLayout {
    /// The width of the columns of which nothing is said; nil where that is the usual one.
    var defaultColumnWidth: Double? {
        if let standardWidth { return standardWidth }
        guard let defaultCharacters, defaultCharacters != SheetLayout.usualCharacters else { return nil }
        let width = (defaultCharacters + SheetLayout.padding) * SheetLayout.widthUnits
        return width.rounded(.down) / SheetLayout.widthUnits
    }

    /// The columns of which something is said, those of one width together.
    var columnRuns: [Sheet.Column] {
        var runs: [Sheet.Column] = []
        for (index, column) in columns.enumerated() {
            guard let column else { continue }
            if let last = runs.last, last.last == index - 1, columns[last.last] == column {
                runs[runs.count - 1].last = index
            } else {
                runs.append(
                    Sheet.Column(first: index, last: index, width: column.width, isHidden: column.isHidden))
            }
        }
        return runs
    }

    /// The rows in order, of each what was said last.
    var orderedRows: [Sheet.Row] {
        if zip(rows, rows.dropFirst()).allSatisfy({ $0.index < $1.index }) { return rows }
        var latest: [Int: Sheet.Row] = [:]
        for row in rows { latest[row.index] = row }
        return latest.values.sorted { $0.index < $1.index }
    }
}
