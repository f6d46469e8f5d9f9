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

    /// Reads an A1 address such as `H6` or `$H$6`; nil if it is not one or lies outside a sheet.
    public init?(_ a1: some StringProtocol) {
        self.init(utf8: a1.utf8)
    }

    /// Reads an A1 address from its bytes; nil if it is not one or lies past XFD1048576.
    @inlinable
    public init?(utf8: some Sequence<UInt8>) {
        var bytes = utf8.makeIterator()
        var next = bytes.next()
        if next == UInt8(ascii: "$") { next = bytes.next() }
        var column = 0
        while let byte = next {
            // Setting this bit makes a letter small, and no other byte a letter.
            let letter = (byte | 0x20) &- UInt8(ascii: "a")
            guard letter < 26 else { break }
            column = column * 26 + Int(letter) + 1
            guard column <= CellReference.lastColumn + 1 else { return nil }
            next = bytes.next()
        }
        guard column > 0 else { return nil }
        if next == UInt8(ascii: "$") { next = bytes.next() }
        var row = 0
        while let byte = next {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            row = row * 10 + Int(digit)
            guard row <= CellReference.lastRow + 1 else { return nil }
            next = bytes.next()
        }
        guard row > 0 else { return nil }
        self.init(row: row - 1, column: column - 1)
    }

    /// The zero-based column of letters such as `AB`, in capitals; nil if they are not or lie past XFD.
    public static func column(ofLetters letters: some StringProtocol) -> Int? {
        var column = 0
        for byte in letters.utf8 {
            let letter = byte &- UInt8(ascii: "A")
            guard letter < 26 else { return nil }
            column = column * 26 + Int(letter) + 1
            guard column <= CellReference.lastColumn + 1 else { return nil }
        }
        return column > 0 ? column - 1 : nil
    }

    /// The letters of a zero-based column: 0 is `A`, 27 is `AB`.
    public static func letters(ofColumn column: Int) -> String {
        var bytes: [UInt8] = []
        writeLetters(ofColumn: column, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the letters of a zero-based column to a buffer of UTF-8.
    public static func writeLetters(ofColumn column: Int, to bytes: inout [UInt8]) {
        guard column >= 26 else {
            if column >= 0 { bytes.append(UInt8(ascii: "A") + UInt8(column)) }
            return
        }
        writeLetters(ofColumn: column / 26 - 1, to: &bytes)
        bytes.append(UInt8(ascii: "A") + UInt8(column % 26))
    }
}

extension CellReference: CustomStringConvertible {
    /// The address as officers see it, `H6`.
    public var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text of `description` to a buffer of UTF-8.
    public func write(to bytes: inout [UInt8]) {
        CellReference.writeLetters(ofColumn: column, to: &bytes)
        (row + 1).writeDigits(to: &bytes)
    }
}

extension CellReference: Comparable {
    /// Row before column: the order in which a sheet is read.
    @inlinable
    public static func < (left: CellReference, right: CellReference) -> Bool {
        left.row != right.row ? left.row < right.row : left.column < right.column
    }
}
