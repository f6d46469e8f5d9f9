import Performance
import Primitives
import TestSupport
import Testing

@Suite struct ValueGrammarPropertyTests {
    private let seed = SplitMix64.seed

    /// A value's parts, spelled at random, are read back.
    @Test func everySpellingGivesItsPartsBack() throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<4000 {
            let number = random.decimal()
            var expected = Value(text: "", number: number)
            if random.once(in: 3) { expected.unit = random.one(of: units) }
            let upper = number.adding(random.decimal().magnitude)
            var text: String
            if random.once(in: 4), !number.isNegative, let upper, number < upper {
                expected.upper = upper
                text = random.spelling(of: number)
                // A unit may stand at both ends.
                if let unit = expected.unit, random.once(in: 2) { text += unit }
                text += random.one(of: ["-", "~", "～", "—", "–", "至", "到", " - ", "－"])
                text += random.spelling(of: upper)
            } else {
                text = random.spelling(of: number)
                if random.once(in: 2) {
                    let comparator = random.one(of: Value.Comparator.allCases)
                    expected.comparator = comparator
                    text = random.one(of: prefixes[comparator] ?? []) + random.one(of: ["", " ", "　"]) + text
                } else if random.once(in: 3) {
                    let (suffix, comparator) = random.one(of: suffixes)
                    expected.comparator = comparator
                    expected.text = suffix
                }
            }
            text += random.one(of: ["", "", " "]) + (expected.unit ?? "") + expected.text
            text = text.last == " " ? String(text.dropLast()) : text
            expected.text = text
            let padding = random.one(of: ["", " ", "\n", "　\t"])
            #expect(Value(reading: padding + text + padding) == expected, "seed \(seed)")
        }
    }

    /// Any text at all is read, and its own text is what it was without the white space round it.
    @Test func readingIsTotal() {
        var random = SplitMix64(seed: seed)
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...7, using: &random)
            let text = (0..<length).map { _ in random.one(of: pieces) }.joined()
            let value = Value(reading: text)
            let trimmed = String(
                String.UnicodeScalarView(
                    text.unicodeScalars.drop { $0.properties.isWhitespace }.reversed()
                        .drop { $0.properties.isWhitespace }.reversed()))
            #expect(value?.text.utf8.elementsEqual(trimmed.utf8) ?? trimmed.isEmpty, "seed \(seed)")
            guard let value else { continue }
            #expect(Value(reading: value.text) == value, "seed \(seed)")
            // What stands beside the text never contradicts itself.
            #expect(value.date == nil || value.number == nil)
            #expect(value.number != nil || value.upper == nil && value.unit == nil)
            #expect(!value.notApplicable || value.number == nil && value.date == nil)
            // Characters that nobody sees, as are put between words for breaking lines, are not of the unit.
            let seen = String(
                String.UnicodeScalarView(
                    text.unicodeScalars.filter { $0.properties.generalCategory != .format }))
            #expect(
                value.unit.map { unit in
                    let unit = unit.unicodeScalars.filter { $0.properties.generalCategory != .format }
                    return !unit.isEmpty && seen.unicodeScalars.contains(unit)
                } ?? true, "\(text) \(value) seed \(seed)")
        }
    }

    @Test func datesInEverySpellingAreRead() throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<1000 {
            let date = try #require(
                CivilDate(daysSince1970: Int.random(in: -300_000...300_000, using: &random)))
            let spellings = [
                "\(date.year)年\(date.month)月\(date.day)日", "\(date.year)/\(date.month)/\(date.day)",
                "\(date.year) 年 \(date.month) 月 \(date.day) 日", "\(date.year).\(date.month).\(date.day)",
                date.description,
            ]
            let text = random.one(of: spellings)
            #expect(Value(reading: text) == Value(text: text, date: .day(date)), "seed \(seed)")
        }
    }

    private let units = ["家", "万元", "人/天", "%", "%%", "％", "万/个", "人次", "万吨/年", "元/人/半天", "‰", "个（套）"]
    private let prefixes: [Value.Comparator: [String]] = [
        .atLeast: ["≥", "≧", ">=", "＞＝", ">＝", "⩾", "=>", "不低于", "不少于", "不小于", "大于等于", "大于或等于", "至少"],
        .atMost: ["≤", "≦", "<=", "＜＝", "⩽", "=<", "不超过", "不高于", "不大于", "不多于", "小于等于", "至多"],
        .equal: ["=", "＝", "等于"],
        .moreThan: [">", "＞", "大于", "超过", "高于"],
        .lessThan: ["<", "＜", "小于", "低于", "少于"],
    ]
    private let suffixes: [(String, Value.Comparator)] = [
        ("以上", .atLeast), ("（含）以上", .atLeast), ("以上(含)", .atLeast), ("及以上", .atLeast),
        (" 以上", .atLeast), ("以下", .atMost), ("以内", .atMost), ("之内", .atMost), ("及以下", .atMost),
    ]
    private let pieces = [
        "1", "0", "12", "１２", "2022", "年", "月", "日", "-", "—", "－", "~", "至", ".", "．", ",", "，", "%", "％",
        "/",
        "／", "≥", "＞", "=", "＝", "不低于", "以上", "以内", "（含）", "不含", "(", "）", "个", "万元", "m2", "e", "E-", "¥",
        "￥", " ", "\n", "　", "\u{A0}", "\u{85}", "\u{2003}", "\u{1680}", "\u{205F}", "\u{200B}", "无", "N/A",
        "达到", "控制在", "第", "约", "😀", "\u{301}", "\u{FF5F}", "\u{FF00}", "ﾟ", "", "+", "−", "、", "：",
    ]
}

extension SplitMix64 {
    fileprivate mutating func decimal() -> ExactDecimal {
        ExactDecimal(
            significand: Int128(Int.random(in: -999...99_999_999, using: &self)),
            exponent: Int.random(in: -4...1, using: &self))
    }

    /// A number with needless zeros, in full-width digits or with thousands separators.
    fileprivate mutating func spelling(of number: ExactDecimal) -> String {
        var text = number.description
        if once(in: 4) { text += text.contains(".") ? "00" : ".0" }
        if once(in: 3) {
            let parts = text.split(separator: ".", maxSplits: 1)
            var whole = ""
            for (index, digit) in parts[0].reversed().enumerated() {
                if index > 0, index % 3 == 0, digit != "-" { whole.append(",") }
                whole.append(digit)
            }
            text = String(whole.reversed()) + (parts.count > 1 ? "." + parts[1] : "")
        }
        guard once(in: 4) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { Unicode.Scalar($0.value - 0x21 + 0xFF01) }))
    }
}
