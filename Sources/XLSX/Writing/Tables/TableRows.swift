import Files
public import Primitives
import Sheets

/// Rows of one sheet, written from the top down and kept as bytes until the workbook is made.
///
/// What it needs of memory does not grow with the rows: full buffers go to a nameless temporary file.
///
/// ```swift
/// rows.begin(0)
/// rows.write(text: "青禾县水利局", column: 0, style: body)
/// rows.write(number: ExactDecimal(12), column: 1, style: amount)
/// try rows.end()
/// ```
public final class TableRows {
    private var xml = SheetXML(capacity: window + window / 2)
    private let spool: SpoolFile
    /// The rows that have been begun; nil where there are none.
    private(set) var range: ClosedRange<Int>?
    /// The last column with a cell.
    private(set) var lastColumn = 0

    /// How many bytes are gathered before they go to the file.
    private static let window = 1 << 17
    /// The most lines that a row is made high for; the rest of a longer text is read in its cell.
    private static let maximumLines = 12

    init(_ spool: SpoolFile) {
        self.spool = spool
    }

    /// How many rows have been begun.
    public var count: Int { range?.count ?? 0 }

    /// Opens a row, counted from zero, below those that are there; without a height, in points, it gets the
    /// sheet's.
    public func begin(_ row: Int, height: Double? = nil) {
        range = (range?.lowerBound ?? row)...max(row, range?.upperBound ?? row)
        xml.beginRow(row, height: height)
    }

    /// Closes the row.
    ///
    /// - Throws: `XLSXWriteError` where what was gathered cannot be set aside.
    public func end() throws(XLSXWriteError) {
        xml.endRow()
        guard xml.count >= TableRows.window else { return }
        try XLSXWriteError.writing { () throws(FileError) in
            try spool.append(UnsafeRawBufferPointer(xml.written))
        }
        xml.removeAll()
    }

    /// Writes a cell without a value, for its looks.
    public func write(blank column: Int, style: Int) {
        xml.writeBlank(column: column, style: style)
        lastColumn = max(lastColumn, column)
    }

    /// Writes a text, never a formula; what is over the 32,767 UTF-16 units of a cell is cut with `…`.
    public func write(text: String, column: Int, style: Int) {
        lastColumn = max(lastColumn, column)
        // A UTF-16 unit takes a byte at least.
        guard text.utf8.count > XLSXWriter.maximumTextUnits else {
            xml.writeText(text.utf8Span.span, column: column, style: style)
            return
        }
        let fitting = ResultPart.fitting(text)
        xml.writeText(fitting.utf8Span.span, column: column, style: style)
    }

    /// Writes a number, digit by digit as it is.
    public func write(number: ExactDecimal, column: Int, style: Int) {
        xml.writeNumber(number, column: column, style: style)
        lastColumn = max(lastColumn, column)
    }

    /// Writes a formula, without its equals sign, that comes to a number.
    public func write(formula: String, number: ExactDecimal, column: Int, style: Int) {
        xml.writeFormula(
            formula.utf8Span.span, result: .number(number, text: ""), column: column, style: style)
        lastColumn = max(lastColumn, column)
    }

    /// Writes a formula, without its equals sign, that comes to a text.
    public func write(formula: String, text: String, column: Int, style: Int) {
        xml.writeFormula(formula.utf8Span.span, result: .text(text), column: column, style: style)
        lastColumn = max(lastColumn, column)
    }

    /// Whether a number can stand in a cell; beyond it, doubles end.
    public static func canHold(_ number: ExactDecimal) -> Bool {
        number.exponent >= -300 && number.exponent + number.digitCount <= 300
    }

    /// Whether a text would turn into a formula when an officer edits its cell, which the number format `@`
    /// stops.
    public static func needsTextFormat(_ text: String) -> Bool { CellStyle.needsTextFormat(text) }

    /// How many lines a text of 10 points takes in a column of a width in characters; from one up.
    public static func lines(of text: String, width: Double) -> Int {
        let pixels = width * ColumnWidths.pixelsPerCharacter - RowFitting.cellPadding
        let tenths = Int(max(0, pixels) * 10 / (10 * RowFitting.pixelsPerPoint))
        // No character is wider than six tenths of an em a byte: short texts need no closer look.
        if text.utf8.count * 6 <= tenths, !text.utf8.contains(UInt8(ascii: "\n")) { return 1 }
        return TextMeasure.lines(of: text, width: tenths)
    }

    /// The height, in points, of a row of so many lines.
    public static func height(lines: Int) -> Double {
        RowFitting.height(lines: min(lines, maximumLines), size: 10)
    }

    /// The bytes of the rows, in the file and in memory.
    var byteCount: Int { spool.count + xml.count }

    /// Reads bytes from a position on; gives how many there were, or less than zero on an error.
    func read(at position: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        if position < spool.count {
            let count = min(buffer.count, spool.count - position)
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
            return (try? spool.read(at: position, into: rest)) ?? -1
        }
        let rest = UnsafeRawBufferPointer(xml.written)[(position - spool.count)...].prefix(buffer.count)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest))
        return rest.count
    }
}
