/// Every check by its code, in the order in which rules are reported and documented.
enum CheckTable {
    static let checks: [any Check.Type] = [
        WeightsSum.self, ScoresSum.self, ExecutionRate.self, ExecutionScore.self, FundsSum.self,
        ScoreOverWeight.self, ValueNotNumber.self, ScoreAboveFormula.self, Tier.self, ReasonMissing.self,
        Overshoot.self, Grade.self, LevelWeights.self, UnitMismatch.self, PercentRange.self,
        PlaceholderLeft.self, YearMismatch.self, AmountInText.self, Magnitude.self, RequiredMissing.self,
    ]
}
