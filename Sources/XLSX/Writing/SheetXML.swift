import Primitives
import Sheets

/// Writes the rows and cells of a sheet part, byte by byte, into a buffer that is used again and again.
///
/// It knows neither the rows before nor those to come, so what has been written can be taken away at any time:
/// a sheet of any length needs room for no more than the caller lets stand. No cell takes memory of its own.
///
/// ```swift
/// var xml = SheetXML()
/// xml.beginRow(0, height: 20.25)
/// xml.writeText("项目名称".utf8Span.span, column: 0, style: 2)
/// xml.writeNumber(ExactDecimal(12), column: 1, style: 2)
/// xml.endRow()
/// file.write(xml.written)
/// xml.removeAll()
/// ```
struct SheetXML: ~Copyable {
    /// What has been written.
    var bytes: ByteArena
    /// The digits of the row that is open, which end the address of each of its cells.
    private var rowDigits: [UInt8] = []
    /// Where a number is spelt before it is copied.
    private var digits: [UInt8] = []

    /// Makes a writer with an empty buffer.
    init(capacity: Int = 64 << 10) {
        bytes = ByteArena(capacity: capacity)
    }

    /// How many bytes wait to be taken away.
    var count: Int { bytes.count }

    /// What waits to be taken away; holds until the next change.
    var written: UnsafeBufferPointer<UInt8> { bytes[0..<bytes.count] }

    /// Forgets what has been written; its room is used again.
    mutating func removeAll() { bytes.removeAll() }

    /// Writes markup that is the same in every file.
    @inline(__always)
    mutating func write(_ markup: StaticString) { bytes.append(markup) }

    /// Opens a row, counted from zero; one with a height, in points, keeps it whatever its text needs, and one
    /// whose height is zero is hidden.
    mutating func beginRow(_ row: Int, height: Double? = nil) {
        rowDigits.removeAll(keepingCapacity: true)
        (row + 1).writeDigits(to: &rowDigits)
        write("<row r=\"")
        bytes.append(contentsOf: rowDigits)
        if height == 0 {
            write("\" hidden=\"1")
        } else if let height {
            write("\" ht=\"")
            writeMeasure(height)
            write("\" customHeight=\"1")
        }
        write("\">")
    }

    /// Closes the row.
    mutating func endRow() { write("</row>") }

    /// Writes a cell without a value, for its borders.
    mutating func writeBlank(column: Int, style: Int) {
        beginCell(column, style)
        write("/>")
    }

    /// Writes a number, digit by digit as it is: no double comes between.
    mutating func writeNumber(_ number: ExactDecimal, column: Int, style: Int) {
        beginCell(column, style)
        write("><v>")
        writeDigits(of: number)
        write("</v></c>")
    }

    /// Writes a text that stands in the part of shared texts at an index.
    mutating func writeSharedText(_ index: Int, column: Int, style: Int) {
        beginCell(column, style)
        write(" t=\"s\"><v>")
        bytes.appendDecimal(index)
        write("</v></c>")
    }

    /// Writes a text into the cell itself.
    mutating func writeText(_ text: Span<UInt8>, column: Int, style: Int) {
        beginCell(column, style)
        write(" t=\"inlineStr\"><is>")
        bytes.appendTextElement(text)
        write("</is></c>")
    }

    /// Writes a text behind another one that is struck out, both into the cell itself.
    mutating func writeText(_ text: Span<UInt8>, behindStruck struck: Span<UInt8>, column: Int, style: Int) {
        beginCell(column, style)
        write(" t=\"inlineStr\"><is><r><rPr><strike/><sz val=\"10\"/><rFont val=\"宋体\"/></rPr>")
        bytes.appendTextElement(struck)
        write("</r>")
        if !text.isEmpty {
            write("<r><rPr><sz val=\"10\"/><rFont val=\"宋体\"/></rPr>")
            bytes.appendTextElement(text)
            write("</r>")
        }
        write("</is></c>")
    }

    /// Writes a formula, without its equals sign, and what it comes to.
    mutating func writeFormula(
        _ formula: Span<UInt8>, result: SheetDraft.FormulaResult, column: Int, style: Int
    ) {
        beginCell(column, style)
        switch result {
        case .number(let number, _):
            write("><f>")
            bytes.appendEscaped(formula)
            write("</f><v>")
            writeDigits(of: number)
        case .text(let text):
            write(" t=\"str\"><f>")
            bytes.appendEscaped(formula)
            // Without the attribute, white space at the ends is none.
            let isTrimmed =
                text.utf8.first.map { $0 > 0x20 } ?? true && text.utf8.last.map { $0 > 0x20 } ?? true
            write(isTrimmed ? "</f><v>" : "</f><v xml:space=\"preserve\">")
            bytes.appendEscaped(text.utf8Span.span)
        }
        write("</v></c>")
    }

    /// Writes an address.
    mutating func write(_ place: CellReference) {
        writeLetters(of: place.column)
        bytes.appendDecimal(place.row + 1)
    }

    /// Writes a width or height with no more digits than tell it from every other double.
    mutating func writeMeasure(_ measure: Double) {
        // Nearly all have two places at most, and need no text of their own.
        if let hundredths = Int32(exactly: measure * 100), Double(hundredths) / 100 == measure {
            writeDigits(of: ExactDecimal(significand: Int128(hundredths), exponent: -2))
        } else {
            bytes.append(contentsOf: measure.description.utf8)
        }
    }

    /// Writes the start of a cell up to its style.
    @inline(__always)
    private mutating func beginCell(_ column: Int, _ style: Int) {
        write("<c r=\"")
        writeLetters(of: column)
        bytes.append(contentsOf: rowDigits)
        // Style 0 is what a cell has that names none.
        if style != 0 {
            write("\" s=\"")
            bytes.appendDecimal(style)
        }
        write("\"")
    }

    private mutating func writeLetters(of column: Int) {
        if column >= 26 { writeLetters(of: column / 26 - 1) }
        bytes.append(UInt8(ascii: "A") + UInt8(truncatingIfNeeded: column % 26))
    }

    private mutating func writeDigits(of number: ExactDecimal) {
        digits.removeAll(keepingCapacity: true)
        // Written out as far as spreadsheet programs write numbers out; beyond that, rows of zeros.
        if (-30...15).contains(number.exponent) {
            number.write(to: &digits)
            bytes.append(contentsOf: digits)
        } else {
            ExactDecimal(significand: number.significand, exponent: 0).write(to: &digits)
            bytes.append(contentsOf: digits)
            bytes.append(UInt8(ascii: "E"))
            if number.exponent < 0 { bytes.append(UInt8(ascii: "-")) }
            bytes.appendDecimal(abs(number.exponent))
        }
    }
}
