/// The place of one cell in a sheet: row before column, both counted from zero.
///
/// Officers see `H6`; the program counts from zero inside and prints A1 at the edges only:
/// `CellReference(row: 5, column: 7).description` is `"H6"`.
public struct CellReference: Hashable, Sendable {
    /// The row, from 0 to `CellReference.lastRow`.
    public var row: Int
    /// The column, from 0 (A) to `CellReference.lastColumn` (XFD).
    public var column: Int

    /// The last row a spreadsheet program can show: 1,048,576, counted from zero.
    public static let lastRow = 1_048_575
    /// The last column a spreadsheet program can show: XFD, counted from zero.
    public static let lastColumn = 16_383

    /// Makes a reference from zero-based numbers, which the caller has checked.
    @inlinable
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads an A1 address such as `H6` or `$H$6`; nil where it is none or lies outside a sheet.
    public init?(_ a1: some StringProtocol) {
        self.init(utf8: a1.utf8)
    }

    /// Reads an A1 address from its bytes; nil where it is none or lies past XFD1048576.
    @inlinable
    public init?(utf8: some Sequence<UInt8>) {
        var column = 0
        var row = 0
        var digits = 0
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                guard digits == 0 else { return nil }
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
                guard column <= CellReference.lastColumn + 1 else { return nil }
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                guard digits == 0 else { return nil }
                column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
                guard column <= CellReference.lastColumn + 1 else { return nil }
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
                digits += 1
                guard row <= CellReference.lastRow + 1 else { return nil }
            case UInt8(ascii: "$"):
                continue
            default:
                return nil
            }
        }
        guard column > 0, row > 0 else { return nil }
        self.init(row: row - 1, column: column - 1)
    }

    /// The letters of a zero-based column: 0 is `A`, 27 is `AB`.
    public static func letters(ofColumn column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column + 1
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}

extension CellReference: CustomStringConvertible {
    /// The address as officers see it, `H6`.
    public var description: String { CellReference.letters(ofColumn: column) + String(row + 1) }
}

extension CellReference: Comparable {
    /// Row before column: the order in which a sheet is read.
    @inlinable
    public static func < (left: CellReference, right: CellReference) -> Bool {
        left.row != right.row ? left.row < right.row : left.column < right.column
    }
}
