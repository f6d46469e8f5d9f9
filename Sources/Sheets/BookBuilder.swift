import NumberFormats
package import Primitives

/// Gathers the sheets of a file as its reader meets their cells, and keeps the limits.
///
/// What a damaged file says twice is settled here for every format: of two cells in one place the later counts,
/// of two merged ranges that share a cell the earlier, and each time there is a warning.
package final class BookBuilder<Failure: SheetFailure> {
    private let limits: SheetLimits
    private var sheets: [Sheet] = []
    private var warnings: [SheetWarning] = []
    private var furtherWarnings = 0
    private var cellCount = 0
    private var mergeCount = 0
    private var dimensionCount = 0
    private var textCount = 0
    private var formats = CompiledFormats()
    private var shown = ByteArena(capacity: 256)
    private var open: OpenSheet?

    /// The sheet being read.
    private struct OpenSheet {
        var name: String
        var visibility: Sheet.Visibility
        var cells: [Cell] = []
        var bytes: [UInt8] = []
        var mergedRanges: [CellRange] = []
        var columns: [Sheet.Column] = []
        var rows: [Sheet.Row] = []
        var defaultColumnWidth: Double?
        var defaultRowHeight: Double?
        var formats = ["General"]
        var formatNumbers: [[UInt8]: UInt16] = [:]
        var usesEpoch1904 = false

        /// The position of a code among the sheet's formats; that of `General` once there are too many.
        mutating func number(of code: [UInt8]) -> UInt16 {
            if code.isEmpty || code == Array("General".utf8) { return 0 }
            if let known = formatNumbers[code] { return known }
            guard let number = UInt16(exactly: formats.count) else { return 0 }
            formats.append(String(decoding: code, as: UTF8.self))
            formatNumbers[code] = number
            return number
        }
    }

    package init(limits: SheetLimits) { self.limits = limits }

    /// How many sheets were begun so far.
    package var sheetCount: Int { sheets.count + (open == nil ? 0 : 1) }

    /// Starts on the next sheet; what follows belongs to it.
    package func begin(_ name: String, visibility: Sheet.Visibility = .visible) throws(Failure) {
        finishSheet()
        guard sheets.count < limits.sheets else { throw .tooBig(.sheets, maximum: limits.sheets) }
        open = OpenSheet(name: name, visibility: visibility)
    }

    /// Adds a cell whose words are at hand. Of a cell with nothing in it nothing is kept.
    ///
    /// - Parameters:
    ///   - stored: the text in the file; the same as `text` where nil.
    ///   - text: the text that the officer sees.
    package func add(
        _ kind: CellKind, stored: [UInt8]? = nil, text: [UInt8], format code: [UInt8] = [],
        formula: [UInt8] = [], at place: CellReference
    ) throws(Failure) {
        guard !text.isEmpty || stored?.isEmpty == false || !formula.isEmpty else { return }
        try check(place)
        guard cellCount < limits.cells else { throw .tooBig(.cells, maximum: limits.cells) }
        cellCount += 1
        let textSlice = try keep(text)
        let storedSlice = stored == nil || stored == text ? textSlice : try keep(stored ?? [])
        let formulaSlice = try keep(formula)
        let format = open?.number(of: code) ?? 0
        open?.cells.append(
            Cell(
                reference: place, kind: kind, format: format, stored: storedSlice, text: textSlice,
                formula: formulaSlice))
    }

    /// Adds a cell with a number.
    ///
    /// - Parameters:
    ///   - stored: the number's digits as the file has them.
    ///   - format: the code of its number format.
    ///   - shown: the text that the officer sees where the file says so; else the format makes it.
    package func add(
        number stored: [UInt8], format code: [UInt8], shown: [UInt8]? = nil, formula: [UInt8] = [],
        usesEpoch1904: Bool = false, at place: CellReference
    ) throws(Failure) {
        guard let number = stored.withUnsafeBufferPointer({ StoredNumber($0) }) else {
            warn(.unreadableNumber, at: place, found: stored)
            return try add(
                .error, stored: stored, text: shown ?? stored, format: code, formula: formula, at: place)
        }
        if number.hasTooManyDigits { warn(.tooManyDigits, at: place, found: stored) }
        let format = formats.format(of: code)
        let kind = format.kind == .date ? CellKind.date : .number
        var text = shown
        if text == nil {
            self.shown.removeAll()
            format.write(number, usesEpoch1904: usesEpoch1904, to: &self.shown)
            text = self.shown.makeArray()
        }
        if usesEpoch1904 { open?.usesEpoch1904 = true }
        try add(kind, stored: stored, text: text ?? stored, format: code, formula: formula, at: place)
    }

    /// Adds a cell with text, shown through its number format where that says how text is shown.
    package func add(
        text: [UInt8], format code: [UInt8], formula: [UInt8] = [], at place: CellReference
    ) throws(Failure) {
        let format = formats.format(of: code)
        guard !text.isEmpty, let section = format.textSection else {
            return try add(.text, text: text, format: code, formula: formula, at: place)
        }
        shown.removeAll()
        shown.append(contentsOf: text)
        format.write(text: 0..<text.count, in: section, to: &shown)
        let seen = Array(shown[text.count..<shown.count])
        try add(.text, stored: text, text: seen, format: code, formula: formula, at: place)
    }

    /// Adds a cell with a date in ISO 8601, `2022-12-31` or `2022-12-31T06:30:00`.
    ///
    /// Without a date format it is shown as it is written.
    package func add(
        date stored: [UInt8], format code: [UInt8], shown seen: [UInt8]? = nil, formula: [UInt8] = [],
        at place: CellReference
    ) throws(Failure) {
        let format = formats.format(of: code)
        let section = format.kind == .date ? format.sections.first(where: \.isDate) : nil
        let moment = stored.withUnsafeBufferPointer {
            NumberFormat.Moment(iso: $0, places: section?.subsecondPlaces ?? 0)
        }
        guard let moment else {
            warn(.unreadableNumber, at: place, found: stored)
            return try add(
                .error, stored: stored, text: seen ?? stored, format: code, formula: formula, at: place)
        }
        var text = seen
        if text == nil, let section {
            shown.removeAll()
            format.write(moment, in: section, to: &shown)
            text = shown.makeArray()
        }
        try add(.date, stored: stored, text: text ?? stored, format: code, formula: formula, at: place)
    }

    /// Adds a cell of which only the text that is seen is known: digits as a spreadsheet would show them are a
    /// number, as they are in delimited text.
    package func add(
        shown text: [UInt8], format code: [UInt8] = [], formula: [UInt8] = [], at place: CellReference
    )
        throws(Failure)
    {
        guard BookBuilder.isPlainNumber(text) else {
            return try add(.text, text: text, format: code, formula: formula, at: place)
        }
        try add(number: text, format: code, shown: text, formula: formula, at: place)
    }

    /// Whether text is a number as a spreadsheet shows it without a format: no sign but minus, no leading zeros, no
    /// more digits than it keeps.
    package static func isPlainNumber(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { StoredNumber($0) }.map { $0.isPlain && !$0.hasTooManyDigits } ?? false
    }

    /// Adds a merged range; one of a single cell is dropped.
    package func merge(_ range: CellRange) throws(Failure) {
        guard !range.isSingleCell else { return }
        try check(range.last)
        guard mergeCount < limits.mergedRanges else {
            throw .tooBig(.mergedRanges, maximum: limits.mergedRanges)
        }
        mergeCount += 1
        open?.mergedRanges.append(range)
    }

    /// Adds a run of columns of one width; those beyond a sheet's edge are cut off.
    package func add(_ column: Sheet.Column) throws(Failure) {
        guard column.first <= min(column.last, CellReference.lastColumn) else { return }
        try countDimension()
        var column = column
        column.last = min(column.last, CellReference.lastColumn)
        open?.columns.append(column)
    }

    /// Adds a row with a height of its own.
    package func add(_ row: Sheet.Row) throws(Failure) {
        guard row.index <= CellReference.lastRow else { return }
        try countDimension()
        open?.rows.append(row)
    }

    /// Says what the columns and rows measure that say nothing.
    package func setDefaults(columnWidth: Double?, rowHeight: Double?) {
        open?.defaultColumnWidth = columnWidth
        open?.defaultRowHeight = rowHeight
    }

    /// Whether the open sheet is shown, where that comes behind its cells.
    package func setVisibility(_ visibility: Sheet.Visibility) { open?.visibility = visibility }

    /// Keeps a warning about a cell of the open sheet, or about the file.
    package func warn(_ kind: SheetWarning.Kind, at cell: CellReference? = nil, found: [UInt8]? = nil) {
        warn(
            SheetWarning(
                kind, sheet: open?.name, cell: cell,
                found: found.map { String(decoding: $0.prefix(64), as: UTF8.self) }))
    }

    /// Keeps a warning, or only counts it.
    package func warn(_ warning: SheetWarning) {
        if warnings.count < limits.warnings { warnings.append(warning) } else { furtherWarnings += 1 }
    }

    /// The sheets and warnings gathered.
    package func finish() -> SheetBook {
        finishSheet()
        if furtherWarnings > 0 {
            warnings.append(SheetWarning(.moreWarnings, found: String(furtherWarnings)))
        }
        return SheetBook(workbook: Workbook(sheets: sheets), warnings: warnings)
    }

    // MARK: Inside

    private func keep(_ bytes: [UInt8]) throws(Failure) -> Cell.Slice {
        guard !bytes.isEmpty else { return .empty }
        textCount += bytes.count
        guard textCount <= limits.textBytes else { throw .tooBig(.textBytes, maximum: limits.textBytes) }
        let offset = open?.bytes.count ?? 0
        open?.bytes += bytes
        return Cell.Slice(offset: offset, count: bytes.count)
    }

    private func check(_ place: CellReference) throws(Failure) {
        guard place.row <= CellReference.lastRow else {
            throw .tooBig(.rows, maximum: CellReference.lastRow + 1)
        }
        guard place.column <= CellReference.lastColumn else {
            throw .tooBig(.columns, maximum: CellReference.lastColumn + 1)
        }
    }

    private func countDimension() throws(Failure) {
        guard dimensionCount < limits.dimensions else {
            throw .tooBig(.dimensions, maximum: limits.dimensions)
        }
        dimensionCount += 1
    }

    private func finishSheet() {
        guard var done = open else { return }
        settleCells(&done)
        let ranges = done.mergedRanges.sorted { $0.first < $1.first }
        let (kept, leftOut) = MergeSweep.settle(ranges)
        for range in leftOut { warn(.mergeLeftOut, at: range.first, found: Array("\(range)".utf8)) }
        open = nil
        // Neither a cell nor a merged range claims a place twice by now.
        guard
            let sheet = try? Sheet(
                name: done.name, visibility: done.visibility, cells: done.cells, bytes: done.bytes,
                mergedRanges: kept, columns: done.columns.sorted { $0.first < $1.first },
                rows: done.rows.sorted { $0.index < $1.index }, defaultColumnWidth: done.defaultColumnWidth,
                defaultRowHeight: done.defaultRowHeight, formats: done.formats,
                usesEpoch1904: done.usesEpoch1904)
        else { return }
        sheets.append(sheet)
    }

    /// Puts cells in reading order; of two in one place the later stays.
    private func settleCells(_ sheet: inout OpenSheet) {
        var isOrdered = true
        for index in sheet.cells.indices.dropFirst()
        where !(sheet.cells[index - 1].reference < sheet.cells[index].reference) {
            isOrdered = false
            break
        }
        if isOrdered { return }
        let order = sheet.cells.indices.sorted {
            let (one, other) = (sheet.cells[$0].reference, sheet.cells[$1].reference)
            return one == other ? $0 < $1 : one < other
        }
        var cells: [Cell] = []
        cells.reserveCapacity(order.count)
        for index in order {
            let cell = sheet.cells[index]
            if let last = cells.last, last.reference == cell.reference {
                let old = Array(sheet.bytes[last.text.range])
                if old != Array(sheet.bytes[cell.text.range]) {
                    warn(.cellTwice, at: cell.reference, found: old)
                }
                cells.removeLast()
            }
            cells.append(cell)
        }
        sheet.cells = cells
    }
}

extension Sheet.Column {
    /// A width in points as one in characters: a character of the default font takes 5.25 points, and 3.75 are the
    /// cell's margins.
    package static func characters(_ points: Double) -> Double { max(0, (points - 3.75) / 5.25) }
}
