/// Gathers the text of a cell as a browser shows it: white space collapses, `br` and the ends of blocks break lines.
struct CellText {
    private var bytes: [UInt8] = []
    private var owesSpace = false
    private var owesLine = false

    /// Whether nothing but white space has come so far.
    var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A } }

    /// Adds text, its references decoded.
    mutating func append(_ text: [UInt8]) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D: owesSpace = true
            case 0xC2 where index + 1 < text.count && text[index + 1] == 0xA0:
                // A space that does not break, and does not collapse, is a space here.
                settle()
                bytes.append(0x20)
                index += 1
            default:
                settle()
                bytes.append(byte)
            }
            index += 1
        }
    }

    /// Breaks the line.
    mutating func breakLine() {
        settleLine()
        owesSpace = false
        bytes.append(0x0A)
    }

    /// Begins or ends a block: what follows stands on a line of its own.
    mutating func breakBlock() {
        owesSpace = false
        owesLine = true
    }

    /// The text, without line breaks at its end.
    var content: [UInt8] {
        if isBlank { return [] }
        var end = bytes.count
        while end > 0, bytes[end - 1] == 0x0A { end -= 1 }
        var start = 0
        while start < end, bytes[start] == 0x0A { start += 1 }
        return Array(bytes[start..<end])
    }

    private mutating func settle() {
        settleLine()
        if owesSpace, let last = bytes.last, last != 0x0A { bytes.append(0x20) }
        owesSpace = false
    }

    private mutating func settleLine() {
        if owesLine, let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
        owesLine = false
    }
}
