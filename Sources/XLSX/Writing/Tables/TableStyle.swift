/// How a cell of a table looks; its font is that of every workbook.
public struct TableStyle: Hashable, Sendable {
    /// The size of its letters in points.
    public var fontSize = 10
    /// Whether its letters are bold.
    public var isBold = false
    /// Whether its letters are underlined, as links are.
    public var isUnderlined = false
    /// The colour of its letters as RGB; nil for black.
    public var colour: UInt32?
    /// The colour behind them as RGB; nil for none.
    public var fill: UInt32?
    /// The colour of the thin line around it as RGB; nil for no line.
    public var border: UInt32?
    /// Where its content stands across.
    public var alignment = Alignment.left
    /// Whether its text goes on in the next line where the cell ends.
    public var wraps = false
    /// The number format; empty for none.
    public var numberFormat = ""

    /// Where content stands across.
    public enum Alignment: Hashable, Sendable {
        /// At the left edge.
        case left
        /// In the middle.
        case centre
        /// At the right edge.
        case right
    }

    /// Makes the style of a plain cell: 10 points, at the left, without a border.
    public init() {}
}
