import Performance
import Primitives

extension FormFacts {
    /// Whether the form gives its weights as shares: every indicator's 分值 bears a per cent sign.
    var weightsAreShares: Bool {
        let weights = form.indicators.compactMap(\.weight).filter { !$0.notApplicable }
        return weights.count > 1 && weights.allSatisfy(\.isPercent)
    }

    /// The points of a 分值 cell; nil where none stand there.
    func weight(_ value: Value?) -> ExactDecimal? {
        guard let value else { return nil }
        if value.isPercent, weightsAreShares { return value.plainNumber }
        return value.points
    }

    /// The points of the indicators and of 年度资金总额, whichever are there: what the 总分 row adds up.
    ///
    /// Nil where a cell holds something else than points, or where the other column shows that points are
    /// missing: then there is nothing to add up.
    ///
    /// - Parameter shown: whether they are the points that are seen, rounded, rather than those that are stored.
    func parts(_ column: PointsColumn, shown: Bool = false) -> [ExactDecimal]? {
        var parts: [ExactDecimal] = []
        var rows: [(own: Value?, other: Value?, isCovered: Bool)] = []
        if let row = scoredFund {
            let fund = form.funds[row]
            let field = FieldPath.fund(row, column == .weight ? .weight : .score)
            // A blank that the form prints is reported by itself; a sum without it would repeat that.
            if hasPlaces, !hasLostMerges, fund.weight == nil, fund.score == nil, prints(field) { return nil }
            rows.append(
                column == .weight ? (fund.weight, fund.score, false) : (fund.score, fund.weight, false))
        }
        for (row, indicator) in form.indicators.enumerated() {
            rows.append(
                column == .weight
                    ? (indicator.weight, indicator.score, isCovered(row, .weight))
                    : (indicator.score, indicator.weight, isCovered(row, .score)))
        }
        for row in rows {
            guard let own = row.own, !own.notApplicable else {
                let isMissing = row.other?.points != nil && !row.isCovered
                if isMissing { return nil }
                continue
            }
            let value = shown ? own.asShown : own
            guard let points = column == .weight ? weight(value) : value.points else { return nil }
            parts.append(points)
        }
        return parts.isEmpty ? nil : parts
    }

    /// 分值 or 得分.
    enum PointsColumn {
        case weight, score
    }
}
