import Performance
import Primitives
import Templates

/// 分值 of the indicators and of 年度资金总额 make that of the 总分 row.
struct WeightsSum: Check {
    static let code = "weights-sum"
    static let keys = ["tolerance"]
    private let tolerance: ExactDecimal

    init(_ data: RuleData) throws(TemplateError) {
        tolerance = try data.tolerance()
    }

    func findings(in form: FormFacts) -> [Finding] {
        guard let total = form.form.total?.weight, let printed = form.weight(total) ?? total.shareNumber,
            let parts = form.parts(.weight), let sum = ExactDecimal.sum(parts),
            !sum.isWithin(tolerance, of: printed)
        else { return [] }
        return [
            Finding(
                field: .totalWeight, found: total.text, expected: sum.text(places: total.places),
                working: Working.sum(parts))
        ]
    }
}

extension Value {
    /// The number of a total of shares: `100%`.
    fileprivate var shareNumber: ExactDecimal? { isPercent ? plainNumber : nil }
}
