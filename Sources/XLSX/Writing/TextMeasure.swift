/// Counts the lines that a text takes in a cell of a given width, as spreadsheet programs wrap it.
///
/// Widths are in tenths of an em. A full-width character takes ten; a Latin letter takes five in 宋体 and is
/// counted as six, since where that font is missing another, wider one stands in. The count may come out a
/// line too many, hardly ever one too few: a row a little too high is better than a line that cannot be read.
enum TextMeasure {
    /// How many lines the text takes where each has room for `width` tenths of an em.
    static func lines(of text: String, width: Int) -> Int {
        var lines = Lines(limit: max(10, width))
        var previous = Kind.space
        for scalar in text.unicodeScalars {
            let kind = Kind(scalar)
            switch kind {
            case .lineBreak:
                lines.placeChunk()
                lines.begin()
            case .invisible:
                continue
            case .space:
                lines.placeChunk()
                lines.chunk = 6
                lines.placeChunk()
            case .half:
                if previous != .half && previous != .opening { lines.placeChunk() }
                lines.chunk += 6
            case .closing:
                lines.chunk += scalar.isASCII ? 6 : 10
            case .opening, .full:
                if previous != .opening { lines.placeChunk() }
                lines.chunk += scalar.isASCII ? 6 : 10
            }
            // Punctuation amid Latin letters does not part them.
            previous = kind == .closing && scalar.isASCII && previous == .half ? .half : kind
        }
        lines.placeChunk()
        return lines.count
    }

    /// Lines as they fill with chunks that do not break inside.
    private struct Lines {
        let limit: Int
        var count = 1
        var used = 0
        var chunk = 0

        init(limit: Int) {
            self.limit = limit
        }

        mutating func begin() {
            count += 1
            used = 0
        }

        mutating func placeChunk() {
            guard chunk > 0 else { return }
            if used + chunk > limit && used > 0 { begin() }
            if chunk > limit {
                // A word longer than a line breaks anywhere; no character is split.
                let perLine = limit - limit % 10
                count += (chunk - 1) / perLine
                chunk -= (chunk - 1) / perLine * perLine
            }
            used += chunk
            chunk = 0
        }
    }

    /// What a character does to the breaking of lines.
    private enum Kind {
        case half
        case full
        /// Must not begin a line.
        case closing
        /// Must not end a line.
        case opening
        case space
        case lineBreak
        case invisible

        init(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "\n":
                self = .lineBreak
            case " ", "\t":
                self = .space
            case ",", ".", ";", ":", "!", "?", ")", "]", "}", "%":
                self = .closing
            case "(", "[", "{":
                self = .opening
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{300}"..."\u{36F}", "\u{200B}"..."\u{200F}",
                "\u{FE00}"..."\u{FE0F}", "\u{FEFF}":
                self = .invisible
            case "×", "÷", "°", "±":
                self = .full
            case "·":
                self = .closing
            case "\u{21}"..."\u{2AF}", "\u{FF61}"..."\u{FFDC}":
                self = .half
            case "、", "。", "，", "．", "：", "；", "！", "？", "）", "】", "》", "」", "』", "〉", "〕", "］", "｝",
                "”", "’", "…", "—", "％", "℃", "～":
                self = .closing
            case "（", "【", "《", "「", "『", "〈", "〔", "［", "｛", "“", "‘":
                self = .opening
            default:
                self = .full
            }
        }
    }
}
