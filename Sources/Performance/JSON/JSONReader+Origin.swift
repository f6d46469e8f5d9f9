import Primitives

extension JSONReader {
    mutating func origin() throws(CanonicalJSONError) -> Origin {
        var origin = Origin(range: CellRange(CellReference(row: 0, column: 0)))
        var members = try beginObject(OriginKey.self)
        while let key = try nextKey(&members) {
            switch key {
            case .file: origin.file = try optionalString()
            case .sheet: origin.sheet = try optionalString()
            case .encoding: origin.encoding = try optionalString()
            case .range: origin.range = try range()
            case .mergedRanges:
                origin.mergedRanges = try array { (reader) throws(CanonicalJSONError) in
                    try reader.countOriginEntry()
                    return try reader.range()
                }
            case .columnWidths:
                origin.columnWidths = try measures(.column) { CellReference.column(ofLetters: $0) }
            case .rowHeights: origin.rowHeights = try measures(.row) { JSONReader.row($0) }
            case .fields: origin.fields = try fields()
            case .texts: origin.texts = try texts()
            case .formats: origin.formats = try texts()
            case .numbers: origin.numbers = try numbers()
            case .comments: origin.comments = try texts()
            case .struck: origin.struck = try texts()
            case .hiddenSheets:
                origin.hiddenSheets = try array { (reader) throws(CanonicalJSONError) in
                    try reader.countOriginEntry()
                    guard reader.path.count < reader.limits.maximumDepth else {
                        throw .tooDeep(limit: reader.limits.maximumDepth, at: reader.place())
                    }
                    return try reader.origin()
                }
            case .givenYear: origin.givenYear = try readNull() ? nil : whole(in: 1...9999)
            case .checksum: origin.checksum = try readNull() ? nil : parsed(.checksum) { Checksum($0) }
            }
        }
        return origin
    }

    private mutating func fields() throws(CanonicalJSONError) -> [Origin.Source] {
        try entries(.fieldPath, FieldPath.init(_:)) { (field, reader) throws(CanonicalJSONError) in
            Origin.Source(field: field, cell: try reader.cell())
        }
    }

    /// Reads texts by cell; whatever order they come in, they are put in reading order.
    private mutating func texts() throws(CanonicalJSONError) -> [Origin.Text] {
        let texts = try entries(.cell, JSONReader.cell(_:)) { (cell, reader) throws(CanonicalJSONError) in
            Origin.Text(cell: cell, text: try reader.string())
        }
        return texts.sorted { $0.cell < $1.cell }
    }

    /// Reads numbers by cell; whatever order they come in, they are put in reading order.
    private mutating func numbers() throws(CanonicalJSONError) -> [Origin.Number] {
        let numbers = try entries(.cell, JSONReader.cell(_:)) { (cell, reader) throws(CanonicalJSONError) in
            Origin.Number(cell: cell, number: try reader.number())
        }
        return numbers.sorted { $0.cell < $1.cell }
    }

    /// Reads widths or heights; whatever order they come in, they are put in ascending order.
    private mutating func measures(
        _ content: CanonicalJSONError.Content, _ index: (String) -> Int?
    ) throws(CanonicalJSONError) -> [Origin.Measure] {
        let measures = try entries(content, index) { (index, reader) throws(CanonicalJSONError) in
            Origin.Measure(index: index, size: try reader.size())
        }
        return measures.sorted { $0.index < $1.index }
    }

    /// Reads an object whose keys are addresses of some sort, each once.
    private mutating func entries<Key: Hashable, Entry>(
        _ content: CanonicalJSONError.Content, _ parse: (String) -> Key?,
        _ read: (Key, inout JSONReader) throws(CanonicalJSONError) -> Entry
    ) throws(CanonicalJSONError) -> [Entry] {
        var entries: [Entry] = []
        var seen: Set<Key> = []
        _ = try openObject()
        while let name = try nextName(isFirst: entries.isEmpty) {
            let start = name.range.lowerBound - 1
            guard let key = parse(try text(name)) else {
                throw .invalidText(excerpt(name.range), expected: content, at: place(at: start))
            }
            guard seen.insert(key).inserted else {
                throw .duplicateKey(excerpt(name.range), at: place(at: start))
            }
            try countOriginEntry()
            entries.append(try read(key, &self))
        }
        return entries
    }

    private mutating func countOriginEntry() throws(CanonicalJSONError) {
        originEntryCount += 1
        guard originEntryCount <= limits.maximumOriginEntries else {
            throw .tooMany(.originEntries, limit: limits.maximumOriginEntries, at: place())
        }
    }

    private mutating func cell() throws(CanonicalJSONError) -> CellReference {
        try parsed(.cell) { JSONReader.cell($0) }
    }

    private mutating func range() throws(CanonicalJSONError) -> CellRange {
        try parsed(.cellRange) { text in
            JSONReader.isPlain(text) ? CellRange(text) : nil
        }
    }

    /// An address in the one spelling that is written: `B7`, not `b7`, `$B$7` or `B07`.
    private static func cell(_ text: String) -> CellReference? {
        isPlain(text) ? CellReference(text) : nil
    }

    /// Whether an address has capitals, no dollar signs and no needless zeros.
    private static func isPlain(_ text: String) -> Bool {
        var isInNumber = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: ":"): isInNumber = false
            case UInt8(ascii: "1")...UInt8(ascii: "9"): isInNumber = true
            case UInt8(ascii: "0") where isInNumber: break
            default: return false
            }
        }
        return true
    }

    /// A zero-based row of its number, `5`.
    private static func row(_ text: String) -> Int? {
        guard let number = Int(text), (1...CellReference.lastRow + 1).contains(number),
            String(number) == text
        else { return nil }
        return number - 1
    }
}
