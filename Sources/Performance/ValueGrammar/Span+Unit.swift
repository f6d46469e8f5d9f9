extension Span where Element == UInt8 {
    /// Whether a run can stand behind a number as its unit: `家`, `万/个`, `%%`, `个（套）`.
    ///
    /// White space, a comma or a point, a dash or a wave, and 以 show that the text goes on to say
    /// something else; a run that begins with `、`, `：` or a closing bracket makes the number an item's.
    func isUnit(_ run: Range<Int>) -> Bool {
        for mark in UnitMarks.afterItemNumbers where hasPrefix(mark, in: run) { return false }
        guard !hasSuffix("/", in: run), !hasSuffix("／", in: run) else { return false }
        var place = run.lowerBound
        var openBrackets = 0
        while place < run.upperBound {
            guard whiteSpaceWidth(at: place) == 0 else { return false }
            let (byte, width) = ascii(at: place)
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "~"): return false
            case UInt8(ascii: ",") where width == 1: return false
            case UInt8(ascii: "("): openBrackets += 1
            case UInt8(ascii: ")"):
                openBrackets -= 1
                guard openBrackets >= 0 else { return false }
            case 0 where UnitMarks.leadBytes.contains(self[place]):
                let rest = place..<run.upperBound
                for mark in UnitMarks.refused where hasPrefix(mark, in: rest) { return false }
            default: break
            }
            // A byte inside a character is none of these, so it may be looked at too.
            place += Swift.max(1, width)
        }
        return openBrackets == 0
    }

    /// Whether number and unit name a year, a month or a day rather than an amount: `2022年`, `12月`,
    /// `6月底前`, `15日`, `1号`. With a comparator, days and months are an amount: `30日以内`, `≤12月`.
    func isPartOfDate(_ written: WrittenNumber, unit: Range<Int>, hasComparator: Bool) -> Bool {
        if hasPrefix("年", in: unit) { return written.isYear }
        if hasPrefix("日", in: unit) { return !hasComparator }
        if hasPrefix("月", in: unit) { return !hasComparator || unit.count > "月".utf8.count }
        return hasPrefix("号", in: unit)
    }

    /// Whether the text is a mark for "nothing applies": dashes, slashes, 无, 不适用, N/A.
    var isNotApplicable: Bool {
        switch self[0] {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), 0xE2, 0xEF: break
        case UInt8(ascii: "N"), UInt8(ascii: "n"), 0xE4, 0xE6: return isNotApplicableWord
        default: return false
        }
        return consists(of: UnitMarks.dashes) || consists(of: UnitMarks.slashes) || isNotApplicableWord
    }

    private var isNotApplicableWord: Bool {
        UnitMarks.notApplicable.contains { $0.utf8CodeUnitCount == count && hasPrefix($0, in: 0..<count) }
    }

    private func consists(of marks: [StaticString]) -> Bool {
        var rest = 0..<count
        while !rest.isEmpty {
            guard let mark = marks.first(where: { hasPrefix($0, in: rest) }) else { return false }
            rest = (rest.lowerBound + mark.utf8CodeUnitCount)..<rest.upperBound
        }
        return true
    }
}

/// Signs and words with a meaning of their own in a value cell.
private enum UnitMarks {
    static let afterItemNumbers: [StaticString] = ["、", "：", ":", "）", ")"]
    static let refused: [StaticString] = ["—", "–", "―", "−", "‐", "‑", "─", "〜", "∼", "以"]
    /// The bytes that the refused marks begin with; few characters of a unit do.
    static let leadBytes: ClosedRange<UInt8> = 0xE2...0xE4
    static let dashes: [StaticString] = ["-", "－", "–", "—", "―", "−", "‐", "‑", "─"]
    static let slashes: [StaticString] = ["/", "／"]
    static let notApplicable: [StaticString] = ["无", "不适用", "N/A", "n/a", "Ｎ／Ａ"]
}
