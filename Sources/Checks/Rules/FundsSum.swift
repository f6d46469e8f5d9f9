import Performance
import Primitives
import Templates

/// The source rows add up to 年度资金总额, in each amount column in which any of them has a number; where they split
/// it in more than one way, by income and by what it is spent on, each split for itself.
struct FundsSum: Check {
    static let code = "funds-sum"
    static let keys = ["tolerance", "spending"]
    private let tolerance: ExactDecimal
    /// Words of rows that split the money by what it is spent on.
    private let spending: SoughtWords

    init(_ data: RuleData) throws(TemplateError) {
        tolerance = try data.tolerance()
        spending = SoughtWords(try data.words("spending"))
    }

    func findings(in form: FormFacts) -> [Finding] {
        var findings: [Finding] = []
        for group in form.fundGroups {
            let bySpending = group.sources.filter { spending.areIn(form.form.funds[$0].label) }
            let splits = [group.sources.filter { !bySpending.contains($0) }, bySpending]
            for column in [Fund.Column.initialBudget, .annualBudget, .executed] {
                findings += splits.compactMap { finding(form, group.total, $0, column) }
            }
        }
        return findings
    }

    /// A split that adds up neither by the stored amounts nor by those that are shown.
    private func finding(
        _ form: FormFacts, _ total: Int, _ sources: [Int], _ column: Fund.Column
    ) -> Finding? {
        guard let value = form.form.funds[total][column],
            let readings = sums(form, total, sources, column, shown: false),
            !readings.contains(where: \.isRight),
            sums(form, total, sources, column, shown: true)?.contains(where: \.isRight) != true,
            let first = readings.first, let sum = ExactDecimal.sum(first.parts)
        else { return nil }
        return Finding(
            field: .fund(total, column), found: value.text, expected: sum.text(places: value.places),
            working: Working.sum(first.parts))
    }

    /// The ways to add the source rows up, the likeliest first; nil where none has a number, or one has something
    /// that is not an amount, or the total has none.
    private func sums(
        _ form: FormFacts, _ total: Int, _ sources: [Int], _ column: Fund.Column, shown: Bool
    ) -> [(parts: [ExactDecimal], isRight: Bool)]? {
        guard let printed = form.amount(total, column, shown: shown) else { return nil }
        var all: [ExactDecimal] = []
        var top: [ExactDecimal] = []
        var hasWhole = false
        for row in sources {
            guard let value = form.form.funds[row][column], !value.notApplicable else { continue }
            guard let amount = form.amount(row, column, shown: shown) else { return nil }
            all.append(amount)
            let source = form.form.funds[row].source
            if source == .fiscalAppropriation { hasWhole = true }
            if ![.central, .region, .prefecture, .local].contains(source) { top.append(amount) }
        }
        guard !all.isEmpty else { return nil }
        // The rows under 财政拨款 may be its parts, and then count once: 其中：中央、省级……
        var readings = hasWhole && top.count < all.count ? [top, all] : [all]
        let outer = FundsSum.withoutParts(all)
        if outer.count < all.count { readings.append(outer) }
        return readings.map { parts in
            (parts, ExactDecimal.sum(parts).map { $0.isWithin(tolerance, of: printed) } ?? true)
        }
    }

    /// The amounts without those that only break down the one just before them: 基本支出 of 人员经费 and 公用经费.
    private static func withoutParts(_ amounts: [ExactDecimal]) -> [ExactDecimal] {
        var outer: [ExactDecimal] = []
        var place = 0
        while place < amounts.count {
            outer.append(amounts[place])
            var end = place + 1
            var sum = ExactDecimal.zero
            while end < amounts.count, sum < amounts[place], let next = sum.adding(amounts[end]) {
                sum = next
                end += 1
            }
            let isWhole = end > place + 2 && sum == amounts[place] && sum > .zero
            place = isWhole ? end : place + 1
        }
        return outer
    }
}
