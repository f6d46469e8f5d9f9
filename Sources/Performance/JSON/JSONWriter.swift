import Primitives

/// Writes JSON, token by token, into a buffer of UTF-8.
struct JSONWriter {
    var bytes: [UInt8] = []
    private let isPretty: Bool
    private var depth = 0
    /// How many levels of objects that stand on one line are open.
    private var inlineDepth = 0
    private var isFirst = true

    /// Makes a writer that either indents or writes on one line.
    init(isPretty: Bool) {
        self.isPretty = isPretty
    }

    /// Opens an object or an array; one that is inline stands on one line even where others are indented.
    mutating func begin(_ bracket: Unicode.Scalar, inline: Bool = false) {
        bytes.append(UInt8(ascii: bracket))
        depth += 1
        if inline || inlineDepth > 0 { inlineDepth += 1 }
        isFirst = true
    }

    /// Closes the innermost object or array.
    mutating func end(_ bracket: Unicode.Scalar) {
        depth -= 1
        if inlineDepth > 0 {
            inlineDepth -= 1
        } else if !isFirst {
            newLine()
        }
        bytes.append(UInt8(ascii: bracket))
        isFirst = false
    }

    /// Goes on to the next element of an array.
    mutating func element() {
        let isFollowing = !isFirst
        if isFollowing { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        if inlineDepth == 0 {
            newLine()
        } else if isFollowing, isPretty {
            bytes.append(UInt8(ascii: " "))
        }
    }

    /// Writes a key of ours; its value follows.
    mutating func key(_ key: some JSONKey) {
        element()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(text: key.rawValue)
        endKey()
    }

    /// Writes a key that the writing closure appends escaped; its value follows.
    mutating func key(_ write: (inout JSONWriter) -> Void) {
        element()
        bytes.append(UInt8(ascii: "\""))
        write(&self)
        endKey()
    }

    private mutating func endKey() {
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
    }

    /// Writes a string.
    mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        escaped(text)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends a text as it stands between quotation marks.
    mutating func escaped(_ text: String) {
        let source = text.utf8Span.span
        var copied = 0
        while copied < source.count {
            let special = JSONText.nextSpecial(in: source, from: copied)
            bytes.append(copying: source.extracting(copied..<special))
            guard special < source.count else { return }
            escape(source[special])
            copied = special + 1
        }
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        if let letter = JSONText.shortEscape(byte) {
            bytes.append(letter)
            return
        }
        bytes.append(contentsOf: "u00".utf8)
        for nibble in [byte >> 4, byte & 0xF] {
            bytes.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
        }
    }

    /// Writes a number of the decimal's plain digits.
    mutating func number(_ number: ExactDecimal) {
        number.write(to: &bytes)
    }

    /// Writes `true`, `false` or `null`.
    mutating func literal(_ word: StaticString) {
        word.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func newLine() {
        guard isPretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }
}
