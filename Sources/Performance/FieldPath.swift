/// The place of a field in a form: what the source map points from, and what a problem names.
///
/// Printed as in JSON: `subject.projectName`, `funds[0].annualBudget`, `indicators[3].target`,
/// `term.goals[0].expected`, `tasks[2].funds[0].executed`, `indicators[3].also[0].value`.
public enum FieldPath: Hashable, Sendable {
    /// The title.
    case title
    /// The year line.
    case fiscalYear
    /// The months that a monitoring form covers.
    case period
    /// A line of the head.
    case subject(Subject.Key)
    /// The printed label of a funds row.
    case fundLabel(Int)
    /// A value of a funds row.
    case fund(Int, Fund.Column)
    /// A value without a key of its own, in a funds row: the row, and which of its `also`.
    case fundAlso(Int, Int)
    /// The expected part of a goal.
    case goalExpected(Int)
    /// The actual part of a goal.
    case goalActual(Int)
    /// A column of an indicator.
    case indicator(Int, Indicator.Column)
    /// A value without a key of its own, of an indicator: the indicator, and which of its `also`.
    case indicatorAlso(Int, Int)
    /// 分值 of the 总分 row.
    case totalWeight
    /// 得分 of the 总分 row.
    case totalScore
    /// 等级 of the 总分 row.
    case totalGrade
    /// The rest of the 总分 row.
    case totalNote
    /// A field of the whole implementation period: of its funds, goals or indicators, by the path that the
    /// same field of the year has.
    indirect case term(FieldPath)
    /// The words of a task.
    case task(Int, AnnualTask.Column)
    /// A field of a task's funds, by the path that the same field of the form's funds has.
    indirect case taskFund(Int, FieldPath)
    /// Whose opinion it is.
    case opinionLabel(Int)
    /// What an opinion says.
    case opinion(Int)
    /// A note.
    case note(Int)
    /// A value without a key of its own that belongs to no row.
    case also(Int)
}
