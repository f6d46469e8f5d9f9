public import Primitives

/// What a cell holds, as far as a form is concerned.
public enum CellKind: UInt8, Sendable {
    /// A number, stored as digits.
    case number
    /// Text.
    case text
    /// TRUE or FALSE.
    case boolean
    /// An error such as `#DIV/0!`; never taken for zero.
    case error
    /// A number under a date format.
    case date
    /// A formula whose result was not saved with the file.
    case formulaWithoutValue
}

/// One cell with content: where it is, what it holds, and where its words lie in the sheet's bytes.
///
/// The words themselves are `Sheet.text(of:)` and `Sheet.stored(of:)`: they become a `String` only
/// when somebody asks, since making one costs more than reading the cell.
public struct Cell: Hashable, Sendable {
    /// Where it stands.
    public var reference: CellReference
    /// What it holds.
    public var kind: CellKind
    /// The position of its number format in `Sheet.formats`.
    public var format: UInt16
    /// The text in the file: of a number its stored digits, of a boolean `1` or `0`.
    public var stored: Slice
    /// The text that the officer sees, number format applied; outer white space is kept.
    public var text: Slice
    /// The formula without its equals sign; empty where there is none.
    public var formula: Slice

    /// A run of the sheet's bytes.
    public struct Slice: Hashable, Sendable {
        /// The offset of the first byte.
        public var offset: UInt32
        /// How many bytes.
        public var count: UInt32

        /// Nothing.
        @inlinable
        public static var empty: Slice { Slice(offset: 0, count: 0) }

        /// Makes a run of bytes.
        @inlinable
        public init(offset: Int, count: Int) {
            self.offset = UInt32(truncatingIfNeeded: offset)
            self.count = UInt32(truncatingIfNeeded: count)
        }

        /// Whether it has no bytes.
        @inlinable
        public var isEmpty: Bool { count == 0 }
        /// The bytes' positions.
        @inlinable
        public var range: Range<Int> { Int(offset)..<(Int(offset) + Int(count)) }
    }

    /// Makes a cell of its parts.
    @inlinable
    public init(
        reference: CellReference, kind: CellKind, format: UInt16 = 0, stored: Slice, text: Slice,
        formula: Slice = .empty
    ) {
        self.reference = reference
        self.kind = kind
        self.format = format
        self.stored = stored
        self.text = text
        self.formula = formula
    }
}
