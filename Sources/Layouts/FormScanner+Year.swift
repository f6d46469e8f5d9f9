import Performance
import Primitives

extension FormScanner {
    /// Takes the year of a year line: `（2022年度）`, `预算年度：2023年`, `（2023年度）　单位：万元`; false where the cell is
    /// none.
    mutating func takeYear(_ index: Int) -> Bool {
        guard let part = yearPart(of: lines.cells[index]) else { return false }
        place(.fiscalYear, in: index, text: part)
        form.seen.insert(.year)
        return true
    }

    /// 年度 with the year beside it, in a line that may say more; false where the line has none.
    mutating func takeYearPair(_ line: SheetLines.Line) -> Bool {
        let filled = line.cells.filter { !lines.cells[$0].isBlank }
        for (label, value) in zip(filled, filled.dropFirst())
        where lines.cells[label].meaning?.flags.contains(.year) ?? false {
            guard yearPart(of: lines.cells[value]) != nil else { continue }
            isClaimed[label] = true
            return takeYear(value)
        }
        return false
    }

    /// The part of a cell that says the year of a form; nil where the cell is no year line.
    func yearPart(of cell: SheetLines.Cell) -> Range<Int>? {
        var bytes = lines.bytes(of: cell)
        guard bytes.count <= LabelKey.maximumBytes else { return nil }
        if let end = FormScanner.labelEnd(bytes),
            vocabulary.meaning(of: LabelKey(bytes[..<end]))?.flags.contains(.year) ?? false
        {
            bytes = bytes[end...]
        }
        if FormScanner.isYear(bytes) { return bytes.startIndex..<bytes.endIndex }
        // The unit of the amounts may follow behind white space.
        var end = bytes.endIndex
        while end > bytes.startIndex {
            end -= 1
            let head = bytes[..<end]
            let trimmed = WhiteSpace.trimmed(head)
            guard trimmed.endIndex < end else { continue }
            if FormScanner.isYear(trimmed), isPrintedMatter(bytes[end...]) {
                return trimmed.startIndex..<trimmed.endIndex
            }
            end = trimmed.endIndex
        }
        return nil
    }

    private func isPrintedMatter(_ bytes: ArraySlice<UInt8>) -> Bool {
        let key = LabelKey(bytes)
        if let meaning = vocabulary.meaning(of: key) { return meaning.flags.contains(.furniture) }
        guard let end = FormScanner.labelEnd(bytes) else { return false }
        return vocabulary.meaning(of: LabelKey(bytes[..<end]))?.flags.contains(.furniture) ?? false
    }

    private static func isYear(_ bytes: ArraySlice<UInt8>) -> Bool {
        yearLine(String(decoding: bytes, as: UTF8.self)) != nil
    }

    /// The year that a text says and nothing else: `（2022年度）`, `二〇二三年度`.
    static func yearLine(_ text: String) -> Int? {
        var digits = 0
        var year = 0
        for scalar in text.unicodeScalars {
            guard let folded = LabelKey.folded(scalar.value) else { continue }
            if let digit = digit(folded) {
                digits += 1
                guard digits <= 4 else { return nil }
                year = year * 10 + digit
                continue
            }
            switch folded {
            case 0x28, 0x29: continue
            case 0x5E74 where digits == 4, 0x5EA6 where digits == 4: continue  // 年, 度
            default: return nil
            }
        }
        return digits == 4 && (1990...2099).contains(year) ? year : nil
    }

    /// A digit, also as 二〇二三 has them.
    private static func digit(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x30...0x39: Int(scalar - 0x30)
        case 0x3007, 0x96F6, 0x25CB: 0  // 〇, 零, ○
        case 0x4E00: 1
        case 0x4E8C: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        default: nil
        }
    }
}
