/// How much one XML document may ask of the scanner.
public struct XMLLimits: Hashable, Sendable {
    /// Bytes of one tag, comment or processing instruction.
    public var markupBytes = 1 << 20
    /// Attributes of one element.
    public var attributes = 512
    /// Elements open at once.
    public var nesting = 128

    /// Makes the standard limits, to be changed where needed.
    public init() {}

    /// One of the limits, as an error names it.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        /// `XMLLimits.markupBytes`.
        case markupBytes
        /// `XMLLimits.attributes`.
        case attributes
        /// `XMLLimits.nesting`.
        case nesting
    }
}
