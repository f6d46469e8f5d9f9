import Files
import TextEncodings

extension Path {
    /// The path as people are shown it: names that are GBK on the disk in characters, and nothing that a terminal
    /// would obey or that breaks a line.
    var shown: String {
        let steps = text.split(separator: "/", omittingEmptySubsequences: false).map { step in
            let name = TextEncoding.text(ofName: Path(String(step)).bytes)
            return String(String.UnicodeScalarView(name.unicodeScalars.map(Path.visible)))
        }
        return steps.joined(separator: "/")
    }

    /// A character that does nothing but show: for a control character its picture, U+2400 and on.
    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.properties.generalCategory {
        case .control where scalar.value < 0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case .control where scalar.value == 0x7F: "\u{2421}"
        // Line and paragraph separators break lines; what turns the direction of writing changes what a name says.
        case .control, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
        case .format
        where (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value):
            "\u{FFFD}"
        default: scalar
        }
    }
}
