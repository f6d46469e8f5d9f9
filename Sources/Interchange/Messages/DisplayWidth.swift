/// How wide text stands in a terminal, where a Chinese character takes two columns.
public enum DisplayWidth {
    /// The columns that a text takes.
    public static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    /// The columns that a character takes: 0, 1 or 2.
    static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0xFE00...0xFE0F, 0x300...0x36F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }

    /// A text filled up with spaces to a width.
    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// A text on one line, cut with `…` where it is wider.
    static func fitted(_ text: String, to width: Int) -> String {
        let line = oneLine(text)
        guard of(line) > width else { return line }
        return (wrapped(line, to: max(1, width - 1), lines: 1).first ?? "") + "…"
    }

    /// A text with every run of white space made one space.
    static func oneLine(_ text: String) -> String {
        text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    }

    /// A text broken into at most so many lines of a width; what does not fit is cut off.
    static func wrapped(_ text: String, to width: Int, lines limit: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var taken = 0
        for character in text {
            let size = of(String(character))
            if taken + size > width, taken > 0 {
                lines.append(line)
                if lines.count == limit { return lines }
                line = ""
                taken = 0
            }
            line.append(character)
            taken += size
        }
        if taken > 0, lines.count < limit { lines.append(line) }
        return lines
    }
}
