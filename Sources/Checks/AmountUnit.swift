import Performance
import Primitives

/// A unit of money, as a power of ten of 元: 万元 is 4.
struct AmountUnit: Hashable {
    let power: Int

    /// 万元, the unit of nearly all forms.
    static let tenThousand = AmountUnit(power: 4)
    /// 元
    static let one = AmountUnit(power: 0)

    private static let named: [String: Int] = [
        "元": 0, "百元": 2, "千元": 3, "千": 3, "万元": 4, "万": 4, "万圆": 4, "万人民币": 4, "百万元": 6, "百万": 6,
        "千万元": 7, "千万": 7, "亿元": 8, "亿": 8, "圆": 0, "￥": 0, "¥": 0,
    ]

    private init(power: Int) { self.power = power }

    /// Reads a unit as it follows an amount; nil if it is not a unit of money.
    init?(_ text: String) {
        guard let power = AmountUnit.named[text] else { return nil }
        self.power = power
    }

    /// The unit that a form prints in a bracket of its labels, `项目资金（元）`; 万元 where it prints none.
    init(printedIn form: Form) {
        let labels = form.funds.map(\.label) + (form.origin?.texts ?? []).map(\.text)
        var found: AmountUnit?
        let yuan = SoughtWords(["元"])
        for label in labels where yuan.areIn(label) {
            let plain = label.filter { !$0.isWhitespace }
            for (unit, power) in [("万元", 4), ("千元", 3), ("亿元", 8), ("元", 0)]
            where plain.contains("（\(unit)）") || plain.contains("(\(unit))") || plain.contains("单位：\(unit)")
                || plain.contains("单位:\(unit)")
            {
                if power == 4 {
                    self = .tenThousand
                    return
                }
                found = found ?? AmountUnit(power: power)
            }
        }
        self = found ?? .tenThousand
    }

    /// An amount in this unit; nil where the value is not a single number or its unit is not one of money.
    func amount(of value: Value) -> ExactDecimal? {
        guard let number = value.plainNumber else {
            // 854万（高标准农田400万元，示范建设295万元）: what stands in brackets says what it is made of.
            guard value.number == nil, let bracket = value.text.firstIndex(where: { "（(".contains($0) }),
                bracket > value.text.startIndex, let whole = Value(reading: String(value.text[..<bracket])),
                whole.plainNumber != nil
            else { return nil }
            return amount(of: whole)
        }
        let text = value.unitName
        if text.isEmpty { return number }
        guard let other = AmountUnit(text) else { return nil }
        return number.scaled(byPowerOfTen: other.power - power)
    }
}
