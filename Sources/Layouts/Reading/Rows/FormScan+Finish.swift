import Performance
import Primitives

extension FormScan {
    /// Settles what only the whole form tells: which rows are of the whole term, the year where nothing says it, and whether
    /// the amounts bear each other out.
    mutating func finish() {
        for line in doubtful {
            if form.subjects.contains(where: { $0.key == vocabulary.subjects[Int(line.subject)] }) {
                form.also.append(AlsoCell(heads: [line.label.cell], part: line.part))
            } else {
                placeSubject(line.subject, line.part, line.label, line.line)
            }
        }
        partGoals()
        partTerm()
        form.own.funds.sort { ($0.line, $0.column) < ($1.line, $1.column) }
        form.term.funds.sort { ($0.line, $0.column) < ($1.line, $1.column) }
        if form.year == nil { form.year = yearOfTexts }
        checkRates()
        if isListing { finishListing() }
    }

    // MARK: The whole term

    /// Of goals under several labels or heads, those of the year are the form's where others name no time: 总体目标 over
    /// 年度目标.
    private mutating func partGoals() {
        guard form.own.goals.contains(where: { $0.period == .year }) else { return }
        let others = form.own.goals.filter { $0.period == nil && $0.expected != nil && $0.actual == nil && $0.isLabelled }
        guard !others.isEmpty else { return }
        form.term.goals += others
        form.own.goals.removeAll { $0.period == nil && $0.expected != nil && $0.actual == nil && $0.isLabelled }
    }

    private mutating func partTerm() {
        // Beside rows of the year stand, at the left, those of the whole term.
        let columns = Set(form.own.funds.filter { !$0.isNamedByHead }.map(\.column)).sorted()
        if columns.count == 2 {
            let left = form.own.funds.filter { $0.column == columns[0] }
            let right = form.own.funds.filter { $0.column == columns[1] && $0.facets.period == .year }
            if !right.isEmpty, !left.contains(where: { $0.facets.period == .year }),
                !Set(left.map(\.line)).isDisjoint(with: right.map(\.line))
            {
                moveToTerm { $0.column == columns[0] }
            }
        }
        // What hangs under a row of the term in its column is of the term too.
        let columnsOfTerm = Set(form.term.funds.map(\.column))
        let hasOthers = form.own.funds.contains {
            !columnsOfTerm.contains($0.column) && ($0.facets.period == .year || $0.source == .total)
        }
        if hasOthers {
            let rows = form.term.funds
            moveToTerm { row in rows.contains { $0.column == row.column && $0.line < row.line } }
        }
        var moved = true
        while moved {
            moved = false
            let rows = form.term.funds
            let count = form.own.funds.count
            moveToTerm { row in
                row.facets.marks.contains(.partOf) && rows.contains { $0.column == row.column && $0.line == row.line - 1 }
            }
            moved = form.own.funds.count < count
        }
    }

    private mutating func moveToTerm(_ isOfTerm: (FundRow) -> Bool) {
        form.term.funds += form.own.funds.filter(isOfTerm)
        form.own.funds.removeAll(where: isOfTerm)
    }

    // MARK: The year

    /// The year that the project's name begins with, or the only one that goals and targets name.
    private var yearOfTexts: Int? {
        if let name = form.subjects.first(where: { $0.key == .projectName })?.part {
            let text = text(of: name)
            if let year = YearText.first(in: text), text.trimmed.hasPrefix(String(year)) { return year }
        }
        return nil
    }

    // MARK: Evidence

    /// A rate is what was spent of the budget; where the three do not agree, that is told.
    private mutating func checkRates() {
        for row in form.own.funds {
            func number(_ column: Fund.Column) -> (value: Double, cell: Int)? {
                guard let part = row.values.first(where: { $0.column == column })?.part,
                    let value = Value(reading: text(of: part)), let number = value.number
                else { return nil }
                return (number.double, part.cell)
            }
            guard let budget = number(.annualBudget) ?? number(.initialBudget), budget.value > 0,
                let executed = number(.executed), let rate = number(.executionRate)
            else { continue }
            let share = executed.value / budget.value
            guard abs(rate.value - 100 * share) > 1.5, abs(rate.value - share) > 0.015 else { continue }
            form.doubts.append(
                Doubt(code: "rate-unlike-amounts", range: cell(rate.cell).range, found: grid.text(of: rate.cell)))
        }
    }

    /// Gives the projects of a listing what the form says of all of them, and the lines between them.
    private mutating func finishListing() {
        for index in projects.indices {
            for (key, part) in form.subjects where !projects[index].subjects.contains(where: { $0.key == key }) {
                projects[index].subjects.append((key, part))
            }
            projects[index].year = form.year
        }
        let last = projects.count - 1
        for index in 0..<last {
            projects[index].lines = projects[index].lines.lowerBound..<projects[index + 1].lines.lowerBound
        }
        projects[0].lines = form.lines.lowerBound..<projects[0].lines.upperBound
        projects[last].lines = projects[last].lines.lowerBound..<form.lines.upperBound
        projects[0].blocks = form.blocks
        projects[last].notes += form.notes
        projects[last].opinions += form.opinions
        projects[0].also += form.also
        projects[0].doubts += form.doubts
        if last == 0 { projects[0].total = form.total }
    }
}
