import Checks
import Performance
import Primitives

/// What is wrong with a form: what was doubtful when it was read, and what breaks the rules.
struct FormExamination {
    /// What was doubtful in reading it.
    let doubts: [Problem]
    /// What breaks the rules.
    let broken: [Problem]
    let figures: FormFigures

    init(_ form: Form, doubts: [Problem], _ checker: Checker) {
        let (found, figures) = checker.examine(form)
        // What a rule works out to the last figure need not be doubted, too.
        let rates = found.filter { $0.code == "execution-rate" }.map(\.range)
        self.doubts = doubts.filter { $0.code != "rate-unlike-amounts" || !rates.contains($0.range) }
        // A cell whose formula came to nothing is not blank.
        broken = UnreadTotals.omittingFollowing(found, of: doubts)
        self.figures = figures
    }

    /// All of it, from the first cell to the last; what has no cell comes first.
    var problems: [Problem] {
        (doubts + broken).enumerated().sorted { left, right in
            switch (left.element.range?.first, right.element.range?.first) {
            case (let one?, let other?) where one != other: one < other
            case (nil, _?): true
            case (_?, nil): false
            default: left.offset < right.offset
            }
        }.map(\.element)
    }
}
