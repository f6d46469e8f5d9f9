public import Primitives

/// A cell to be marked in an officer's workbook, and what is to be said there.
public struct XLSXMark: Hashable, Sendable {
    /// The sheet's name.
    public var sheet: String
    /// The cell or merged range; the fill and the comment go to its first cell, which shows for all.
    public var range: CellRange
    /// How bad it is, which chooses the fill.
    public var severity: Severity
    /// The comment. Marks of one cell share a comment, in their order.
    public var text: String

    /// How bad a marked problem is.
    public enum Severity: Int, CaseIterable, Comparable, Sendable {
        /// Good to know: light blue.
        case info
        /// Should be looked at: yellow.
        case warning
        /// Must be put right: red.
        case error

        /// The less bad comes first.
        public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
    }

    /// Makes a mark.
    public init(sheet: String, range: CellRange, severity: Severity, text: String) {
        self.sheet = sheet
        self.range = range
        self.severity = severity
        self.text = text
    }
}
