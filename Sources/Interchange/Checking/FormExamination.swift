import Checks
import Performance
import Primitives

/// What is wrong with a form: what was doubtful when it was read, and what breaks the rules.
struct FormExamination {
    /// What was doubtful in reading it; a value that could not be read is an error to be put right.
    let doubts: [Problem]
    /// What breaks the rules.
    let broken: [Problem]
    let figures: FormFigures

    init(_ form: Form, doubts: [Problem], _ checker: Checker) {
        let (broken, figures) = checker.examine(form)
        let unread = Set(doubts.filter(\.isUnreadValue).compactMap(\.range?.first))
        self.doubts = doubts.map { doubt in
            var doubt = doubt
            if doubt.isUnreadValue { doubt.severity = .error }
            return doubt
        }
        // A cell whose formula came to nothing is not blank.
        self.broken = broken.filter { problem in
            problem.code != "required-missing" || !(problem.range.map { unread.contains($0.first) } ?? false)
        }
        self.figures = figures
    }

    /// What is to be said of the form's values, from the first cell to the last; what has no cell comes first.
    var problems: [Problem] {
        (doubts.filter { $0.field != nil } + broken).enumerated().sorted { left, right in
            switch (left.element.range?.first, right.element.range?.first) {
            case (let one?, let other?) where one != other: one < other
            case (nil, _?): true
            case (_?, nil): false
            default: left.offset < right.offset
            }
        }.map(\.element)
    }
}

extension Problem {
    /// Whether a field's cell holds something that has no value.
    fileprivate var isUnreadValue: Bool {
        field != nil && ["formula-without-value", "error-value"].contains(code)
    }
}
