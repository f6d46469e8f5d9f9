import Primitives

extension JSONWriter {
    /// Writes an origin; lists that are empty are left out. A key stands once, whatever the lists hold: of
    /// several entries of one column, row or cell the last is written, of one field the first, which is read.
    mutating func origin(_ origin: Origin) {
        begin("{")
        text(OriginKey.file, origin.file)
        text(OriginKey.sheet, origin.sheet)
        text(OriginKey.encoding, origin.encoding)
        key(OriginKey.range)
        quoted { origin.range.write(to: &$0) }
        if !origin.mergedRanges.isEmpty {
            array(OriginKey.mergedRanges, origin.mergedRanges) { writer, range in
                writer.quoted { range.write(to: &$0) }
            }
        }
        measures(OriginKey.columnWidths, origin.columnWidths) { index, bytes in
            CellReference.writeLetters(ofColumn: index, to: &bytes)
        }
        measures(OriginKey.rowHeights, origin.rowHeights) { index, bytes in
            (index + 1).writeDigits(to: &bytes)
        }
        var seen = Set<FieldPath>(minimumCapacity: origin.fields.count)
        let fields = origin.fields.filter { seen.insert($0.field).inserted }
        object(OriginKey.fields, fields) { writer, source in
            writer.key { $0.fieldPath(source.field) }
            writer.quoted { source.cell.write(to: &$0) }
        }
        texts(OriginKey.texts, origin.texts)
        texts(OriginKey.formats, origin.formats)
        object(OriginKey.numbers, JSONWriter.distinct(origin.numbers, by: \.cell)) { writer, number in
            writer.key { number.cell.write(to: &$0.bytes) }
            writer.number(number.number)
        }
        texts(OriginKey.comments, origin.comments)
        texts(OriginKey.struck, origin.struck)
        if !origin.hiddenSheets.isEmpty {
            array(OriginKey.hiddenSheets, origin.hiddenSheets) { writer, sheet in writer.origin(sheet) }
        }
        if let year = origin.givenYear {
            key(OriginKey.givenYear)
            number(ExactDecimal(year))
        }
        text(OriginKey.checksum, origin.checksum?.description)
        end("}")
    }

    private mutating func texts(_ key: some JSONKey, _ texts: [Origin.Text]) {
        object(key, JSONWriter.distinct(texts, by: \.cell)) { writer, text in
            writer.key { text.cell.write(to: &$0.bytes) }
            writer.string(text.text)
        }
    }

    private mutating func measures(
        _ key: some JSONKey, _ measures: [Origin.Measure], name: (Int, inout [UInt8]) -> Void
    ) {
        // Infinite and NaN sizes are left out: JSON has no spelling for them.
        let measures = JSONWriter.distinct(
            measures.filter { $0.size.isFinite && $0.size >= 0 }, by: \.index)
        object(key, measures) { writer, measure in
            writer.key { name(measure.index, &$0.bytes) }
            writer.size(measure.size)
        }
    }

    /// The elements in ascending order, the last of those at one place; nearly always they are so already.
    private static func distinct<Element, Place: Comparable>(
        _ elements: [Element], by place: (Element) -> Place
    ) -> [Element] {
        let isAscending = zip(elements, elements.dropFirst()).allSatisfy { place($0) < place($1) }
        if isAscending { return elements }
        var distinct: [Element] = []
        // Sorting keeps the order of equal ones.
        for element in elements.sorted(by: { place($0) < place($1) }) {
            if let last = distinct.last, place(last) == place(element) { distinct.removeLast() }
            distinct.append(element)
        }
        return distinct
    }

    /// Writes the shortest digits that give the double back.
    private mutating func size(_ size: Double) {
        if let decimal = ExactDecimal(shortest: size) {
            number(decimal)
        } else {
            literal("0")
        }
    }

    private mutating func object<Element>(
        _ key: some JSONKey, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        self.key(key)
        begin("{")
        for element in elements { write(&self, element) }
        end("}")
    }

    private mutating func fieldPath(_ path: FieldPath) {
        if case .subject(let key) = path {
            escaped("subject.")
            escaped(key.name)
        } else {
            path.write(to: &bytes)
        }
    }

    private mutating func quoted(_ write: (inout [UInt8]) -> Void) {
        bytes.append(UInt8(ascii: "\""))
        write(&bytes)
        bytes.append(UInt8(ascii: "\""))
    }
}
