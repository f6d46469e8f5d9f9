import Primitives

/// An amount in capital numerals, as cheques and contracts have it: `肆佰伍拾陆万元`, `壹佰贰拾叁元肆角伍分`.
///
/// A myriad that ends the number stays with its unit, as it is read aloud: 456 万元. What is not an amount to the
/// last character (`伍家岗`, `陆` alone, plain 四百) is not one.
struct CapitalAmount {
    let number: ExactDecimal
    /// `元`, `万元`, `亿元`; nil where nothing follows the number.
    let unit: String?

    /// Whether a text begins like one.
    static func mayBegin(_ bytes: Span<UInt8>) -> Bool {
        // 人民币 and the numerals begin with these bytes, and hardly anything else in a value cell does.
        bytes.count >= 6 && (0xE4...0xE9).contains(bytes[0]) && starts.contains(character(bytes, at: 0))
    }

    private static func character(_ bytes: Span<UInt8>, at place: Int) -> UInt32 {
        UInt32(bytes[place] & 0x0F) << 12 | UInt32(bytes[place + 1] & 0x3F) << 6
            | UInt32(bytes[place + 2] & 0x3F)
    }

    /// Nil where the text is not an amount.
    init?(_ text: String) {
        var rest = text.unicodeScalars[...]
        if rest.starts(with: "人民币".unicodeScalars) { rest = rest.dropFirst(3) }
        while let last = rest.last, last == "整" || last == "正" { rest = rest.dropLast() }
        guard let first = rest.first, CapitalAmount.digits[first] != nil || first == "拾" else { return nil }
        var total: Int128 = 0  // of the myriads that are complete
        var section: Int128 = 0  // of the myriad being read
        var digit: Int128?
        var isMarked = false  // whether anything but bare digits was met
        var lastPower = 4
        var lastMyriad = Int128.max
        var lastUnit: Unicode.Scalar?
        reading: while let scalar = rest.first {
            if let value = CapitalAmount.digits[scalar] {
                guard digit == nil || digit == 0 else { return nil }
                digit = value
            } else if let power = CapitalAmount.places[scalar] {
                guard power < lastPower, digit != 0 else { return nil }
                lastPower = power
                section += (digit ?? (power == 1 ? 1 : 0)) * CapitalAmount.power(power)
                guard digit != nil || power == 1 else { return nil }
                digit = nil
                isMarked = true
            } else if let myriad = CapitalAmount.myriads[scalar] {
                section += digit ?? 0
                guard section > 0, myriad < lastMyriad else { return nil }
                total += section * myriad
                (section, digit, lastPower, lastMyriad) = (0, nil, 4, myriad)
                isMarked = true
            } else {
                break reading
            }
            lastUnit = scalar
            rest = rest.dropFirst()
        }
        let hasMyriadEnd = lastUnit.map { CapitalAmount.myriads[$0] != nil } ?? false
        var number = ExactDecimal(significand: total + section + (digit ?? 0), exponent: 0)
        guard let mark = rest.first else {
            guard isMarked else { return nil }
            (self.number, unit) = (number, nil)
            return
        }
        guard mark == "元" || mark == "圆" else { return nil }
        rest = rest.dropFirst()
        if rest.isEmpty {
            let myriad = hasMyriadEnd ? lastUnit.map { String($0) } ?? "" : ""
            if hasMyriadEnd { number = number.scaled(byPowerOfTen: lastMyriad == 10_000 ? -4 : -8) }
            (self.number, unit) = (number, myriad + String(mark))
            return
        }
        guard let change = CapitalAmount.change(rest) else { return nil }
        self.number = number.adding(change) ?? number
        unit = String(mark)
    }

    /// `肆角伍分`, `零伍分`, `肆角`.
    private static func change(_ text: Substring.UnicodeScalarView) -> ExactDecimal? {
        var rest = text
        var hundredths: Int128 = 0
        var last: Int128 = 100
        while let scalar = rest.popFirst() {
            guard let digit = digits[scalar] else { return nil }
            if digit == 0 { continue }
            guard let mark = rest.popFirst() else { return nil }
            let worth: Int128 = mark == "角" ? 10 : mark == "分" ? 1 : 100
            guard worth < last else { return nil }
            last = worth
            hundredths += digit * worth
        }
        return ExactDecimal(significand: hundredths, exponent: -2)
    }

    private static func power(_ power: Int) -> Int128 { power == 1 ? 10 : power == 2 ? 100 : 1000 }

    private static let digits: [Unicode.Scalar: Int128] = [
        "零": 0, "〇": 0, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
    ]
    private static let places: [Unicode.Scalar: Int] = ["拾": 1, "佰": 2, "仟": 3]
    private static let myriads: [Unicode.Scalar: Int128] = ["万": 10_000, "亿": 100_000_000]
    private static let starts: Set<UInt32> = Set("人壹贰叁肆伍陆柒捌玖拾零".unicodeScalars.map(\.value))
}
