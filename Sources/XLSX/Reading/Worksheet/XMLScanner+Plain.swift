import Glibc
import Markup
import Primitives

// What nearly all of a large part is made of, taken whole in one go: cells, merged ranges and shared strings
// as programs write them, without references, comments, prefixes or odd spacing, and lying whole in the
// window. That form is well-formed by itself. Whatever departs from it in a single byte is not taken, nothing
// is moved, and `next()` reads the same bytes with all its checks; so errors come from there alone.
extension XMLScanner {
    /// A cell whose markup was plain.
    struct PlainCell {
        /// Where it says it stands, from zero; -1 where it does not say.
        var row = -1
        var column = -1
        var style = 0
        var type = WorksheetReader.CellType.number
        /// Where its value lies in the window; nil for a cell without content.
        var value: Range<Int>?
        /// Whether the value stands in `<is><t>`, not in `<v>`.
        var isInline = false
    }

    /// Whether plain markup may be taken at all where the scanner stands, with room for so many more levels.
    @inline(__always)
    private func canTakePlain(levels: Int) -> Bool {
        takesPlainMarkup && !isClosing && !isInCDATA && depth <= maximumNesting - levels
            && maximumAttributes >= 3
    }

    /// Takes `<c r="B2" s="1" t="s"><v>12</v></c>`, `<c r="B2" s="1"/>` or
    /// `<c r="B2" t="inlineStr"><is><t>…</t></is></c>`; false, and nothing moved, where something else comes.
    ///
    /// Every comparison stops at the 0 behind the window at the latest, so none needs to look for its end.
    @inline(__always)
    mutating func takePlainCell(_ cell: inout PlainCell) -> Bool {
        let base = self.base
        var index = position
        guard base[index] == UInt8(ascii: "<"), base[index + 1] == UInt8(ascii: "c"),
            base[index + 2] == UInt8(ascii: " ") || base[index + 2] == UInt8(ascii: ">"),
            canTakePlain(levels: 3)
        else { return false }
        index += 2
        var seen: UInt8 = 0
        while base[index] == UInt8(ascii: " ") {
            let letter = base[index + 1]
            guard letter > 0, base[index + 2] == UInt8(ascii: "="), base[index + 3] == UInt8(ascii: "\"")
            else { return false }
            index += 4
            let bit: UInt8
            switch letter {
            case UInt8(ascii: "r"):
                bit = 1
                guard takePlainReference(&index, &cell) else { return false }
            case UInt8(ascii: "s"):
                bit = 2
                guard takePlainNumber(&index, &cell.style) else { return false }
            case UInt8(ascii: "t"):
                bit = 4
                guard takePlainType(&index, &cell.type) else { return false }
            default: return false
            }
            // An attribute must not come twice.
            guard seen & bit == 0, base[index] == UInt8(ascii: "\"") else { return false }
            seen |= bit
            index += 1
        }
        if base[index] == UInt8(ascii: "/") {
            guard base[index + 1] == UInt8(ascii: ">") else { return false }
            position = index + 2
            return true
        }
        guard base[index] == UInt8(ascii: ">"), base[index + 1] == UInt8(ascii: "<") else { return false }
        index += 2
        if base[index] == UInt8(ascii: "v") {
            guard base[index + 1] == UInt8(ascii: ">") else { return false }
            let start = index + 2
            index = plainTextEnd(start)
            guard index >= 0, follows(index, "</v></c>") else { return false }
            cell.value = start..<index
            position = index + 8
            return true
        }
        guard follows(index, "is><t>") else { return false }
        let start = index + 6
        index = plainTextEnd(start)
        guard index >= 0, follows(index, "</t></is></c>") else { return false }
        cell.value = start..<index
        cell.isInline = true
        position = index + 13
        return true
    }

    /// Takes `<mergeCell ref="A1:B2"/>`; nil, and nothing moved, where something else comes.
    @inline(__always)
    mutating func takePlainMerge() -> UnsafeBufferPointer<UInt8>? {
        guard follows(position, "<mergeCell ref=\""), canTakePlain(levels: 1) else { return nil }
        let start = position + 16
        var index = start
        while table[Int(base[index])] & XMLCharacters.Class.valueStop == 0 { index += 1 }
        guard follows(index, "\"/>") else { return nil }
        position = index + 3
        return UnsafeBufferPointer(start: base + start, count: index - start)
    }

