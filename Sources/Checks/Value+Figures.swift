import Performance
import Primitives

extension Value {
    /// The number, where the cell holds just one and asks for nothing.
    var plainNumber: ExactDecimal? {
        guard !notApplicable, upper == nil, comparator == nil || comparator == .equal else { return nil }
        return number
    }

    /// The value as its text alone says it: what an officer sees and reckons with, where a cell stores more digits.
    var asShown: Value { Value(reading: text) ?? self }

    /// The unit without brackets, remarks in brackets and white space: `万元（含税）` is 万元.
    var unitName: String {
        guard let unit, unit.hasByte(Value.isUnusual) else { return unit ?? "" }
        var name = unit.filter { !$0.isWhitespace }
        while let first = name.first, "（(".contains(first), let last = name.last, "）)".contains(last) {
            name = String(name.dropFirst().dropLast())
        }
        if let bracket = name.firstIndex(where: { "（(".contains($0) }) { name = String(name[..<bracket]) }
        return String(name.map { $0 == "％" ? "%" : $0 })
    }

    /// Whether a byte may be of white space, a bracket or a full-width sign: most units are plain words, whose
    /// characters begin with E4 to E9 or are ASCII.
    private static func isUnusual(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x27, 0x2A...0x7E, 0x80...0xBF, 0xE4...0xE9: false
        default: true
        }
    }

    /// Whether the unit is a per cent sign, typed once or more, or in words.
    var isPercent: Bool {
        let name = unitName
        return !name.isEmpty && name.utf8.allSatisfy { $0 == UInt8(ascii: "%") } || name == "百分比"
    }

    /// Whether words follow a per cent sign: `100%及时发放`.
    var beginsWithPercent: Bool { unitName.hasPrefix("%") }

    /// Whether nothing but a per cent sign or nothing follows the number.
    var isRate: Bool { plainNumber != nil && (unitName.isEmpty || isPercent) }

    /// The number of a 分值 or 得分 cell: `10`, `10.00分`; nil where something else stands there.
    var points: ExactDecimal? {
        plainNumber.flatMap { ["", "分"].contains(unitName) ? $0 : nil }
    }

    /// How many decimal places are printed: two for `10.00分`.
    var places: Int {
        var count: Int?
        var hasDigit = false
        for character in text {
            if character.isWholeNumber {
                hasDigit = true
                if let places = count { count = places + 1 }
            } else if hasDigit, character == "." || character == "．" {
                guard count == nil else { break }
                count = 0
            } else if count != nil || (hasDigit && character != "," && character != "，") {
                break
            }
        }
        return count ?? 0
    }
}

extension ExactDecimal {
    /// The number with at least so many decimal places: 9.5 with two is `9.50`.
    func text(places: Int) -> String {
        var text = description
        let printed = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
        guard printed < min(places, 20) else { return text }
        if printed == 0 { text += "." }
        return text + String(repeating: "0", count: min(places, 20) - printed)
    }

    /// The sum; nil where there is none or it is too long to be exact.
    static func sum(_ numbers: some Sequence<ExactDecimal>) -> ExactDecimal? {
        var sum = ExactDecimal.zero
        for number in numbers {
            guard let next = sum.adding(number) else { return nil }
            sum = next
        }
        return sum
    }

    /// Whether the two are no further apart than so much; true where that cannot be worked out exactly.
    func isWithin(_ tolerance: ExactDecimal, of other: ExactDecimal) -> Bool {
        guard let difference = subtracting(other) else { return true }
        return difference.magnitude <= tolerance
    }
}
