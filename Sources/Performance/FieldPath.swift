/// The place of a field in a form: what the source map points from, and what a problem names.
///
/// Printed as in JSON: `subject.projectName`, `funds[0].annualBudget`, `indicators[3].target`.
public enum FieldPath: Hashable, Sendable {
    /// The title.
    case title
    /// The year line.
    case fiscalYear
    /// A line of the head.
    case subject(Subject.Key)
    /// The printed label of a funds row.
    case fundLabel(Int)
    /// A value of a funds row.
    case fund(Int, Fund.Column)
    /// The expected part of a goal.
    case goalExpected(Int)
    /// The actual part of a goal.
    case goalActual(Int)
    /// A column of an indicator.
    case indicator(Int, Indicator.Column)
    /// 分值 of the 总分 row.
    case totalWeight
    /// 得分 of the 总分 row.
    case totalScore
    /// 等级 of the 总分 row.
    case totalGrade
    /// The rest of the 总分 row.
    case totalNote
    /// A note.
    case note(Int)
}
