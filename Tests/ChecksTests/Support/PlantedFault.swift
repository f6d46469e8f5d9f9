import TestSupport

/// A fault that is planted in a form that was right, and what a check must say of it: just that.
enum PlantedFault: CaseIterable {
    case actualBlank, scoreBlank, totalScoreBlank, executedBlank, projectBlank, goalBlank, targetBlank
    case totalWeight, totalScore, rate, fundScore, source, scoreAboveWeight, scoreInWords, fullMarksForAMiss
    case reasonMissing, overshoot, unitMissing, percentAboveHundred, yuan, totalRowGone, reasonColumnGone, otherYear
    case wrongTier, scoreColumnGone

    /// Plants it; gives the code and the cell of the finding, or nil where the form has no place for it.
    func plant(_ form: inout RandomSelfEvaluation, _ random: inout SplitMix64) -> (code: String, cell: String)? {
        let row = Int.random(in: form.rows.indices, using: &random)
        let line = form.line(row)
        let counted = form.rows.firstIndex { $0.count != nil }
        switch self {
        case .actualBlank:
            form.rows[row].actual = ""
            return ("required-missing", "G\(line)")
        case .scoreBlank:
            form.rows[row].score = -1
            return ("required-missing", "I\(line)")
        case .totalScoreBlank:
            form.total.score = ""
            return ("required-missing", "I\(form.totalLine)")
        case .executedBlank:
            form.executedText = ""
            return ("required-missing", "F5")
        case .projectBlank:
            form.project = ""
            return ("required-missing", "C2")
        case .goalBlank:
            form.goal = ""
            return ("required-missing", "B\(form.line(0) - 2)")
        case .targetBlank:
            form.rows[row].target = ""
            return ("required-missing", "F\(line)")
        case .totalWeight:
            form.total.weight = "95"
            return ("weights-sum", "H\(form.totalLine)")
        case .totalScore:
            form.total.score = RandomSelfEvaluation.amount(form.points + 150)
            return ("scores-sum", "I\(form.totalLine)")
        case .rate:
            form.rate = "12.34%"
            return ("execution-rate", "H5")
        case .fundScore:
            form.fundScore = "3"
            let others = form.rows.reduce(300) { $0 + $1.score }
            form.total.score = RandomSelfEvaluation.amount(others)
            return ("execution-score", "J5")
        case .source:
            form.sources[2].executed = RandomSelfEvaluation.amount(form.executed + 777)
            return ("funds-sum", "F5")
        case .scoreAboveWeight:
            form.rows[row].score = form.rows[row].weight * 100 + 100
            form.rows[row].reason = ""
            form.total.score = RandomSelfEvaluation.amount(form.points)
            // A tier that is named gives no more than the weight either.
            guard form.rows[row].actual != "达成预期指标" else { return nil }
            return ("score-over-weight", "I\(line)")
        case .scoreInWords:
            form.scoreWords = (row, "满分")
            return ("value-not-number", "I\(line)")
        case .fullMarksForAMiss:
            guard let counted, let count = form.rows[counted].count else { return nil }
            form.rows[counted].actual = "\(count.target / 2)\(count.unit)"
            form.rows[counted].score = form.rows[counted].weight * 100
            form.rows[counted].reason = ""
            form.total.score = RandomSelfEvaluation.amount(form.points)
            return ("score-above-formula", "I\(form.line(counted))")
        case .reasonMissing:
            guard form.rows[row].weight > 5 else { return nil }
            form.rows[row].score = form.rows[row].weight * 100 - 100
            form.rows[row].reason = ""
            form.total.score = RandomSelfEvaluation.amount(form.points)
            return ("reason-missing", "J\(line)")
        case .overshoot:
            guard let counted, let count = form.rows[counted].count else { return nil }
            form.rows[counted].actual = "\(count.target * 3)\(count.unit)"
            form.rows[counted].score = form.rows[counted].weight * 100
            form.rows[counted].reason = ""
            form.total.score = RandomSelfEvaluation.amount(form.points)
            return ("overshoot", "G\(form.line(counted))")
        case .unitMissing:
            guard let counted, let count = form.rows[counted].count else { return nil }
            form.rows[counted].actual = "\(count.actual)"
            return ("unit-mismatch", "G\(form.line(counted))")
        case .percentAboveHundred:
            let last = form.rows.count - 1
            form.rows[last].actual = "105%"
            return ("percent-range", "G\(form.line(last))")
        case .yuan:
            form.factor = 10_000
            return ("magnitude", "E5")
        case .totalRowGone:
            form.hasTotalRow = false
            return ("required-missing", "-")
        case .reasonColumnGone:
            form.hasReasons = false
            return ("required-missing", "-")
        case .scoreColumnGone:
            form.hasScores = false
            return ("required-missing", "-")
        case .otherYear:
            guard let late = form.rows.firstIndex(where: { $0.level2 == "时效指标" }) else { return nil }
            form.rows[late].target = "\(form.year - 1)年12月底前"
            return ("year-mismatch", "F\(form.line(late))")
        case .wrongTier:
            guard let tiered = form.rows.firstIndex(where: { $0.level1 == "效益指标" }) else { return nil }
            form.rows[tiered].actual = "部分达成预期指标并具有一定效果"
            form.rows[tiered].score = form.rows[tiered].weight * 100
            form.rows[tiered].reason = ""
            form.total.score = RandomSelfEvaluation.amount(form.points)
            return ("tier", "I\(form.line(tiered))")
        }
    }
}
