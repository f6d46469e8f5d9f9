import Primitives
import Sheets

extension WorksheetReader {
    /// What a cell's `t` says.
    enum CellType: UInt8 {
        case number, shared, inline, string, boolean, error, date
    }

    /// The parts of the cell being read.
    struct CellParts {
        var type = CellType.number
        var style = 0
        /// The stored text's place in `bytes`.
        var value: Range<Int>?
        var formula = Cell.Slice.empty
        var hasFormula = false
    }

    /// Reads the cells of the row whose start was just met.
    mutating func readCells(_ scanner: inout XMLScanner) throws(XLSXError) {
        let level = scanner.depth
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("c") {
                    try readCell(&scanner)
                } else {
                    try scanner.skipElement()
                }
            case .end where scanner.depth < level: return
            case .endOfDocument: return
            default: continue
            }
        }
    }

    private mutating func readCell(_ scanner: inout XMLScanner) throws(XLSXError) {
        var parts = CellParts()
        var reference: CellReference?
        for number in 0..<scanner.attributeCount {
            switch scanner.letter(ofAttribute: number) {
            case UInt8(ascii: "r"):
                let text = scanner.value(number)
                guard let place = CellReference(utf8: text) else { throw badReference(text) }
                reference = place
            case UInt8(ascii: "s"):
                let text = scanner.value(number)
                guard let style = WholeNumber.read(text) else {
                    throw .badIndex(
                        part: part, cell: reference ?? CellReference(row: row, column: column + 1),
                        text: String(decoding: text.prefix(64), as: UTF8.self))
                }
                parts.style = style
            case UInt8(ascii: "t"): parts.type = CellType(scanner.value(number))
            default: continue
            }
        }
        let place = reference ?? CellReference(row: row, column: column + 1)
        guard place.column <= CellReference.lastColumn else {
            throw .badReference(part: part, text: "\(place)")
        }
        column = place.column
        let level = scanner.depth
        let start = bytes.count
        contents: while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("v") {
                    let first = bytes.count
                    try scanner.appendText(to: &bytes)
                    if parts.type == .string { EscapedText.decode(&bytes, from: first) }
                    parts.value = first..<bytes.count
                } else if scanner.isNamed("f") {
                    parts.hasFormula = true
                    parts.formula = try readFormula(&scanner, at: place)
                } else if scanner.isNamed("is") {
                    let first = bytes.count
                    try scanner.readRichText(into: &bytes)
                    parts.value = first..<bytes.count
                } else {
                    try scanner.skipElement()
                }
            case .end where scanner.depth < level: break contents
            case .endOfDocument: break contents
            default: continue
            }
        }
        guard parts.value != nil || parts.hasFormula else { return }
        try keep(parts, at: place, since: start)
        let textBytes = context.textBytes + bytes.count
        guard textBytes <= context.maximumTextBytes else {
            throw .tooBig(.textBytes, maximum: context.maximumTextBytes, part: part)
        }
    }

    private mutating func readFormula(
        _ scanner: inout XMLScanner, at place: CellReference
    ) throws(XLSXError) -> Cell.Slice {
        var shared: Int?
        if scanner.attributeCount > 0, let type = scanner.attribute("t"), type.spells("shared") {
            shared = scanner.attribute("si").flatMap(WholeNumber.read)
        }
        let first = bytes.count
        try scanner.appendText(to: &bytes)
        let formula = Cell.Slice(offset: first, count: bytes.count - first)
        guard let shared else { return formula }
        if formula.isEmpty { return formulas.write(index: shared, at: place, to: &bytes) }
        formulas.keep(formula, index: shared, at: place)
        return formula
    }

    /// Adds a cell of its parts; one without content is none.
    private mutating func keep(_ parts: CellParts, at place: CellReference, since start: Int)
        throws(XLSXError)
    {
        var kind = CellKind.text
        var stored = Cell.Slice.empty
        var text = Cell.Slice.empty
        let format = try format(of: parts.style, at: place)
        let value = parts.value ?? bytes.count..<bytes.count
        switch parts.type {
        case .shared:
            guard !value.isEmpty else { break }
            stored = try self.place(sharedString: value, at: place)
            text = stored
        case .inline, .string:
            stored = WorksheetReader.slice(value)
            text = stored
        case .boolean: (kind, stored, text) = boolean(value)
        case .error:
            kind = .error
            stored = WorksheetReader.slice(value)
            text = stored
        case .date:
            let value = trimmed(value)
            guard !value.isEmpty else { break }
            stored = WorksheetReader.slice(value)
            (kind, text) = date(value, format, at: place)
        case .number:
            let value = trimmed(value)
            guard !value.isEmpty else { break }
            stored = WorksheetReader.slice(value)
            (kind, text) = try self.number(value, format, at: place)
        }
        if stored.isEmpty, parts.type != .inline, parts.type != .string || parts.value == nil {
            guard parts.hasFormula else {
                bytes.truncate(to: start)
                return
            }
            kind = .formulaWithoutValue
        }
        if stored.isEmpty, !parts.hasFormula { return }
        if kind == .text, !text.isEmpty, let section = context.styles.formats[format].textSection {
            let first = bytes.count
            context.styles.formats[format].write(text: text.range, in: section, to: &bytes)
            text = WorksheetReader.slice(first..<bytes.count)
        }
        guard context.cellCount < context.maximumCells else {
            throw .tooBig(.cells, maximum: context.maximumCells, part: part)
        }
        context.cellCount += 1
        cells.append(Cell(reference: place, kind: kind, stored: stored, text: text, formula: parts.formula))
    }

    private mutating func format(of style: Int, at place: CellReference) throws(XLSXError) -> Int {
        if style < context.styles.formatOfStyle.count { return context.styles.formatOfStyle[style] }
        guard style == 0 else { throw .badIndex(part: part, cell: place, text: String(style)) }
        return 0
    }

    private static func slice(_ range: Range<Int>) -> Cell.Slice {
        Cell.Slice(offset: range.lowerBound, count: range.count)
    }

    private mutating func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (first, last) = (range.lowerBound, range.upperBound)
        while first < last, bytes[first] <= 0x20 { first += 1 }
        while last > first, bytes[last - 1] <= 0x20 { last -= 1 }
        return first..<last
    }

    /// Puts a shared string among the sheet's bytes, once for all cells that show it.
    private mutating func place(
        sharedString index: Range<Int>, at place: CellReference
    ) throws(XLSXError) -> Cell.Slice {
        let digits = trimmed(index)
        let number = WholeNumber.read(bytes[digits])
        guard let number, number < placedStrings.count else {
            throw .badIndex(
                part: part, cell: place, text: String(decoding: bytes[index].prefix(64), as: UTF8.self))
        }
        if index.upperBound == bytes.count { bytes.truncate(to: index.lowerBound) }
        if placedStrings[number] != WorksheetReader.notPlaced { return placedStrings[number] }
        let first = bytes.count
        bytes.append(contentsOf: context.strings.bytes[context.strings.range(number)])
        let placed = Cell.Slice(offset: first, count: bytes.count - first)
        placedStrings[number] = placed
        return placed
    }

    private mutating func boolean(_ value: Range<Int>) -> (CellKind, Cell.Slice, Cell.Slice) {
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
    private mutating func number(
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
    private mutating func date(
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

    private mutating func warnUnreadable(_ value: Range<Int>, at place: CellReference) {
        let stored = String(decoding: bytes[value].prefix(64), as: UTF8.self)
        context.warn(.unreadableNumber(sheet: name, cell: place, stored: stored))
    }
}

extension WorksheetReader.CellType {
    init(_ text: UnsafeBufferPointer<UInt8>) {
        switch text.count {
        case 1:
            switch text[0] {
            case UInt8(ascii: "s"): self = .shared
            case UInt8(ascii: "b"): self = .boolean
            case UInt8(ascii: "e"): self = .error
            case UInt8(ascii: "d"): self = .date
            default: self = .number
            }
        case 3 where text.spells("str"): self = .string
        case 9 where text.spells("inlineStr"): self = .inline
        default: self = .number
        }
    }
}
