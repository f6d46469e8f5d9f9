import NumberFormats
import Primitives
import Sheets

extension SubstreamReader {
    /// A cell that shows one of the shared strings.
    mutating func readSharedText(_ record: Record, _ context: inout BookContext) throws(XLSError) {
        let place = try begin(record, &context)
        let index = try reader.unsigned32(record, 6)
        guard index < context.strings.count else {
            throw .missingText(sheet: name, cell: place, index: index)
        }
        try addText(context.strings[index], place, try style(record), &context)
    }

    /// A cell that holds its text itself.
    mutating func readText(_ record: Record, _ context: inout BookContext) throws(XLSError) {
        let place = try begin(record, &context)
        let start = context.text.count
        try readCharacters(record, at: 6, of: place, &context)
        try addText(context.text.slice(since: start), place, try style(record), &context)
    }

    /// Appends the text that stands in a record: how many characters, and they themselves.
    private mutating func readCharacters(
        _ record: Record, at offset: Int, of place: CellReference, _ context: inout BookContext
    ) throws(XLSError) {
        let count = try reader.unsigned16(record, offset)
        if context.isUnicode {
            var text = ContinuedText(reader.bytes, record, at: offset + 2)
            guard count == 0 || text.readFlaggedCharacters(count, to: &context.text) else {
                throw reader.damaged(at: record.start - 4)
            }
        } else {
            var text = ContinuedText(reader.bytes, record, at: offset + 2)
            guard let bytes = text.take(count) else { throw reader.damaged(at: record.start - 4) }
            if !context.codePage.decode(bytes, to: &context.text) { warnOfText(at: place, &context) }
        }
        try context.checkText()
    }

    /// Adds text, shown under its style's format where that has a part for text.
    private mutating func addText(
        _ stored: Cell.Slice, _ place: CellReference, _ style: Int, _ context: inout BookContext
    ) throws(XLSError) {
        guard !stored.isEmpty else {
            try clear(place, &context)
            return
        }
        let format = format(ofStyle: style, at: place, &context)
        var text = stored
        if let section = context.styles.formats[format].textSection {
            let first = context.text.count
            context.styles.formats[format].write(text: stored.range, in: section, to: &context.text)
            text = context.text.slice(since: first)
        }
        try add(.text, format: format, stored: stored, text: text, at: place, &context)
    }
}

// Formulas: what they came to when the file was saved.
extension SubstreamReader {
    private static let isAlwaysCalculated = 1
    private static let isCalculatedOnOpening = 2

    mutating func readFormula(_ record: Record, _ context: inout BookContext) throws(XLSError) {
        let place = try begin(record, &context)
        let style = try style(record)
        let flags = try reader.unsigned16(record, 14)
        let isWanting = flags & SubstreamReader.isCalculatedOnOpening != 0
        guard try reader.unsigned16(record, 12) == 0xFFFF else {
            let value = try reader.double(record, 6)
            if value != 0 { context.hasResults = true } else if isWanting { openFormulas.insert(place) }
            try addNumber(value, place, style, &context)
            return
        }
        context.hasResults = true
        let code = try reader.byte(record, 8)
        switch try reader.byte(record, 6) {
        case 0: beginFormula(place, style: style)
        case 1: try add(code: code, isError: false, place, style, &context)
        case 2: try add(code: code, isError: true, place, style, &context)
        case 3 where flags & SubstreamReader.isAlwaysCalculated == 0: try clear(place, &context)
        default: try addFormulaWithoutValue(place, style, &context)
        }
    }

    mutating func readFormulaText(_ record: Record, _ context: inout BookContext) throws(XLSError) {
        guard let formula = takeFormula() else { return }
        let start = context.text.count
        try readCharacters(record, at: 0, of: formula.place, &context)
        try addText(context.text.slice(since: start), formula.place, formula.style, &context)
    }

    mutating func addFormulaWithoutValue(
        _ place: CellReference, _ style: Int, _ context: inout BookContext
    ) throws(XLSError) {
        let format = format(ofStyle: style, at: place, &context)
        try add(.formulaWithoutValue, format: format, stored: .empty, text: .empty, at: place, &context)
    }
}
