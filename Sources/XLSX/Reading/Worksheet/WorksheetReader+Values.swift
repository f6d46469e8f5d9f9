import NumberFormats
import Primitives
import Sheets

// What the stored text of a cell becomes, by the kind of cell.
extension WorksheetReader {
    mutating func boolean(_ value: Range<Int>) -> (CellKind, Cell.Slice, Cell.Slice) {
        let content = bytes[trimmed(value)]
        let isTrue = content.spells("1") || content.spells("true")
        guard isTrue || content.spells("0") || content.spells("false") else {
            return (.error, WorksheetReader.slice(value), WorksheetReader.slice(value))
        }
        let first = bytes.count
        bytes.append(isTrue ? UInt8(ascii: "1") : UInt8(ascii: "0"))
        bytes.append(contentsOf: (isTrue ? "TRUE" : "FALSE").utf8)
        return (
            .boolean, WorksheetReader.slice(first..<(first + 1)),
            WorksheetReader.slice((first + 1)..<bytes.count)
        )
    }

    /// The kind of a number cell, and its text under the format.
    mutating func number(
        _ value: Range<Int>, _ format: Int, at place: CellReference
    ) throws(XLSXError) -> (CellKind, Cell.Slice) {
        let number = StoredNumber(bytes[value])
        guard let number else {
            context.warn(
                .unreadableNumber(
                    sheet: name, cell: place, stored: String(decoding: bytes[value].prefix(64), as: UTF8.self)
                ))
            return (.error, WorksheetReader.slice(value))
        }
        if number.hasTooManyDigits {
            context.warn(
                .tooManyDigits(
                    sheet: name, cell: place, stored: String(decoding: bytes[value].prefix(64), as: UTF8.self)
                ))
        }
        let kind = context.styles.formats[format].kind
        if kind == .general {
            if number.isPlain { return (.number, WorksheetReader.slice(value)) }
            let first = bytes.count
            number.writeGeneral(to: &bytes)
            return (.number, WorksheetReader.slice(first..<bytes.count))
        }
        let first = bytes.count
        context.styles.formats[format].write(number, usesEpoch1904: context.usesEpoch1904, to: &bytes)
        return (kind == .date ? .date : .number, WorksheetReader.slice(first..<bytes.count))
    }

    /// The kind of a cell that holds an ISO 8601 date, and its text under a date format; without one, the date
    /// as it is written.
    mutating func date(
        _ value: Range<Int>, _ format: Int, at place: CellReference
    ) -> (CellKind, Cell.Slice) {
        let format = context.styles.formats[format]
        let section = format.kind == .date ? format.sections.first(where: \.isDate) : nil
        guard let moment = NumberFormat.Moment(iso: bytes[value], places: section?.subsecondPlaces ?? 0)
        else {
            warnUnreadable(value, at: place)
            return (.error, WorksheetReader.slice(value))
        }
        guard let section else { return (.date, WorksheetReader.slice(value)) }
        let first = bytes.count
        format.write(moment, in: section, to: &bytes)
        return (.date, WorksheetReader.slice(first..<bytes.count))
    }

    mutating func warnUnreadable(_ value: Range<Int>, at place: CellReference) {
        let stored = String(decoding: bytes[value].prefix(64), as: UTF8.self)
        context.warn(.unreadableNumber(sheet: name, cell: place, stored: stored))
    }
}
