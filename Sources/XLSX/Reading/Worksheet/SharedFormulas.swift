import Primitives
import Sheets

/// The formulas that several cells of a sheet share: written out once, and moved along for the others.
///
/// They are kept apart from the cells, which may be gone by the time that another cell shares theirs.
struct SharedFormulas: ~Copyable {
    private struct Master {
        var formula: Range<Int>
        var place: CellReference
    }

    private var masters: [Int: Master] = [:]
    private var kept = ByteArena(capacity: 1024)

    /// How many bytes they have.
    var byteCount: Int { kept.count }

    /// Forgets the last sheet's.
    mutating func removeAll() {
        if !masters.isEmpty { masters.removeAll() }
        kept.removeAll()
    }

    /// Keeps a formula that later cells share.
    mutating func keep(_ formula: UnsafeBufferPointer<UInt8>, index: Int, at place: CellReference) {
        let first = kept.count
        kept.append(contentsOf: formula)
        masters[index] = Master(formula: first..<kept.count, place: place)
    }

    /// Writes a shared formula out for another cell: relative references move, absolute ones stay. Empty where
    /// no formula was kept under the index.
    func write(index: Int, at place: CellReference, to bytes: inout ByteArena) -> Cell.Slice {
        guard let master = masters[index] else { return .empty }
        let first = bytes.count
        var mover = ReferenceMover(
            rows: place.row - master.place.row, columns: place.column - master.place.column,
            source: kept[master.formula])
        mover.run(&bytes)
        return Cell.Slice(offset: first, count: bytes.count - first)
    }
}

/// Copies a formula, moving its relative references.
private struct ReferenceMover {
    let rows: Int
    let columns: Int
    let source: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(rows: Int, columns: Int, source: UnsafeBufferPointer<UInt8>) {
        self.rows = rows
        self.columns = columns
        self.source = source
    }

    mutating func run(_ bytes: inout ByteArena) {
        while index < source.count {
            let byte = source[index]
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): copy(&bytes, through: byte)
            case UInt8(ascii: "["): copy(&bytes, through: UInt8(ascii: "]"))
            default:
                if ReferenceMover.isWordByte(byte) {
                    word(&bytes)
                } else {
                    bytes.append(byte)
                    index += 1
                }
            }
        }
    }

    private static func appendLetters(_ column: Int, to bytes: inout ByteArena) {
        let letter = UInt8(ascii: "A")
        if column >= 26 + 676 { bytes.append(letter + UInt8((column - 702) / 676)) }
        if column >= 26 { bytes.append(letter + UInt8((column - 26) / 26 % 26)) }
        bytes.append(letter + UInt8(column % 26))
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "."),
            0x80...:
            true
        default: false
        }
    }

    private mutating func copy(_ bytes: inout ByteArena, through stop: UInt8) {
        repeat {
            bytes.append(source[index])
            index += 1
        } while index < source.count && source[index] != stop
        if index < source.count {
            bytes.append(stop)
            index += 1
        }
    }

    private mutating func word(_ bytes: inout ByteArena) {
        let start = index
        while index < source.count, ReferenceMover.isWordByte(source[index]) { index += 1 }
        let next = index < source.count ? source[index] : 0
        let before = start > 0 ? source[start - 1] : 0
        let isInRange = next == UInt8(ascii: ":") || before == UInt8(ascii: ":")
        if next != UInt8(ascii: "("), next != UInt8(ascii: "!"), move(start..<index, isInRange, &bytes) {
            return
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
    }

    /// Writes the word moved, where it is a reference: `A1`, or half of `A:B` or `1:2`.
    private func move(_ word: Range<Int>, _ isInRange: Bool, _ bytes: inout ByteArena) -> Bool {
        var place = word.lowerBound
        func takeDollar() -> Bool {
            guard place < word.upperBound, source[place] == UInt8(ascii: "$") else { return false }
            place += 1
            return true
        }
        var isColumnFixed = takeDollar()
        var column = 0
        var letters = 0
        while place < word.upperBound, letters < 4 {
            let letter = source[place] & 0xDF
            guard letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z"), source[place] < 0x80 else {
                break
            }
            column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
            letters += 1
            place += 1
        }
        var isRowFixed = letters > 0 ? takeDollar() : isColumnFixed
        if letters == 0 { isColumnFixed = false }
        var row = 0
        var digits = 0
        while place < word.upperBound, digits < 8, source[place] &- UInt8(ascii: "0") <= 9 {
            row = row * 10 + Int(source[place] - UInt8(ascii: "0"))
            digits += 1
            place += 1
        }
        guard place == word.upperBound, letters < 4, digits < 8, letters > 0 && digits > 0 || isInRange,
            letters > 0 || digits > 0
        else { return false }
        if letters == 0 { isRowFixed = isRowFixed || source[word.lowerBound] == UInt8(ascii: "$") }
        let newColumn = column - 1 + (isColumnFixed ? 0 : columns)
        let newRow = row - 1 + (isRowFixed ? 0 : rows)
        let isOutside =
            letters > 0 && !(0...CellReference.lastColumn).contains(newColumn)
            || digits > 0 && !(0...CellReference.lastRow).contains(newRow)
        if isOutside {
            bytes.append(contentsOf: "#REF!".utf8)
            return true
        }
        if letters > 0 {
            if isColumnFixed { bytes.append(UInt8(ascii: "$")) }
            ReferenceMover.appendLetters(newColumn, to: &bytes)
        }
        if digits > 0 {
            if isRowFixed { bytes.append(UInt8(ascii: "$")) }
            bytes.appendDecimal(newRow + 1)
        }
        return true
    }
}
