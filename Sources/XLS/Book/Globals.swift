import Primitives
import Sheets

/// A sheet as the workbook names it.
struct SheetEntry {
    var name: String
    var visibility: Sheet.Visibility
    var isWorksheet: Bool
    /// Where in the stream it begins.
    var offset: Int
}

/// Reads the workbook's own part of the stream: its sheets, styles and shared strings.
struct GlobalsReader: ~Copyable {
    private var reader: RecordReader
    private(set) var sheets: [SheetEntry] = []
    /// Formats may stand behind the styles that have them.
    private var formatOfStyle: [Int] = []

    /// What a substream is, as its first record says.
    private static let globals = 5
    private static let worksheet = 0x10
    private static let excel97 = 0x0600

    init(_ bytes: [UInt8]) {
        reader = RecordReader(bytes)
    }

    /// Reads it into the context. A stream that begins with a worksheet is that sheet alone.
    mutating func read(into context: inout BookContext) throws(XLSError) {
        let first = try reader.next()
        guard first.kind == .beginOfSubstream else { throw .damagedRecord(sheet: nil, offset: 0) }
        context.isUnicode = try reader.unsigned16(first, 0) >= GlobalsReader.excel97
        let type = try reader.unsigned16(first, 2)
        if type == GlobalsReader.worksheet {
            sheets = [SheetEntry(name: "Sheet1", visibility: .visible, isWorksheet: true, offset: 0)]
            return
        }
        guard type == GlobalsReader.globals else { throw .damagedRecord(sheet: nil, offset: 0) }
        while true {
            let record = try reader.next()
            switch record.kind {
            case .endOfSubstream:
                for id in formatOfStyle { context.styles.addStyle(format: id) }
                return
            case .filePassword: throw .encrypted
            case .dateMode: context.usesEpoch1904 = try reader.unsigned16(record, 0) == 1
            case .codePage: context.codePage = CodePageText(codePage: try reader.unsigned16(record, 0))
            case .sheet: try readSheet(record, &context)
            case .format: try readFormat(record, &context)
            case .style:
                guard formatOfStyle.count < context.limits.styles else {
                    throw .tooBig(.styles, maximum: context.limits.styles)
                }
                formatOfStyle.append(try reader.unsigned16(record, 2))
            case .sharedStrings: try readStrings(record, &context)
            default: continue
            }
        }
    }

    private mutating func readSheet(_ record: Record, _ context: inout BookContext) throws(XLSError) {
        guard sheets.count < context.limits.sheets else {
            throw .tooBig(.sheets, maximum: context.limits.sheets)
        }
        let visibility: Sheet.Visibility =
            switch try reader.byte(record, 4) & 3 {
            case 1: .hidden
            case 2: .veryHidden
            default: .visible
            }
        let offset = try reader.unsigned32(record, 0)
        let isWorksheet = try reader.byte(record, 5) == 0
        let name = try readName(record, at: 6, hasWideCount: false, &context)
        sheets.append(
            SheetEntry(
                name: String(decoding: name, as: UTF8.self), visibility: visibility, isWorksheet: isWorksheet,
                offset: offset))
    }

    private mutating func readFormat(_ record: Record, _ context: inout BookContext) throws(XLSError) {
        let id = try reader.unsigned16(record, 0)
        let code = try readName(record, at: 2, hasWideCount: context.isUnicode, &context)
        context.styles.define(id, code: code)
    }

    /// A short text of the workbook's own: its length in one byte or two, and its characters.
    private func readName(
        _ record: Record, at offset: Int, hasWideCount: Bool, _ context: inout BookContext
    ) throws(XLSError) -> [UInt8] {
        let count =
            hasWideCount ? try reader.unsigned16(record, offset) : Int(try reader.byte(record, offset))
        let start = context.text.count
        let first = offset + (hasWideCount ? 2 : 1)
        var isWhole = true
        if context.isUnicode {
            var text = ContinuedText(reader.bytes, record, at: first)
            isWhole = text.readFlaggedCharacters(count, to: &context.text)
        } else {
            try reader.check(record, first + count)
            let bytes = Array(reader.bytes[(record.start + first)..<(record.start + first + count)])
            _ = context.codePage.decode(bytes, to: &context.text)
        }
        guard isWhole else { throw reader.damaged(at: record.start - 4) }
        let name = Array(context.text[start..<context.text.count])
        context.text.truncate(to: start)
        return name
    }

    /// Reads the shared strings, as many as there are: the counts in front of them may be wrong. What is cut off
    /// is missed where a cell asks for it.
    private func readStrings(_ record: Record, _ context: inout BookContext) throws(XLSError) {
        var text = ContinuedText(reader.bytes, record, at: 8)
        context.strings.removeAll()
        while text.hasMore {
            let first = context.text.count
            guard text.readString(to: &context.text) else {
                context.text.truncate(to: first)
                return
            }
            guard context.strings.count < context.limits.sharedStrings else {
                throw .tooBig(.sharedStrings, maximum: context.limits.sharedStrings)
            }
            context.strings.append(context.text.slice(since: first))
            try context.checkText()
        }
    }
}
