import Performance

/// What a row of the long shape stands for.
enum LongPart: String, CaseIterable, Sendable {
    /// An indicator: the rows that an analyst wants, and the first of each form.
    case indicator
    /// A row of the funds table.
    case fund
    /// An annual goal.
    case goal
    /// A note.
    case note
    /// A line of the head that has no column of its own.
    case subject
    /// The form itself, where it has no other row.
    case form

    /// How many such rows a form has.
    func count(in form: Form) -> Int {
        switch self {
        case .indicator: form.indicators.count
        case .fund: form.funds.count
        case .goal: form.goals.count
        case .note: form.notes.count
        case .subject: form.otherSubjectLines.count
        case .form: form.hasLongRows ? 0 : 1
        }
    }
}

extension Form {
    /// The lines of the head that have no column of their own.
    var otherSubjectLines: [(key: Subject.Key, text: String)] {
        subject.lines.filter { !Subject.Key.known.contains($0.key) }
    }

    fileprivate var hasLongRows: Bool {
        !(indicators.isEmpty && funds.isEmpty && goals.isEmpty && notes.isEmpty && otherSubjectLines.isEmpty)
    }
}
