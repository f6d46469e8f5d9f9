import Performance
import Primitives
import Templates

/// A share over 100 %, or a reduction over 100 %.
struct PercentRange: Check {
    static let code = "percent-range"
    static let keys = ["shares", "except", "reductions"]
    private let shares: SoughtWords
    private let exceptions: SoughtWords
    private let reductions: [String]
    private let reductionWords: SoughtWords

    init(_ data: RuleData) throws(TemplateError) {
        shares = SoughtWords(try data.words("shares"))
        exceptions = SoughtWords(try data.words("except"))
        reductions = try data.words("reductions")
        reductionWords = SoughtWords(reductions)
    }

    func findings(in form: FormFacts) -> [Finding] {
        var findings: [Finding] = []
        for (row, fund) in form.form.funds.enumerated() {
            guard let rate = fund.executionRate, rate.isRate, let number = rate.plainNumber,
                number > PercentRange.whole
            else { continue }
            findings.append(
                Finding(field: .fund(row, .executionRate), found: rate.text, expected: "≤ 100%"))
        }
        for (row, indicator) in form.form.indicators.enumerated() {
            let name = [indicator.level2, indicator.level3].compactMap { $0 }.joined(separator: " ")
            let isReduction = reductionWords.areIn(name)
            let isShare = shares.areIn(name) && !exceptions.areIn(name)
            for (column, value) in [(Indicator.Column.target, indicator.target), (.actual, indicator.actual)]
            {
                guard let value else { continue }
                let field = FieldPath.indicator(row, column)
                if value.number != nil {
                    guard isShare || isReduction, value.isPercent,
                        let highest = value.upper ?? value.number, highest > PercentRange.whole
                    else { continue }
                    findings.append(Finding(field: field, found: value.text, expected: "≤ 100%"))
                } else if let phrase = reduction(in: value.text) {
                    findings.append(Finding(field: field, found: phrase, expected: "≤ 100%"))
                }
            }
        }
        for (row, goal) in form.form.goals.enumerated() {
            for (field, text) in [
                (FieldPath.goalExpected(row), goal.expected), (.goalActual(row), goal.actual ?? ""),
            ] {
                if let phrase = reduction(in: text) {
                    findings.append(Finding(field: field, found: phrase, expected: "≤ 100%"))
                }
            }
        }
        return findings
    }

    private static let whole = ExactDecimal(100)

    /// The first reduction over 100 % in a text: `降低 105%`.
    private func reduction(in text: String) -> String? {
        // ％ begins with EF.
        guard text.hasByte({ $0 == UInt8(ascii: "%") || $0 == 0xEF }) else { return nil }
        for figure in TextFigure.all(in: text) where figure.follower.first.map({ "%％".contains($0) }) == true
        {
            let before = figure.before.filter { !$0.isWhitespace && !"了至到约为".contains($0) }
            guard figure.number > PercentRange.whole,
                let word = reductions.first(where: { before.hasSuffix($0) })
            else { continue }
            return "\(word) \(figure.number)%"
        }
        return nil
    }
}
