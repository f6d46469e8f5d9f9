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
        partUnlabelled()
        partTerm()
        dropRivals()
        form.own.funds.sort { ($0.line, $0.column) < ($1.line, $1.column) }
        form.term.funds.sort { ($0.line, $0.column) < ($1.line, $1.column) }
        if form.year == nil { form.year = yearOfTexts }
        checkRates()
        if isListing { finishListing() }
    }

    // MARK: The whole term

    /// Of goals, and of tables of indicators, under several labels those of the year are the form's where others name no
    /// time: 总体目标 over 年度目标.
    private mutating func partUnlabelled() {
        if form.own.goals.contains(where: { isOwnByName($0.period) }) {
            let isOther = { (goal: GoalRow) in
                goal.period == nil && goal.expected != nil && goal.actual == nil && goal.isLabelled
            }
            form.term.goals += form.own.goals.filter(isOther)
            form.own.goals.removeAll(where: isOther)
        }
        if form.own.indicators.contains(where: { isOwnByName($0.period) }) {
            let isOther = { (row: IndicatorRow) in row.period == nil && row.isLabelled }
            form.term.indicators += form.own.indicators.filter(isOther)
            form.own.indicators.removeAll(where: isOther)
        }
    }

    /// Whether a label names a time that is the form's own.
    private func isOwnByName(_ period: LabelTime?) -> Bool { period != nil && isOwn(period) }

    private mutating func partTerm() {
        // Of the same sources twice in a line, those that name no time are of the whole term where the others are the year's.
        let columns = Set(form.own.funds.filter { !$0.isNamedByHead }.map(\.column)).sorted()
        if columns.count == 2 {
            let left = form.own.funds.filter { $0.column == columns[0] }
            let right = form.own.funds.filter { $0.column == columns[1] && $0.facets.period == .year }
            if !right.isEmpty, !left.contains(where: { $0.facets.period == .year }),
                !Set(left.map(\.line)).isDisjoint(with: right.map(\.line)),
                left.allSatisfy({ row in right.allSatisfy { $0.line != row.line || $0.source == row.source } }
                )
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
        partParts()
    }

    /// What is a part of a row of the term, 其中 behind it or under it, is of the term too.
    private mutating func partParts() {
        let parts = form.own.funds.filter { $0.facets.marks.contains(.partOf) && $0.facets.period == nil }
        for part in parts.sorted(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
            let isOfTerm =
                isOfTerm {
                    $0.line == part.line && $0.column < part.column && !$0.facets.marks.contains(.partOf)
                }
                ?? isOfTerm { $0.line == part.line - 1 && $0.column == part.column }
            if isOfTerm ?? false { moveToTerm { $0.cell == part.cell && $0.column == part.column } }
        }
    }

    /// Whether the last of the rows of money that fit is one of the term; nil where none fits.
    private func isOfTerm(_ fits: (FundRow) -> Bool) -> Bool? {
        let columns = (
            form.term.funds.filter(fits).map(\.column).max(), form.own.funds.filter(fits).map(\.column).max()
        )
        return columns.0 == nil && columns.1 == nil ? nil : (columns.0 ?? -1) > (columns.1 ?? -1)
    }

    private mutating func moveToTerm(_ isOfTerm: (FundRow) -> Bool) {
        form.term.funds += form.own.funds.filter(isOfTerm)
        form.own.funds.removeAll(where: isOfTerm)
    }

    /// Of two amounts of one source in one line nothing tells which is the year's, where nothing else did.
    private mutating func dropRivals() {
        let rows = form.own.funds.filter { !$0.isNamedByHead && !$0.values.isEmpty }
        for row in rows {
            guard
                rows.contains(where: {
                    $0.line == row.line && $0.cell != row.cell && isSame($0.cell, row.cell)
                })
            else { continue }
            for value in row.values { misread(value.part.cell, under: row.cell) }
            form.own.funds.removeAll { $0.cell == row.cell && $0.line == row.line }
        }
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
                Doubt(
                    code: "rate-unlike-amounts", range: cell(rate.cell).range, found: grid.text(of: rate.cell)
                ))
        }
    }

    /// Gives the projects of a listing what the form says of all of them, and the lines between them.
    private mutating func finishListing() {
        for index in projects.indices {
            for (key, part) in form.subjects
            where !projects[index].subjects.contains(where: { $0.key == key }) {
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
        if last == 0 { projects[0].total = projects[0].total ?? form.total }
    }
}
