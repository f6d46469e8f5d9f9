/// How forms are written.
public struct WritingOptions: Hashable, Sendable {
    /// The format.
    public var format: DocumentFormat
    /// The layout that forms are laid out by anew; nil to give each its own sheet back.
    public var layout: String?
    /// How delimited text is written.
    public var text: TextStyle
    /// Whether delimited text has numbers as they are seen, rather than with all their digits.
    public var isDisplay = false
    /// How forms stand in delimited text; other formats have one shape only.
    public var shape = TableShape.form

    /// Makes options; delimited text is written as officers' programs take it.
    public init(format: DocumentFormat, layout: String? = nil, text: TextStyle = TextStyle()) {
        self.format = format
        self.layout = layout
        self.text = text
    }
}
