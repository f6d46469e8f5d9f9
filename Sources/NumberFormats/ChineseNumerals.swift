package import Primitives

extension ChineseNumerals {
    private static let plainDigits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    private static let financialDigits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]
    private static let fullWidthDigits = ["０", "１", "２", "３", "４", "５", "６", "７", "８", "９"]

    private var digits: [String] {
        switch self {
        case .financial: ChineseNumerals.financialDigits
        case .fullWidth: ChineseNumerals.fullWidthDigits
        case .plain, .none: ChineseNumerals.plainDigits
        }
    }

    /// Appends one digit.
    func write(digit: UInt8, to bytes: inout ByteArena) {
        bytes.append(contentsOf: digits[Int(digit)].utf8)
    }

    /// Appends a year digit by digit, 二〇二二.
    package func writeYear(_ year: Int, to bytes: inout ByteArena) {
        var power = 1
        while power * 10 <= year { power *= 10 }
        while power > 0 {
            bytes.append(contentsOf: digits[year / power % 10].utf8)
            power /= 10
        }
    }

    /// Appends a number from 0 to 99 as in a date: 十, 二十一; 壹拾 in financial numerals.
    package func writeSmall(_ number: Int, to bytes: inout ByteArena) {
        guard self != .fullWidth, number >= 10, number < 100 else {
            writeYear(number, to: &bytes)
            return
        }
        if number >= 20 || self == .financial { bytes.append(contentsOf: digits[number / 10].utf8) }
        bytes.append(contentsOf: (self == .financial ? "拾" : "十").utf8)
        if number % 10 > 0 { bytes.append(contentsOf: digits[number % 10].utf8) }
    }

    /// Appends a number that is not negative in words, 一百二十三; false, and nothing, where it has more than
    /// 12 digits before the point.
    package func write(_ number: StoredNumber, to bytes: inout ByteArena) -> Bool {
        guard let whole = number.wholePart, whole < 1_000_000_000_000 else { return false }
        if self == .fullWidth {
            writeYear(whole, to: &bytes)
        } else {
            writeWhole(whole, to: &bytes)
        }
        guard number.digits > 0, number.exponent < 0 else { return true }
        bytes.append(UInt8(ascii: "."))
        for place in 1...(-number.exponent) {
            bytes.append(contentsOf: digits[Int(number.digit(ofPower: -place))].utf8)
        }
        return true
    }

    private func writeWhole(_ number: Int, to bytes: inout ByteArena) {
        let units = self == .financial ? ["", "拾", "佰", "仟"] : ["", "十", "百", "千"]
        let zero = self == .financial ? "零" : "〇"
        guard number > 0 else {
            bytes.append(contentsOf: zero.utf8)
            return
        }
        var power = 100_000_000_000
        var place = 11
        var isStarted = false
        var isZeroOwed = false
        while power > 0 {
            let digit = number / power % 10
            if digit > 0 {
                if isZeroOwed { bytes.append(contentsOf: zero.utf8) }
                isZeroOwed = false
                isStarted = true
                bytes.append(contentsOf: digits[digit].utf8)
                bytes.append(contentsOf: units[place % 4].utf8)
            } else if isStarted {
                isZeroOwed = true
            }
            if place % 4 == 0, place > 0, number / power % 10_000 > 0 {
                bytes.append(contentsOf: (place == 8 ? "亿" : "万").utf8)
            }
            power /= 10
            place -= 1
        }
    }
}
