import Performance
import Primitives
import Templates

/// The source rows add up to 年度资金总额, in each amount column in which any of them has a number.
struct FundsSum: Check {
    static let code = "funds-sum"
    static let keys = ["tolerance"]
    private let tolerance: ExactDecimal

    init(_ data: RuleData) throws(TemplateError) {
        tolerance = try data.tolerance()
    }

    func findings(in form: FormFacts) -> [Finding] {
        var findings: [Finding] = []
        for group in form.fundGroups {
            for column in [Fund.Column.initialBudget, .annualBudget, .executed] {
                guard let total = form.form.funds[group.total][column],
                    let printed = form.amount(group.total, column),
                    let parts = FundsSum.parts(form, group.sources, column)
                else { continue }
                // The rows under 财政拨款 may be its parts, and then count once: 其中：中央、省级……
                let readings = parts.nested.map { [$0, parts.all] } ?? [parts.all]
                let sums = readings.compactMap { ExactDecimal.sum($0) }
                guard sums.count == readings.count,
                    !sums.contains(where: { $0.isWithin(tolerance, of: printed) })
                else { continue }
                findings.append(
                    Finding(
                        field: .fund(group.total, column), found: total.text,
                        expected: sums[0].text(places: total.places), working: Working.sum(readings[0])))
            }
        }
        return findings
    }

    /// The amounts of the source rows; nil where none has a number or one has something that is no amount.
    private static func parts(
        _ form: FormFacts, _ sources: [Int], _ column: Fund.Column
    ) -> (all: [ExactDecimal], nested: [ExactDecimal]?)? {
        var all: [ExactDecimal] = []
        var top: [ExactDecimal] = []
        var hasWhole = false
        for row in sources {
            guard let value = form.form.funds[row][column], !value.notApplicable else { continue }
            guard let amount = form.amount(row, column) else { return nil }
            all.append(amount)
            let source = form.form.funds[row].source
            if source == .fiscalAppropriation { hasWhole = true }
            if ![.central, .region, .prefecture, .local].contains(source) { top.append(amount) }
        }
        guard !all.isEmpty else { return nil }
        return (all, hasWhole && top.count < all.count ? top : nil)
    }
}
