import Primitives

extension Span where Element == UInt8 {
    /// The date that fills the text from a place to its end: `2022年12月31日`, `2022-12-31`, `2020/12/31`,
    /// `2022.12.31`; nil where it is no date or words follow it.
    func date(at start: Int) -> CivilDate? {
        var place = start
        guard let year = readDigits(4...4, at: &place) else { return nil }
        skipWhiteSpace(at: &place)
        let isChinese = readWord("年", at: &place)
        let mark = ascii(at: place)
        if !isChinese {
            // Hyphen, point and slash are neighbours in ASCII.
            guard (UInt8(ascii: "-")...UInt8(ascii: "/")).contains(mark.byte) else { return nil }
            place += mark.width
        }
        skipWhiteSpace(at: &place)
        guard let month = readDigits(1...2, at: &place) else { return nil }
        skipWhiteSpace(at: &place)
        if isChinese {
            guard readWord("月", at: &place) else { return nil }
        } else {
            guard ascii(at: place).byte == mark.byte else { return nil }
            place += ascii(at: place).width
        }
        skipWhiteSpace(at: &place)
        guard let day = readDigits(1...2, at: &place) else { return nil }
        skipWhiteSpace(at: &place)
        if isChinese {
            guard readWord("日", at: &place) || readWord("号", at: &place) else { return nil }
        }
        guard place == count else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// Reads so many digits and no more; nil where there are fewer or more.
    private func readDigits(_ counts: ClosedRange<Int>, at place: inout Int) -> Int? {
        var number = 0
        var digits = 0
        while let (value, width) = digit(at: place) {
            digits += 1
            guard digits <= counts.upperBound else { return nil }
            number = number * 10 + Int(value)
            place += width
        }
        return counts.contains(digits) ? number : nil
    }

    private func readWord(_ word: StaticString, at place: inout Int) -> Bool {
        guard place < count, hasPrefix(word, in: place..<count) else { return false }
        place += word.utf8CodeUnitCount
        return true
    }
}
