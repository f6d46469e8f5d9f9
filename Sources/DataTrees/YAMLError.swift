/// Why a text is not YAML.
public struct YAMLError: Error, Hashable, Sendable {
    /// The line where the parser stopped, from 1; nil where it does not say.
    public var line: Int?
    /// The parser's own words; nil where there is nothing in the text at all.
    public var words: String?

    /// Makes an error.
    public init(line: Int? = nil, words: String? = nil) {
        self.line = line
        self.words = words
    }
}
