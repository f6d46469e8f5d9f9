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

extension FieldPath: CustomStringConvertible {
    /// The path as JSON spells it.
    public var description: String {
        switch self {
        case .title: "title"
        case .fiscalYear: "fiscalYear"
        case .subject(let key): "subject.\(key.name)"
        case .fundLabel(let row): "funds[\(row)].label"
        case .fund(let row, let column): "funds[\(row)].\(column.rawValue)"
        case .goalExpected(let row): "goals[\(row)].expected"
        case .goalActual(let row): "goals[\(row)].actual"
        case .indicator(let row, let column): "indicators[\(row)].\(column.rawValue)"
        case .totalWeight: "total.weight"
        case .totalScore: "total.score"
        case .totalGrade: "total.grade"
        case .totalNote: "total.note"
        case .note(let row): "notes[\(row)]"
        }
    }
}
