import Performance
import Primitives

extension FormFacts {
    /// The 年度资金总额 row; nil where the form has none.
    var totalFund: Int? { form.funds.firstIndex { $0.source == .total } }

    /// The funds row whose 分值 and 得分 count: 年度资金总额, or the only one that has a 分值.
    ///
    /// Some forms print the same weight again on the rows under the total; it counts once.
    var scoredFund: Int? {
        totalFund ?? form.funds.firstIndex { $0.weight?.number != nil || $0.score?.number != nil }
    }

    /// Every total row with the rows that it is made of.
    var fundGroups: [(total: Int, sources: [Int])] {
        let totals = form.funds.indices.filter { form.funds[$0].source == .total }
        // A single total has them all, wherever it stands; of several, each has those up to the next.
        if totals.count == 1 { return [(totals[0], form.funds.indices.filter { $0 != totals[0] })] }
        return totals.enumerated().map { index, total in
            let end = index + 1 < totals.count ? totals[index + 1] : form.funds.count
            return (total, Array(total + 1..<end))
        }
    }

    /// An amount in the form's own unit; nil where there is none or it is not a single number.
    ///
    /// - Parameter shown: whether it is the amount that is seen, rounded, rather than the one that is stored.
    func amount(_ row: Int, _ column: Fund.Column, shown: Bool = false) -> ExactDecimal? {
        form.funds[row][column].flatMap { unit.amount(of: shown ? $0.asShown : $0) }
    }
}
