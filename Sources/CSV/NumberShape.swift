/// The shape of a text that a spreadsheet program may take for a number, a date or a time.
struct NumberShape {
    /// Stands for 年, 月 and 日.
    static let dateMark: UInt8 = 1

    private let signs: [UInt8]
    /// The runs of digits, as ranges of `signs`.
    private let groups: [Range<Int>]

    /// Takes the signs of a text: ASCII, `dateMark`, or zero for anything else.
    init(_ signs: [UInt8]) {
        self.signs = signs
        var groups: [Range<Int>] = []
        for index in signs.indices where NumberShape.isDigit(signs[index]) {
            if let last = groups.last, last.upperBound == index {
                groups[groups.count - 1] = last.lowerBound..<index + 1
            } else {
                groups.append(index..<index + 1)
            }
        }
        self.groups = groups
    }

    /// `-`, `--`, `+`: nothing that could be run.
    var isBareSigns: Bool {
        signs.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: " ") }
    }

    /// `-5`, `+3.5`, `6,342.65`, `100%`: taken for the number that it is, with all its digits.
    var isPlainNumber: Bool {
        guard let whole = number() else { return false }
        return whole.isPlain
    }

    /// Whether it is taken for a number, date or time that is then shown as another text.
    var isShownOtherwise: Bool {
        if let number = number() { return !number.isPlain }
        return isDateOrTime || isBracketed || isExponential || hasTrailingMinus || hasZeroInDate
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Reads an optional sign, digits and commas, a point with digits, and a percent sign; nil where the text
    /// is anything else.
    private func number() -> (isPlain: Bool, end: Int)? {
        var index = 0
        if let first = signs.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { index = 1 }
        let start = index
        while index < signs.count, NumberShape.isDigit(signs[index]) || signs[index] == UInt8(ascii: ",") {
            index += 1
        }
        let whole = signs[start..<index]
        var digits = whole.filter { $0 != UInt8(ascii: ",") }
        if index < signs.count, signs[index] == UInt8(ascii: ".") {
            let point = index
            index += 1
            while index < signs.count, NumberShape.isDigit(signs[index]) { index += 1 }
            digits += signs[point + 1..<index]
        }
        if index < signs.count, signs[index] == UInt8(ascii: "%") { index += 1 }
        guard index == signs.count, !digits.isEmpty, whole.first != UInt8(ascii: ",") else { return nil }
        let significant = digits.drop { $0 == UInt8(ascii: "0") }.count
        let hasLeadingZero = whole.count > 1 && whole.first == UInt8(ascii: "0")
        return (significant <= 15 && !hasLeadingZero && isGrouped(whole), index)
    }

    /// Whether commas part thousands: one to three digits, then threes.
    private func isGrouped(_ whole: ArraySlice<UInt8>) -> Bool {
        let parts = whole.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count > 1 else { return true }
        return (1...3).contains(parts[0].count) && parts.dropFirst().allSatisfy { $0.count == 3 }
    }

    /// Two or three groups of digits parted by one sign: `3-5`, `1/2`, `2022.12.31`, `1:1`. Where no group
    /// can be a month, as in `90-95`, it is no date.
    private var isDateOrTime: Bool {
        guard (2...3).contains(groups.count), groups[0].lowerBound == 0,
            groups[groups.count - 1].upperBound == signs.count
        else { return false }
        let separator = signs[groups[0].upperBound]
        for (left, right) in zip(groups, groups.dropFirst()) {
            guard right.lowerBound == left.upperBound + 1, signs[left.upperBound] == separator else {
                return false
            }
        }
        switch separator {
        case UInt8(ascii: ":"): return groups.allSatisfy { $0.count <= 4 }
        case UInt8(ascii: "-"), UInt8(ascii: "/"): break
        case UInt8(ascii: "."): guard groups.count == 3 else { return false }
        default: return false
        }
        return groups.allSatisfy { $0.count <= 2 || $0.count == 4 }
            && groups.contains { (1...12).contains(value($0)) }
    }

    private func value(_ group: Range<Int>) -> Int {
        signs[group].reduce(0) { min(10_000, $0 * 10 + Int($1 - UInt8(ascii: "0"))) }
    }

    /// `(1)` and `(1,234.5)` are the accountant's -1 and -1234.5.
    private var isBracketed: Bool {
        guard signs.first == UInt8(ascii: "("), signs.last == UInt8(ascii: ")") else { return false }
        return NumberShape(Array(signs.dropFirst().dropLast())).number() != nil
    }

    /// `1e5`, `1.5E-7`.
    private var isExponential: Bool {
        guard let mark = signs.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
        let power = NumberShape(Array(signs[(mark + 1)...]))
        return NumberShape(Array(signs[..<mark])).number() != nil && power.groups.count == 1
            && power.number() != nil
    }

    /// `5-` is -5.
    private var hasTrailingMinus: Bool {
        signs.last == UInt8(ascii: "-") && NumberShape(Array(signs.dropLast())).number() != nil
    }

    /// `2023年05月01日` is shown as `2023年5月1日`.
    private var hasZeroInDate: Bool {
        signs.contains(NumberShape.dateMark)
            && signs.allSatisfy { NumberShape.isDigit($0) || $0 == NumberShape.dateMark }
            && groups.contains { $0.count > 1 && signs[$0.lowerBound] == UInt8(ascii: "0") }
    }
}
