/// The tags of a part where they stand in its bytes, so that a part can be edited and the rest kept.
///
/// Only for parts that are known to be well-formed or that are left alone otherwise: what is not a tag is
/// skipped, and a tag that does not end is the end.
struct RawTags {
    /// A start, end or empty tag.
    struct Tag {
        /// From `<` to behind `>`.
        var range: Range<Int>
        /// The name without its prefix.
        var name: Range<Int>
        var kind: Kind
        /// How many elements are open around it.
        var depth: Int
    }

    /// What sort of tag it is.
    enum Kind { case start, end, empty }

    let bytes: [UInt8]
    private var place = 0
    private var depth = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next tag; nil at the end.
    mutating func next() -> Tag? {
        while let open = find(UInt8(ascii: "<"), from: place) {
            if starts("<!--", at: open) {
                place = find("-->", from: open + 4).map { $0 + 3 } ?? bytes.count
            } else if starts("<![CDATA[", at: open) {
                place = find("]]>", from: open + 9).map { $0 + 3 } ?? bytes.count
            } else if starts("<?", at: open) {
                place = find("?>", from: open + 2).map { $0 + 2 } ?? bytes.count
            } else {
                return tag(from: open)
            }
        }
        place = bytes.count
        return nil
    }

    private mutating func tag(from open: Int) -> Tag? {
        var index = open + 1
        let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if isEnd { index += 1 }
        var name = index
        while index < bytes.count, !RawTags.endsName(bytes[index]) {
            index += 1
            if bytes[index - 1] == UInt8(ascii: ":") { name = index }
        }
        let nameEnd = index
        var quote: UInt8?
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                break
            }
            index += 1
        }
        guard index < bytes.count else {
            place = bytes.count
            return nil
        }
        place = index + 1
        let kind: Kind = isEnd ? .end : bytes[index - 1] == UInt8(ascii: "/") ? .empty : .start
        if kind == .end { depth -= 1 }
        let tag = Tag(range: open..<place, name: name..<nameEnd, kind: kind, depth: depth)
        if kind == .start { depth += 1 }
        return tag
    }

    /// Whether a tag's local name is this.
    func isNamed(_ tag: Tag, _ name: StaticString) -> Bool {
        tag.name.count == name.utf8CodeUnitCount && starts(name, at: tag.name.lowerBound)
    }

    /// Where the value of an attribute stands; its name is given as written, with a prefix if it has one.
    func value(_ name: StaticString, of tag: Tag) -> Range<Int>? {
        var index = tag.name.upperBound
        while index < tag.range.upperBound {
            while index < tag.range.upperBound, RawTags.isSpace(bytes[index]) { index += 1 }
            let start = index
            while index < tag.range.upperBound, bytes[index] != UInt8(ascii: "="),
                !RawTags.endsName(bytes[index])
            {
                index += 1
            }
            let end = index
            guard let equals = find(UInt8(ascii: "="), from: index), equals < tag.range.upperBound else {
                return nil
            }
            index = equals + 1
            while index < tag.range.upperBound, RawTags.isSpace(bytes[index]) { index += 1 }
            guard index < tag.range.upperBound, let close = find(bytes[index], from: index + 1),
                close < tag.range.upperBound
            else { return nil }
            if end - start == name.utf8CodeUnitCount, starts(name, at: start) { return index + 1..<close }
            index = close + 1
        }
        return nil
    }

    /// The value of an attribute as text, references left as they are.
    func text(_ name: StaticString, of tag: Tag) -> String? {
        value(name, of: tag).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The value of an attribute as a whole number.
    func number(_ name: StaticString, of tag: Tag) -> Int? { text(name, of: tag).flatMap { Int($0) } }

    /// The prefix of a tag with its colon; empty where it has none.
    func prefix(of tag: Tag) -> String {
        let start = tag.range.lowerBound + (tag.kind == .end ? 2 : 1)
        return String(decoding: bytes[start..<tag.name.lowerBound], as: UTF8.self)
    }

    private func starts(_ text: StaticString, at place: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        return text.withUTF8Buffer { bytes[place..<place + count].elementsEqual($0) }
    }

    private func find(_ byte: UInt8, from place: Int) -> Int? {
        guard place < bytes.count else { return nil }
        return bytes[place...].firstIndex(of: byte)
    }

    private func find(_ text: StaticString, from place: Int) -> Int? {
        var place = place
        while place < bytes.count {
            if starts(text, at: place) { return place }
            place += 1
        }
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

    private static func endsName(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }
}
