/// A pull tokenizer over an HTML document, which takes whatever is written as browsers do and never refuses.
///
/// It knows tags, attributes, text and comments, and which elements hold no markup (`script`, `style`); that `td`
/// needs no end and the like is its reader's to know. Names come in small letters.
///
///     var scanner = HTMLScanner(text)
///     while true {
///         switch scanner.next() { … }
///     }
package struct HTMLScanner {
    /// What `next()` met.
    package enum Event {
        /// A start tag; `name` and `attribute(_:)` speak of it.
        case start
        /// An end tag; `name` speaks of it.
        case end
        /// Text, references not yet decoded: `rawText`.
        case text
        /// What a comment, a style sheet or a script holds: `rawText`; `name` is `!` for a comment.
        case opaque
        /// Nothing more.
        case endOfDocument
    }

    private struct Attribute {
        var name: Range<Int>
        var value: Range<Int>
    }

    private let bytes: [UInt8]
    private var position = 0
    private var attributes: [Attribute] = []
    private var textRange = 0..<0
    /// The element whose content is not markup and comes next.
    private var opaqueName: [UInt8] = []
    /// The name of the element, in small letters.
    package private(set) var name: [UInt8] = []

    /// How many attributes of a tag are looked at.
    private static let attributeLimit = 256
    /// The elements whose content is not markup. `xml` is what Office puts its own data in.
    private static let opaqueNames: [[UInt8]] = ["script", "style", "xml", "noembed", "noframes", "template"]
        .map {
            Array($0.utf8)
        }

    package init(_ text: [UInt8]) { bytes = text }

    /// The text as it is written.
    package var rawText: ArraySlice<UInt8> { bytes[textRange] }

    /// Whether the element's name is this.
    package func isNamed(_ word: StaticString) -> Bool {
        name.withUnsafeBufferPointer { $0.elementsEqual(word.bytes) }
    }

    /// The value of an attribute, decoded; empty where it has none, and nil where it is not there.
    package func attribute(_ word: StaticString) -> [UInt8]? {
        for attribute in attributes where attribute.name.count == word.utf8CodeUnitCount {
            if zip(bytes[attribute.name], word.bytes).allSatisfy({ HTMLScanner.lower($0) == $1 }) {
                return HTMLText.decoded(bytes[attribute.value])
            }
        }
        return nil
    }

    /// The next event.
    package mutating func next() -> Event {
        if !opaqueName.isEmpty { return takeOpaque() }
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<"), position + 1 < bytes.count else { return takeText() }
            switch bytes[position + 1] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                guard takeTag(position + 1) else { return .endOfDocument }
                if HTMLScanner.opaqueNames.contains(name) { opaqueName = name }
                return .start
            case UInt8(ascii: "/"):
                guard position + 2 < bytes.count, HTMLScanner.isLetter(bytes[position + 2]) else {
                    skip(past: ">", from: position + 2)
                    continue
                }
                guard takeTag(position + 2) else { return .endOfDocument }
                return .end
            case UInt8(ascii: "!"):
                if bytes[position...].starts(with: "<!--".utf8) { return takeComment() }
                skip(past: ">", from: position + 2)
            case UInt8(ascii: "?"): skip(past: ">", from: position + 2)
            default: return takeText()
            }
        }
        return .endOfDocument
    }

    // MARK: Pieces

    private mutating func takeText() -> Event {
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        textRange = start..<position
        return .text
    }

    /// A comment that does not end takes the rest of the document.
    private mutating func takeComment() -> Event {
        name = [UInt8(ascii: "!")]
        let start = position + 4
        var index = max(position + 2, start - 2)
        while index + 2 < bytes.count {
            if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-"),
                bytes[index + 2] == UInt8(ascii: ">")
            {
                textRange = min(start, index)..<max(min(start, index), index)
                position = index + 3
                return .opaque
            }
            index += 1
        }
        textRange = min(start, bytes.count)..<bytes.count
        position = bytes.count
        return .opaque
    }

    /// What stands up to the end tag of the same name; without one, the rest of the document.
    private mutating func takeOpaque() -> Event {
        let wanted = opaqueName
        opaqueName = []
        name = wanted
        let start = position
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<"), position + 1 + wanted.count < bytes.count,
                bytes[position + 1] == UInt8(ascii: "/"),
                zip(bytes[(position + 2)...], wanted).allSatisfy({ HTMLScanner.lower($0) == $1 }),
                position + 2 + wanted.count >= bytes.count
                    || !HTMLScanner.isName(bytes[position + 2 + wanted.count])
            {
                break
            }
            position += 1
        }
        textRange = start..<position
        return .opaque
    }

    /// Reads a tag whose name starts there; false where the document ends within it, which makes it none.
    private mutating func takeTag(_ start: Int) -> Bool {
        var index = start
        name.removeAll(keepingCapacity: true)
        while index < bytes.count, !HTMLScanner.isTagStop(bytes[index]) {
            if name.count < 64 { name.append(HTMLScanner.lower(bytes[index])) }
            index += 1
        }
        attributes.removeAll(keepingCapacity: true)
        while true {
            while index < bytes.count, HTMLScanner.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/")
            {
                index += 1
            }
            guard index < bytes.count else {
                position = bytes.count
                return false
            }
            if bytes[index] == UInt8(ascii: ">") {
                position = index + 1
                return true
            }
            index = takeAttribute(index)
        }
    }

    private mutating func takeAttribute(_ start: Int) -> Int {
        var index = start + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "="), !HTMLScanner.isTagStop(bytes[index]) {
            index += 1
        }
        let nameRange = start..<index
        while index < bytes.count, HTMLScanner.isSpace(bytes[index]) { index += 1 }
        var value = index..<index
        if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
            index += 1
            while index < bytes.count, HTMLScanner.isSpace(bytes[index]) { index += 1 }
            let first = index
            if index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
                let quote = bytes[index]
                index += 1
                while index < bytes.count, bytes[index] != quote { index += 1 }
                value = (first + 1)..<index
                index = min(index + 1, bytes.count)
            } else {
                while index < bytes.count, bytes[index] != UInt8(ascii: ">"),
                    !HTMLScanner.isSpace(bytes[index])
                {
                    index += 1
                }
                value = first..<index
            }
        }
        if attributes.count < HTMLScanner.attributeLimit {
            attributes.append(Attribute(name: nameRange, value: value))
        }
        return index
    }

    private mutating func skip(past stop: Unicode.Scalar, from start: Int) {
        let end = start < bytes.count ? bytes[start...].firstIndex(of: UInt8(ascii: stop)) : nil
        position = end.map { $0 + 1 } ?? bytes.count
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
    private static func isName(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }
    private static func isTagStop(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
    }
    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}

extension StaticString {
    fileprivate var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
