/// Reads the year that a text says.
enum YearText {
    /// The year that a text says and nothing else: `（2022年度）`, `二〇二三年度`.
    static func whole(_ text: some StringProtocol) -> Int? {
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

    /// The first year that a text names: `2018年…区域绩效目标表`, `2020年度…`, `（2023）年`.
    static func first(in text: some StringProtocol, needsSign: Bool = true) -> Int? {
        var digits = 0
        var year = 0
        for scalar in text.unicodeScalars {
            guard let folded = LabelKey.folded(scalar.value) else { continue }
            if (0x30...0x39).contains(folded) {
                digits += 1
                year = digits > 4 ? 0 : year * 10 + Int(folded - 0x30)
                continue
            }
            if folded == 0x29, digits == 4 { continue }
            if digits == 4, (1990...2099).contains(year), folded == 0x5E74 || !needsSign { return year }
            (digits, year) = (0, 0)
        }
        return digits == 4 && (1990...2099).contains(year) && !needsSign ? year : nil
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
