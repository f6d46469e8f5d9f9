import Performance

/// What a row of the long shape stands for.
enum LongPart: String, CaseIterable, Sendable {
    /// An indicator: the rows that an analyst wants, and the first of each form.
    case indicator
    /// A row of the funds table.
    case fund
    /// An annual goal.
    case goal
    /// An indicator, a fund or a goal of the whole implementation period: parts of their own, so that none is
    /// counted among the year's.
    case termIndicator = "term.indicator"
    case termFund = "term.fund"
    case termGoal = "term.goal"
    /// A row of 年度主要任务.
    case task
    /// An amount of a task.
    case taskFund = "task.fund"
    /// An opinion.
    case opinion
    /// A note.
    case note
    /// A value without a key of its own.
    case also
    /// A line of the head that has no column of its own.
    case subject
    /// The form itself, where it has no other row.
    case form

    /// Whether its rows say by a path where they belong, since their number alone does not.
    var hasPath: Bool { self == .taskFund || self == .also }
}

extension Form {
    /// The lines of the head that have no column of their own.
    var otherSubjectLines: [(key: Subject.Key, text: String)] {
        subject.lines.filter { !Subject.Key.known.contains($0.key) }
    }
}