    /// Takes `<si><t>…</t></si>`, and hands out the text; nil, and nothing moved, where something else comes.
    @inline(__always)
    mutating func takePlainString() -> UnsafeBufferPointer<UInt8>? {
        guard follows(position, "<si><t"), canTakePlain(levels: 2) else { return nil }
        var start = position + 6
        let keepsSpace = base[start] != UInt8(ascii: ">")
        if keepsSpace {
            guard follows(start, " xml:space=\"preserve\">") else { return nil }
            start += 22
        } else {
            start += 1
        }
        let index = plainTextEnd(start)
        guard index >= 0, follows(index, "</t></si>") else { return nil }
        position = index + 9
        let text = keepsSpace ? start..<index : withoutOuterSpace(start..<index)
        return UnsafeBufferPointer(start: base + text.lowerBound, count: text.count)
    }

    // MARK: Pieces

    /// A text without the spaces, tabs and line breaks at its ends, which programs leave out unless the markup
    /// says to keep them.
    @inline(__always)
    private func withoutOuterSpace(_ range: Range<Int>) -> Range<Int> {
        var (first, last) = (range.lowerBound, range.upperBound)
        while first < last, table[Int(base[first])] & XMLCharacters.Class.space != 0 { first += 1 }
        while last > first, table[Int(base[last - 1])] & XMLCharacters.Class.space != 0 { last -= 1 }
        return first..<last
    }

    /// Whether the window holds these bytes there.
    @inline(__always)
    private func follows(_ index: Int, _ text: StaticString) -> Bool {
        end - index >= text.utf8CodeUnitCount
            && memcmp(base + index, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    /// Where the `<` behind a text stands that needs no decoding; -1 where it does, or is not all there.
    @inline(__always)
    private func plainTextEnd(_ start: Int) -> Int {
        let base = self.base
        let table = self.table
        var index = start
        while true {
            while table[Int(base[index])] & XMLCharacters.Class.textStop == 0 { index += 1 }
            let byte = base[index]
            if byte == UInt8(ascii: "<") { return index }
            guard byte >= 0x80,
                case .scalar(_, let length) = XMLCharacters.decode(base + index, count: end - index)
            else { return -1 }
            index += length
        }
    }

    /// An address in capitals that lies inside a sheet.
    @inline(__always)
    private func takePlainReference(_ index: inout Int, _ cell: inout PlainCell) -> Bool {
        let base = self.base
        var column = 0
        var letter = base[index] &- UInt8(ascii: "A")
        guard letter < 26 else { return false }
        repeat {
            column = column * 26 + Int(letter) + 1
            guard column <= CellReference.lastColumn + 1 else { return false }
            index += 1
            letter = base[index] &- UInt8(ascii: "A")
        } while letter < 26
        var row = 0
        guard takePlainNumber(&index, &row), row >= 1, row <= CellReference.lastRow + 1 else { return false }
        cell.row = row - 1
        cell.column = column - 1
        return true
    }

    /// Up to nine digits.
    @inline(__always)
    private func takePlainNumber(_ index: inout Int, _ number: inout Int) -> Bool {
        let first = index
        var value = 0
        var digit = base[index] &- UInt8(ascii: "0")
        while digit <= 9, index - first < 9 {
            value = value * 10 + Int(digit)
            index += 1
            digit = base[index] &- UInt8(ascii: "0")
        }
        number = value
        return index > first && digit > 9
    }

    /// One of the types of cells.
    @inline(__always)
    private func takePlainType(_ index: inout Int, _ type: inout WorksheetReader.CellType) -> Bool {
        let start = index
        while base[index] | 0x20 &- UInt8(ascii: "a") < 26, index - start < 9 { index += 1 }
        type = WorksheetReader.CellType(UnsafeBufferPointer(start: base + start, count: index - start))
        return index > start
    }
}
