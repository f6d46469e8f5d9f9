extension DataTree {
    /// The tree in the form in which it is embedded in the binary: read in one pass, without a YAML parser.
    ///
    /// A text is `"LINE COUNT:` and so many bytes, a list `[LINE COUNT:` and so many trees, a mapping
    /// `{LINE COUNT:` and so many keys and values in turn.
    public var embedded: String {
        var text = ""
        embed(into: &text)
        return text
    }

    private func embed(into text: inout String) {
        switch content {
        case .text(let word): text += "\"\(line) \(word.utf8.count):\(word)"
        case .list(let items):
            text += "[\(line) \(items.count):"
            for item in items { item.embed(into: &text) }
        case .mapping(let entries):
            text += "{\(line) \(entries.count):"
            for entry in entries {
                entry.key.embed(into: &text)
                entry.value.embed(into: &text)
            }
        }
    }

    /// Reads what `embedded` gives; nil where a text is nothing of that sort.
    public init?(embedded text: String) {
        var rest = EmbeddedTree(bytes: Array(text.utf8))
        guard let tree = rest.tree(), rest.isAtEnd else { return nil }
        self = tree
    }
}

/// The part of an embedded tree that has not been read yet.
private struct EmbeddedTree {
    let bytes: [UInt8]
    var place = 0

    var isAtEnd: Bool { place == bytes.count }

    mutating func tree() -> DataTree? {
        guard let sort = next(), let line = number(endingIn: UInt8(ascii: " ")),
            let count = number(endingIn: UInt8(ascii: ":")), count <= bytes.count - place
        else { return nil }
        switch sort {
        case UInt8(ascii: "\""):
            defer { place += count }
            return DataTree(
                line: line, .text(String(decoding: bytes[place..<place + count], as: UTF8.self)))
        case UInt8(ascii: "["):
            var items: [DataTree] = []
            items.reserveCapacity(count)
            for _ in 0..<count {
                guard let item = tree() else { return nil }
                items.append(item)
            }
            return DataTree(line: line, .list(items))
        case UInt8(ascii: "{"):
            var entries: [DataTree.Entry] = []
            entries.reserveCapacity(count)
            for _ in 0..<count {
                guard let key = tree(), let value = tree() else { return nil }
                entries.append(DataTree.Entry(key: key, value: value))
            }
            return DataTree(line: line, .mapping(entries))
        default: return nil
        }
    }

    private mutating func next() -> UInt8? {
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return bytes[place]
    }

    /// A number of nine digits at most.
    private mutating func number(endingIn end: UInt8) -> Int? {
        var number = 0
        for _ in 0..<10 {
            guard let byte = next() else { return nil }
            if byte == end { return number }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return nil
    }
}
