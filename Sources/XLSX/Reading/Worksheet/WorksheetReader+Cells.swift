import Markup
import NumberFormats
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
            while try readPlainCell(&scanner) {}
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

    /// Reads a cell whose markup is plain, as nearly all are; false if the next element is not such a cell.
    @inline(__always)
    private mutating func readPlainCell(_ scanner: inout XMLScanner) throws(XLSXError) -> Bool {
        var plain = XMLScanner.PlainCell()
        guard scanner.takePlainCell(&plain) else { return false }
        var place = CellReference(row: plain.row, column: plain.column)
        if plain.row < 0 { place = try nextPlace() }
        column = place.column
        guard let value = plain.value else { return true }
        var parts = CellParts()
        parts.type = plain.type
        parts.style = plain.style
        let start = bytes.count
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: scanner.base + value.lowerBound, count: value.count))
        if plain.isInline || plain.type == .string {
            bytes.trimSpace(from: start)
            EscapedText.decode(&bytes, from: start)
        }
        parts.value = start..<bytes.count
        try add(parts, at: place, since: start)
        return true
    }

    /// The place behind the last cell's, for a cell that does not say where it stands.
    private func nextPlace() throws(XLSXError) -> CellReference {
        let place = CellReference(row: row, column: column + 1)
        guard place.column <= CellReference.lastColumn else {
            throw .badReference(part: part, text: "\(place)")
        }
        return place
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
                if text.isEmpty { continue }
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
        let place: CellReference
        if let reference { place = reference } else { place = try nextPlace() }
        column = place.column
        let level = scanner.depth
        let start = bytes.count
        contents: while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("v") {
                    let first = bytes.count
                    let keepsSpace = scanner.prefixedAttribute("space").map { $0.spells("preserve") } ?? false
                    try scanner.appendText(to: &bytes)
                    if parts.type == .string {
                        if !keepsSpace { bytes.trimSpace(from: first) }
                        EscapedText.decode(&bytes, from: first)
                    }
                    parts.value = first..<bytes.count
                } else if scanner.isNamed("f") {
                    parts.hasFormula = true
                    parts.formula = try readFormula(&scanner, at: place)
                } else if scanner.isNamed("is") {
                    let first = bytes.count
                    let struck = try scanner.readRichText(into: &bytes)
                    if !struck.isEmpty { self.struck.append(Sheet.Note(cell: place, text: struck)) }
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
        try add(parts, at: place, since: start)
    }

    @inline(__always)
    private mutating func add(_ parts: CellParts, at place: CellReference, since start: Int) throws(XLSXError)
    {
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
        formulas.keep(bytes[formula.range], index: shared, at: place)
        guard formulas.byteCount <= context.maximumTextBytes else {
            throw .tooBig(.textBytes, maximum: context.maximumTextBytes, part: part)
        }
        return formula
    }

    /// Adds a cell of its parts; one without content is left out.
    private mutating func keep(_ parts: CellParts, at place: CellReference, since start: Int)
        throws(XLSXError)
    {
        var kind = CellKind.text
        var stored = Cell.Slice.empty
        var text = Cell.Slice.empty
        let format = format(of: parts.style, at: place)
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
            if parts.hasFormula, context.hasPlaceholderResults, isZero(value) {
                // What a library writes where it works out nothing.
                stored = .empty
            } else {
                (kind, text) = try self.number(value, format, at: place)
            }
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
        if parts.hasFormula, keepsRows, showsPicture(parts.formula) {
            pictures.append(Sheet.Note(cell: place, text: bytes.string(text.range)))
            return
        }
        if keepsRows, context.styles.strikesOut(parts.style) {
            struck.append(Sheet.Note(cell: place, text: bytes.string(text.range)))
            return
        }
        guard context.cellCount < context.maximumCells else {
            throw .tooBig(.cells, maximum: context.maximumCells, part: part)
        }
        context.cellCount += 1
        cells.append(
            Cell(
                reference: place, kind: kind, format: UInt16(truncatingIfNeeded: format), stored: stored,
                text: text, formula: parts.formula))
    }

    private mutating func format(of style: Int, at place: CellReference) -> Int {
        if style < context.styles.formatOfStyle.count { return context.styles.formatOfStyle[style] }
        // Nothing but the format depends on it: without one, the cell shows what it stores.
        if style > 0 { context.warnOfUnknownStyle(sheet: name, cell: place) }
        return 0
    }

    /// Whether a formula is that of WPS for a picture in a cell.
    private func showsPicture(_ formula: Cell.Slice) -> Bool {
        let text = bytes[formula.range]
        return text.hasPrefix("_xlfn.DISPIMG(") || text.hasPrefix("DISPIMG(")
    }

    private func isZero(_ value: Range<Int>) -> Bool {
        value.count == 1 && bytes[value.lowerBound] == UInt8(ascii: "0")
    }

    static func slice(_ range: Range<Int>) -> Cell.Slice {
        Cell.Slice(offset: range.lowerBound, count: range.count)
    }

    mutating func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (first, last) = (range.lowerBound, range.upperBound)
        while first < last, bytes[first] <= 0x20 { first += 1 }
        while last > first, bytes[last - 1] <= 0x20 { last -= 1 }
        return first..<last
    }

    /// Puts a shared string among the bytes: in a sheet once for all cells that show it.
    private mutating func place(
        sharedString index: Range<Int>, at place: CellReference
    ) throws(XLSXError) -> Cell.Slice {
        let digits = trimmed(index)
        let number = WholeNumber.read(bytes[digits])
        guard let number, number < context.strings.count else {
            throw .badIndex(
                part: part, cell: place, text: String(decoding: bytes[index].prefix(64), as: UTF8.self))
        }
        if !context.strings.struck.isEmpty, let text = context.strings.struck[number] {
            struck.append(Sheet.Note(cell: place, text: text))
        }
        if index.upperBound == bytes.count { bytes.truncate(to: index.lowerBound) }
        if keepsRows, placedStrings[number] != WorksheetReader.notPlaced { return placedStrings[number] }
        let first = bytes.count
        bytes.append(contentsOf: context.strings.bytes[context.strings.range(number)])
        let placed = Cell.Slice(offset: first, count: bytes.count - first)
        if keepsRows { placedStrings[number] = placed }
        return placed
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

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes begin with those of a word.
    fileprivate func hasPrefix(_ word: StaticString) -> Bool {
        count >= word.utf8CodeUnitCount
            && UnsafeBufferPointer(rebasing: self[..<word.utf8CodeUnitCount]).spells(word)
    }
}
