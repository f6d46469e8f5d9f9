import NumberFormats
import Primitives
import Sheets

extension SubstreamReader {
    /// A run of compact numbers: row, first column, a style and a number for each, last column.
    mutating func readNumbers(_ record: Record, _ context: inout BookContext) throws(XLSError) {
        let first = try begin(record, &context)
        for index in 0..<(try count(in: record, from: first, size: 6)) {
            let place = try self.place(row: first.row, column: first.column + index)
            let style = try reader.unsigned16(record, 4 + 6 * index)
            let value = StoredDouble.value(ofCompact: try reader.unsigned32(record, 6 + 6 * index))
            try addNumber(value, place, style, &context)
        }
    }

    /// A run of blank cells: row, first column, a style for each, last column.
    mutating func readBlanks(_ record: Record, _ context: inout BookContext) throws(XLSError) {
        let first = try begin(record, &context)
        for index in 0..<(try count(in: record, from: first, size: 2)) {
            try clear(try place(row: first.row, column: first.column + index), &context)
        }
    }

    /// How many cells a run has, each in so many bytes; the last column must bear it out.
    private func count(in record: Record, from first: CellReference, size: Int) throws(XLSError) -> Int {
        // Row and first column stand in front, the last column behind.
        let count = (record.count - 6) / size
        guard count > 0, record.count == 6 + count * size,
            try reader.unsigned16(record, record.count - 2) == first.column + count - 1
        else { throw reader.damaged(at: record.start - 4) }
        return count
    }

    /// Adds a number, shown under its style's format.
    mutating func addNumber(
        _ value: Double, _ place: CellReference, _ style: Int, _ context: inout BookContext
    ) throws(XLSError) {
        let start = context.text.count
        StoredDouble.write(value, to: &context.text)
        let stored = context.text.slice(since: start)
        guard let number = StoredNumber(context.text[stored.range]) else {
            let word = context.text.string(stored.range)
            context.warn(SheetWarning(.unreadableNumber, sheet: name, cell: place, found: word))
            try add(.error, stored: stored, text: stored, at: place, &context)
            return
        }
        if number.hasTooManyDigits {
            let digits = context.text.string(stored.range)
            context.warn(SheetWarning(.tooManyDigits, sheet: name, cell: place, found: digits))
        }
        let format = format(ofStyle: style, at: place, &context)
        let kind = context.styles.formats[format].kind
        if kind == .general, number.isPlain {
            try add(.number, format: format, stored: stored, text: stored, at: place, &context)
            return
        }
        let first = context.text.count
        if kind == .general {
            number.writeGeneral(to: &context.text)
        } else {
            context.styles.formats[format].write(
                number, usesEpoch1904: context.usesEpoch1904, to: &context.text)
        }
        try add(
            kind == .date ? .date : .number, format: format, stored: stored,
            text: context.text.slice(since: first),
            at: place, &context)
    }

    /// Adds a boolean or an error by the byte that says which.
    mutating func add(
        code: UInt8, isError: Bool, _ place: CellReference, _ style: Int, _ context: inout BookContext
    ) throws(XLSError) {
        let format = format(ofStyle: style, at: place, &context)
        let start = context.text.count
        if isError {
            context.text.append(SubstreamReader.errorWord(code))
            let word = context.text.slice(since: start)
            try add(.error, format: format, stored: word, text: word, at: place, &context)
        } else {
            context.text.append(code == 0 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            let stored = context.text.slice(since: start)
            context.text.append(code == 0 ? "FALSE" : "TRUE")
            try add(
                .boolean, format: format, stored: stored, text: context.text.slice(since: start + 1),
                at: place, &context)
        }
    }

    /// Source: [MS-XLS] 2.5.10.
    private static func errorWord(_ code: UInt8) -> StaticString {
        switch code {
        case 0x00: "#NULL!"
        case 0x07: "#DIV/0!"
        case 0x0F: "#VALUE!"
        case 0x17: "#REF!"
        case 0x1D: "#NAME?"
        case 0x24: "#NUM!"
        case 0x2B: "#GETTING_DATA"
        default: "#N/A"
        }
    }
}
