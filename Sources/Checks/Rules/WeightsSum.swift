import Performance
import Primitives
import Templates

/// 分值 of the indicators and of 年度资金总额 make that of the 总分 row or, where there is none, a hundred; beside a
/// budget whose points stand outside of the form, what is left of that.
struct WeightsSum: Check {
    static let code = "weights-sum"
    static let keys = ["tolerance", "whole", "besideBudget"]
    private let tolerance: ExactDecimal
    private let whole: ExactDecimal
    private let besideBudget: ExactDecimal

    init(_ data: RuleData) throws(TemplateError) {
        tolerance = try data.tolerance()
        whole = try data.required("whole").decimal()
        besideBudget = try data.required("besideBudget").decimal()
    }

    func findings(in form: FormFacts) -> [Finding] {
        guard let parts = form.parts(.weight), let sum = ExactDecimal.sum(parts) else { return [] }
        let total = form.form.total?.weight
        let wanted: [ExactDecimal]
        if let total {
            guard let printed = form.weight(total) ?? total.shareNumber else { return [] }
            let isWhole = form.form.kind.isTarget && printed == whole && !form.weighsFunds
            wanted = isWhole ? [whole, besideBudget] : [printed]
        } else {
            // Only if every indicator has a weight is their sum complete; a form without a layout may be a part of one.
            guard !form.isOfUnknownShape, form.weighsEveryIndicator else { return [] }
            wanted = form.weighsFunds ? [whole] : [whole, besideBudget]
        }
        guard !wanted.contains(where: { sum.isWithin(tolerance, of: $0) }),
            !isRightAsShown(wanted, total, form)
        else { return [] }
        guard let total else {
            let row = form.form.indicators.indices.first { form.form.indicators[$0].weight != nil }
            return [
                Finding(
                    field: row.map { .indicator($0, .weight) }, found: "\(sum)",
                    expected: wanted.map { "\($0)" }.joined(separator: " / "), working: Working.sum(parts))
            ]
        }
        return [
            Finding(
                field: .totalWeight, found: total.text, expected: sum.text(places: total.places),
                working: Working.sum(parts))
        ]
    }

    /// Whether the points that are seen add up, where cells store more digits than they show.
    private func isRightAsShown(_ wanted: [ExactDecimal], _ total: Value?, _ form: FormFacts) -> Bool {
        guard let sum = form.parts(.weight, shown: true).flatMap(ExactDecimal.sum) else { return false }
        return (total.flatMap { form.weight($0.asShown) }.map { [$0] } ?? wanted).contains {
            sum.isWithin(tolerance, of: $0)
        }
    }
}

extension Value {
    /// The number of a total of shares: `100%`.
    fileprivate var shareNumber: ExactDecimal? { isPercent ? plainNumber : nil }
}

extension FormFacts {
    /// Whether points for the budget stand in the form, so that they are among what is added up.
    fileprivate var weighsFunds: Bool { scoredFund.map { weight(form.funds[$0].weight) != nil } ?? false }

    /// Whether the form fits no layout.
    fileprivate var isOfUnknownShape: Bool { hasPlaces && layoutLabels.isEmpty }

    /// Whether every indicator has points, be they those of a cell that is merged over several.
    fileprivate var weighsEveryIndicator: Bool {
        form.indicators.count > 1
            && form.indicators.indices.allSatisfy { row in
                weight(form.indicators[row].weight) != nil || isCovered(row, .weight)
            }
    }
}
