/// The shape of a text that a spreadsheet program may take for a number, a date or a time.
struct NumberShape {
    /// Stands for 年 and 月.
    private static let dateMark: UInt8 = 1
    /// Stands for 日.
    private static let dayMark: UInt8 = 2

    /// The text without outer white space: ASCII, a date's marks, and zero for all else, which ends it.
    private let signs: ArraySlice<UInt8>
    /// Whether it has a plus sign or full-width signs, which a number that is shown does not have.
    let isWrittenOtherwise: Bool

    /// Takes the shape of a text, given as UTF-8.
    init(_ text: some Collection<UInt8>) {
        var signs: [UInt8] = []
        var isWrittenOtherwise = false
        var decoder = UTF8()
        var bytes = text.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&bytes) {
            let sign = NumberShape.sign(scalar)
            if sign == UInt8(ascii: " "), signs.isEmpty { continue }
            signs.append(sign)
            if sign == UInt8(ascii: "+") || scalar.value >= 0xFF00 { isWrittenOtherwise = true }
            if sign == 0 { break }
        }
        while signs.last == UInt8(ascii: " ") { signs.removeLast() }
        self.init(signs[...], isWrittenOtherwise: isWrittenOtherwise)
    }

    private init(_ signs: ArraySlice<UInt8>, isWrittenOtherwise: Bool = false) {
        self.signs = signs
        self.isWrittenOtherwise = isWrittenOtherwise
    }

    /// The ASCII that a scalar counts as: full-width signs as half-width, any white space as a space, any
    /// currency as `$`.
    static func sign(_ scalar: Unicode.Scalar) -> UInt8 {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0xA0, 0x200B, 0x3000, 0xFEFF: UInt8(ascii: " ")
        case 0x21...0x7E: UInt8(truncatingIfNeeded: scalar.value)
        case 0xFF01...0xFF5E: UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)
        case 0xA5, 0xFFE5, 0x20AC: UInt8(ascii: "$")  // ¥ ￥ €
        case 0x5E74, 0x6708: dateMark
        case 0x65E5: dayMark
        default: 0
        }
    }

    /// `-`, `--`, `+`: nothing that could be run.
    var isBareSigns: Bool {
        signs.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: " ") }
    }

    /// `-5`, `+3.5`, `6,342.65`, `100%`: taken for the number that it is, with all its digits.
    var isPlainNumber: Bool { number == .plain }

    /// Whether it is taken for a number, date or time that is then shown as another text.
    var isShownOtherwise: Bool {
        switch number {
        case .plain: isWrittenOtherwise
        case .altered: true
        case .none: isDateAndTime || isFraction || isBracketed || isExponential || hasOuterSign
        }
    }
}

extension NumberShape {
    /// How far a text is a number.
    private enum Number {
        case plain
        /// A number, but not with all that is written.
        case altered
        case none
    }

    /// Reads an optional sign, digits and commas, a point with digits, and a percent sign.
    private var number: Number {
        var rest = signs
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let whole = rest.prefix { NumberShape.isDigit($0) || $0 == UInt8(ascii: ",") }
        rest = rest.dropFirst(whole.count)
        var digits = whole.filter { $0 != UInt8(ascii: ",") }
        if rest.first == UInt8(ascii: ".") {
            let decimals = rest.dropFirst().prefix(while: NumberShape.isDigit)
            digits += decimals
            rest = rest.dropFirst(decimals.count + 1)
        }
        if rest.first == UInt8(ascii: "%") { rest = rest.dropFirst() }
        guard rest.isEmpty, !digits.isEmpty, whole.first != UInt8(ascii: ",") else { return .none }
        let significant = digits.drop { $0 == UInt8(ascii: "0") }.count
        let hasLeadingZero = whole.count > 1 && whole.first == UInt8(ascii: "0")
        return significant <= 15 && !hasLeadingZero && NumberShape.isGrouped(whole) ? .plain : .altered
    }

