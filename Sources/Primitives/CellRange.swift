/// A rectangle of cells, both ends in: `A1:C2` is `first` A1 and `last` C2.
public struct CellRange: Hashable, Sendable {
    /// The top left cell; of a merged range, its *anchor*.
    public var first: CellReference
    /// The bottom right cell.
    public var last: CellReference

    /// Makes a range of two corners, which the caller has put in order.
    @inlinable
    public init(first: CellReference, last: CellReference) {
        self.first = first
        self.last = last
    }

    /// Makes the range of a single cell.
    @inlinable
    public init(_ cell: CellReference) {
        self.init(first: cell, last: cell)
    }

    /// Makes a range of zero-based rows and columns.
    @inlinable
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.init(
            first: CellReference(row: rows.lowerBound, column: columns.lowerBound),
            last: CellReference(row: rows.upperBound, column: columns.upperBound))
    }

    /// Reads `A1:C2` or `A1`; nil where it is neither, lies outside a sheet, or runs backwards.
    public init?(_ a1: some StringProtocol) {
        self.init(utf8: a1.utf8)
    }

    /// Reads `A1:C2` or `A1` from its bytes, as `init(_:)` does.
    @inlinable
    public init?(utf8: some Collection<UInt8>) {
        guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else {
            guard let cell = CellReference(utf8: utf8) else { return nil }
            self.init(cell)
            return
        }
        guard let first = CellReference(utf8: utf8[..<colon]),
            let last = CellReference(utf8: utf8[utf8.index(after: colon)...]),
            first.row <= last.row, first.column <= last.column
        else { return nil }
        self.init(first: first, last: last)
    }

    /// Reads a range whose corners may stand in any order: `C5:A1`.
    @inlinable
    public init?(anyCorners utf8: some Collection<UInt8>) {
        if let range = CellRange(utf8: utf8) {
            self = range
            return
        }
        guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")),
            let one = CellReference(utf8: utf8[..<colon]),
            let other = CellReference(utf8: utf8[utf8.index(after: colon)...])
        else { return nil }
        self.init(
            rows: min(one.row, other.row)...max(one.row, other.row),
            columns: min(one.column, other.column)...max(one.column, other.column))
    }

    /// The rows, both ends in.
    @inlinable
    public var rows: ClosedRange<Int> { first.row...last.row }
    /// The columns, both ends in.
    @inlinable
    public var columns: ClosedRange<Int> { first.column...last.column }
    /// Whether it is one cell only.
    @inlinable
    public var isSingleCell: Bool { first == last }

    /// Whether the cell lies inside.
    @inlinable
    public func contains(_ cell: CellReference) -> Bool {
        rows.contains(cell.row) && columns.contains(cell.column)
    }

    /// Whether the two share a cell.
    @inlinable
    public func overlaps(_ other: CellRange) -> Bool {
        rows.overlaps(other.rows) && columns.overlaps(other.columns)
    }

    /// The same rectangle, moved down and right by so many rows and columns (negative: up and left).
    @inlinable
    public func moved(rows: Int, columns: Int) -> CellRange {
        CellRange(
            first: CellReference(row: first.row + rows, column: first.column + columns),
            last: CellReference(row: last.row + rows, column: last.column + columns))
    }
}

extension CellRange: CustomStringConvertible {
    /// `A1:C2`, or `A1` for a single cell.
    public var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text of `description` to a buffer of UTF-8.
    public func write(to bytes: inout [UInt8]) {
        first.write(to: &bytes)
        guard !isSingleCell else { return }
        bytes.append(UInt8(ascii: ":"))
        last.write(to: &bytes)
    }
}
