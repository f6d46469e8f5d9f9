import Performance
import Primitives
import Templates

/// A qualitative target is marked within the tier that its 实际完成值 names.
struct Tier: Check {
    static let code = "tier"
    static let keys = ["tiers"]

    /// A tier: the words that name it, and the share of 分值 that it gives, in per cent.
    private struct Band {
        let words: [String]
        let from: ExactDecimal
        let to: ExactDecimal
    }

    private var bands: [Band] = []

    init(_ data: RuleData) throws(TemplateError) {
        for item in try data.required("tiers").items() {
            try item.allow(["words", "from", "to"])
            bands.append(
                Band(
                    words: try item.required("words").texts(), from: try item.required("from").decimal(),
                    to: try item.required("to").decimal()))
        }
    }

    func findings(in form: FormFacts) -> [Finding] {
        form.form.indicators.enumerated().compactMap { row, indicator in
            guard indicator.target?.number == nil, let text = indicator.actual?.text,
                let band = band(of: text),
                let score = indicator.score?.points, let weight = form.weight(indicator.weight),
                weight > .zero, form.rows(sharing: row, .score) == [row],
                form.rows(sharing: row, .weight) == [row],
                let low = weight.multiplied(by: band.from)?.scaled(byPowerOfTen: -2),
                let high = weight.multiplied(by: band.to)?.scaled(byPowerOfTen: -2),
                score < low || score > high
            else { return nil }
            return Finding(
                field: .indicator(row, .score), found: indicator.score?.text, expected: "\(low)–\(high)",
                working: "\(text) \(band.from)%–\(band.to)% × \(weight)")
        }
    }

    /// The tier whose words a text begins with, the longest first: 部分达成 before 达成.
    private func band(of text: String) -> Band? {
        let plain = text.filter { !$0.isWhitespace }
        var best: (band: Band, length: Int)?
        for band in bands {
            for word in band.words where plain.hasPrefix(word) && word.count > best?.length ?? 0 {
                best = (band, word.count)
            }
        }
        return best?.band
    }
}