    /// Whether commas part thousands: one to three digits, then threes.
    private static func isGrouped(_ whole: ArraySlice<UInt8>) -> Bool {
        let parts = whole.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count > 1 else { return true }
        return (1...3).contains(parts[0].count) && parts.dropFirst().allSatisfy { $0.count == 3 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private static func isNumber(_ signs: ArraySlice<UInt8>) -> Bool { NumberShape(signs).number != .none }
}

extension NumberShape {
    /// A date, a time, or one after the other.
    private var isDateAndTime: Bool {
        let words = signs.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "T") }
        guard let first = words.first, words.count <= 2 else { return false }
        let isFirst = NumberShape.isTime(first) || NumberShape.isDate(first)
        return isFirst && words.dropFirst().allSatisfy(NumberShape.isTime)
    }

    /// `12:30`, `1:1`, `1:30.5`.
    private static func isTime(_ word: ArraySlice<UInt8>) -> Bool {
        word.contains(UInt8(ascii: ":")) && word.first.map(isDigit) == true
            && word.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    }

    /// `3-5`, `1/2`, `2022.12.31`: two or three groups of digits parted by one sign, one of which can be a
    /// month (`90-95` is not one); `2023年12月31日`, and `2023年05月` for its zero.
    private static func isDate(_ word: ArraySlice<UInt8>) -> Bool {
        let groups = word.split { !isDigit($0) }
        guard (2...3).contains(groups.count), groups[0].startIndex == word.startIndex else { return false }
        let between = word.filter { !isDigit($0) }
        if between.allSatisfy({ $0 == dateMark || $0 == dayMark }) {
            return word.last == dayMark || groups.contains { $0.count > 1 && $0.first == UInt8(ascii: "0") }
        }
        guard between.count == groups.count - 1, Set(between).count == 1 else { return false }
        switch between[0] {
        case UInt8(ascii: "-"), UInt8(ascii: "/"): break
        case UInt8(ascii: "."): guard groups.count == 3 else { return false }
        default: return false
        }
        return groups.allSatisfy { $0.count <= 2 || $0.count == 4 } && groups.contains(where: isMonth)
    }

    private static func isMonth(_ group: ArraySlice<UInt8>) -> Bool {
        let digits = group.drop { $0 == UInt8(ascii: "0") }
        guard let first = digits.first else { return false }
        return digits.count == 1
            || digits.count == 2 && first == UInt8(ascii: "1")
                && digits.last.map { $0 <= UInt8(ascii: "2") } == true
    }

    /// `1 1/2`.
    private var isFraction: Bool {
        let groups = signs.split { !NumberShape.isDigit($0) }
        return groups.count == 3
            && signs.filter { !NumberShape.isDigit($0) } == [UInt8(ascii: " "), UInt8(ascii: "/")]
    }

    /// `(1)` and `(1,234.5)` are the accountant's -1 and -1234.5.
    private var isBracketed: Bool {
        signs.first == UInt8(ascii: "(") && signs.last == UInt8(ascii: ")")
            && NumberShape.isNumber(signs.dropFirst().dropLast())
    }

    /// `1e5`, `1.5E-7`.
    private var isExponential: Bool {
        guard let mark = signs.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
        return NumberShape.isNumber(signs[..<mark]) && NumberShape.isNumber(signs[(mark + 1)...])
    }

    /// `5-` is -5, `¥5` an amount of money, `5 %` is 5%.
    private var hasOuterSign: Bool {
        if signs.first == UInt8(ascii: "$") { return NumberShape.isNumber(signs.dropFirst()) }
        if signs.last == UInt8(ascii: "%") {
            let number = signs.dropLast()
            return number.last == UInt8(ascii: " ") && NumberShape.isNumber(number.dropLast())
        }
        return signs.last == UInt8(ascii: "-") && NumberShape.isNumber(signs.dropLast())
    }
}
