import Primitives
import Sheets

/// Reads one sheet's part of the stream.
struct SubstreamReader: ~Copyable {
    var reader: RecordReader
    let name: String
    var cells: [Cell] = []
    /// Whether every cell so far stands behind the one before.
    private var isOrdered = true
    /// The formula whose text is to come in a record of its own.
    private var pendingFormula: (place: CellReference, style: Int)?
    var mergedRanges: [CellRange] = []
    var layout = SheetLayout()
    /// The formulas of which the file says both that they come to zero and that they are to be worked out.
    var openFormulas: Set<CellReference> = []
    private var warnsOfStyles = true
    private var warnsOfText = true

    /// What the last row and column of an Excel 97–2003 sheet are, IV65536, counted from zero.
    static let lastRow = 65_535
    static let lastColumn = 255

    init(_ bytes: [UInt8], _ entry: SheetEntry) {
        reader = RecordReader(bytes, at: entry.offset, sheet: entry.name)
        name = entry.name
    }

    /// Reads to the end of the sheet; what stands in the charts within it is not the sheet's.
    ///
    /// - Throws: `XLSError`; `.missingSheet` where no sheet begins here.
    mutating func read(_ context: inout BookContext) throws(XLSError) {
        guard try begin() else { throw .missingSheet(name) }
        var depth = 0
        while true {
            let record = try reader.next()
            guard let kind = record.kind else { continue }
            if let size = Record.size(of: kind), size != record.count {
                throw reader.damaged(at: record.start - 4)
            }
            switch kind {
            case .beginOfSubstream: depth += 1
            case .endOfSubstream:
                if depth == 0 {
                    try endFormula(&context)
                    order(&context)
                    return
                }
                depth -= 1
            default:
                if depth == 0 { try read(record, kind, &context) }
            }
        }
    }

    /// Reads the record with which a sheet begins; false where there is none.
    private mutating func begin() throws(XLSError) -> Bool {
        guard let record = try? reader.next(), record.kind == .beginOfSubstream else { return false }
        return try reader.unsigned16(record, 2) == 0x10
    }

    private mutating func read(
        _ record: Record, _ kind: Record.Kind, _ context: inout BookContext
    ) throws(XLSError) {
        switch kind {
        case .filePassword: throw .encrypted
        case .sharedText: try readSharedText(record, &context)
        case .number:
            let place = try begin(record, &context)
            try addNumber(try reader.double(record, 6), place, try style(record), &context)
        case .compactNumber:
            let place = try begin(record, &context)
            let value = StoredDouble.value(ofCompact: try reader.unsigned32(record, 6))
            try addNumber(value, place, try style(record), &context)
        case .numbers: try readNumbers(record, &context)
        case .blank: try clear(try begin(record, &context), &context)
        case .blanks: try readBlanks(record, &context)
        case .booleanOrError:
            let place = try begin(record, &context)
            let isError = try reader.byte(record, 7) != 0
            try add(code: try reader.byte(record, 6), isError: isError, place, try style(record), &context)
        case .text, .richText: try readText(record, &context)
        case .formula, .formula3, .formula4: try readFormula(record, &context)
        case .formulaText: try readFormulaText(record, &context)
        case .mergedCells: try readMerges(record, &context)
        case .columnInfo, .row, .defaultColumnWidth, .standardWidth, .defaultRowHeight:
            try layout.read(record, kind, reader, limits: context.limits)
        default: return
        }
    }
}

// Cells, in whatever order they come.
extension SubstreamReader {
    /// Ends what came before a cell's record, and says where the cell stands.
    mutating func begin(_ record: Record, _ context: inout BookContext) throws(XLSError) -> CellReference {
        try endFormula(&context)
        return try place(row: try reader.unsigned16(record, 0), column: try reader.unsigned16(record, 2))
    }

    func place(row: Int, column: Int) throws(XLSError) -> CellReference {
        guard column <= SubstreamReader.lastColumn else {
            throw .badReference(sheet: name, rows: row...row, columns: column...column)
        }
        return CellReference(row: row, column: column)
    }

    func style(_ record: Record) throws(XLSError) -> Int { try reader.unsigned16(record, 4) }

    /// The position of a style's number format; General where there is no such style.
    mutating func format(ofStyle style: Int, at place: CellReference, _ context: inout BookContext) -> Int {
        if style < context.styles.formatOfStyle.count { return context.styles.formatOfStyle[style] }
        // A sheet by itself has no styles at all.
        if warnsOfStyles, !context.styles.formatOfStyle.isEmpty {
            context.warn(SheetWarning(.unknownStyle, sheet: name, cell: place))
            warnsOfStyles = false
        }
        return 0
    }

    mutating func add(
        _ kind: CellKind, format: Int = 0, stored: Cell.Slice, text: Cell.Slice, at place: CellReference,
        _ context: inout BookContext
    ) throws(XLSError) {
        try context.countCell()
        if let last = cells.last, place <= last.reference { isOrdered = false }
        cells.append(
            Cell(
                reference: place, kind: kind, format: UInt16(truncatingIfNeeded: format), stored: stored,
                text: text))
    }

    /// Notes that nothing stands in a cell: what a record before has put there goes.
    mutating func clear(_ place: CellReference, _ context: inout BookContext) throws(XLSError) {
        guard let last = cells.last, place <= last.reference else { return }
        try add(.text, stored: .empty, text: .empty, at: place, &context)
    }

    mutating func beginFormula(_ place: CellReference, style: Int) { pendingFormula = (place, style) }

    /// Takes the formula whose text has come.
    mutating func takeFormula() -> (place: CellReference, style: Int)? {
        defer { pendingFormula = nil }
        return pendingFormula
    }

    /// A formula whose text does not come has no value.
    mutating func endFormula(_ context: inout BookContext) throws(XLSError) {
        guard let formula = takeFormula() else { return }
        try addFormulaWithoutValue(formula.place, formula.style, &context)
    }

    /// Puts the cells in reading order; of those that claim one place the last counts.
    private mutating func order(_ context: inout BookContext) {
        guard !isOrdered else { return }
        let order = cells.indices.sorted {
            let (left, right) = (cells[$0].reference, cells[$1].reference)
            return left == right ? $0 < $1 : left < right
        }
        var ordered: [Cell] = []
        ordered.reserveCapacity(cells.count)
        for index in order {
            if let last = ordered.last, last.reference == cells[index].reference {
                if SubstreamReader.hasContent(last), SubstreamReader.hasContent(cells[index]) {
                    let word = context.text.string(last.text.range)
                    context.warn(SheetWarning(.cellTwice, sheet: name, cell: last.reference, found: word))
                }
                ordered.removeLast()
            }
            ordered.append(cells[index])
        }
        cells = ordered.filter { SubstreamReader.hasContent($0) }
    }

    private static func hasContent(_ cell: Cell) -> Bool {
        !cell.stored.isEmpty || cell.kind == .formulaWithoutValue
    }

    mutating func warnOfText(at place: CellReference, _ context: inout BookContext) {
        guard warnsOfText else { return }
        warnsOfText = false
        let codePage = context.codePage.codePage
        context.warn(
            SheetWarning(
                .doubtfulText, sheet: name, cell: place, found: codePage == 0 ? nil : String(codePage)))
    }
}
