import Layouts
import Performance
import Primitives

/// Leaves out of forms what is nobody's business but the office's: contacts, telephone numbers, signatures.
struct Redaction: Sendable {
    private let keys: Set<Subject.Key>
    /// The labels of lines that name people, without white space, the longest first.
    private let labels: [[Character]]

    /// The codes of problems about cells that nobody knows the meaning of.
    static let unclaimedCodes: Set<String> = ["unclaimed-cell", "unknown-column", "covered-cell"]

    /// What stands in the place of what was left out.
    static let mask = "（略）"

    init(_ lines: PersonalLines) {
        keys = lines.keys
        labels = lines.labels.map { Array($0) }.sorted { $0.count > $1.count }
    }

    /// The form without them. Cells that nobody knows the meaning of may hold anything, so they go too, with
    /// what is hidden, struck out or said in comments.
    func published(_ form: Form, unclaimed: [CellRange]) -> Form {
        var form = form
        for line in form.subject.lines {
            form.subject[line.key] = keys.contains(line.key) ? nil : masked(line.text)
        }
        form.title = masked(form.title)
        form.funds = form.funds.map(published)
        form.goals = form.goals.map(published)
        form.indicators = form.indicators.map(published)
        if let grade = form.total?.grade { form.total?.grade = text(grade) }
        if let note = form.total?.note { form.total?.note = text(note) }
        form.term = form.term.map { term in
            Term(
                funds: term.funds.map(published), goals: term.goals.map(published),
                indicators: term.indicators.map(published))
        }
        form.tasks = form.tasks.map { task in
            AnnualTask(
                name: text(task.name), content: task.content.map(text), actual: task.actual.map(text),
                funds: task.funds.map(published))
        }
        form.opinions = form.opinions.map { Opinion(label: text($0.label), text: text($0.text)) }
        form.notes = form.notes.map { text($0) }
        form.also = form.also.map(published)
        guard var origin = form.origin else { return form }
        origin.file = origin.file.map(masked)
        origin.sheet = origin.sheet.map(masked)
        let personal = Set(
            origin.fields.filter { source in
                if case .subject(let key) = source.field { keys.contains(key) } else { false }
            }.map(\.cell))
        let hiddenColumns = Set(origin.columnWidths.filter { $0.size == 0 }.map(\.index))
        let hiddenRows = Set(origin.rowHeights.filter { $0.size == 0 }.map(\.index))
        func isLeftOut(_ cell: CellReference) -> Bool {
            personal.contains(cell) || hiddenColumns.contains(cell.column) || hiddenRows.contains(cell.row)
                || unclaimed.contains { $0.contains(cell) }
        }
        origin.fields.removeAll { isLeftOut($0.cell) }
        origin.texts.removeAll { isLeftOut($0.cell) }
        origin.formats.removeAll { isLeftOut($0.cell) }
        origin.numbers.removeAll { isLeftOut($0.cell) }
        (origin.comments, origin.struck, origin.hiddenSheets) = ([], [], [])
        for index in origin.texts.indices { origin.texts[index].text = text(origin.texts[index].text) }
        // What is published is what there is to be written back.
        origin.checksum = form.contentChecksum
        form.origin = origin
        return form
    }

    private func published(_ fund: Fund) -> Fund {
        var fund = fund
        fund.label = text(fund.label)
        for column in Fund.Column.allCases { fund[column] = value(fund[column]) }
        fund.also = fund.also.map(published)
        return fund
    }

    private func published(_ goal: Goal) -> Goal {
        Goal(expected: text(goal.expected), actual: goal.actual.map(text))
    }

    private func published(_ indicator: Indicator) -> Indicator {
        var indicator = indicator
        for column in Indicator.Column.allCases {
            switch indicator[column] {
            case .string(let string?): indicator[column] = .string(text(string))
            case .value(let found): indicator[column] = .value(value(found))
            case .string(nil): break
            }
        }
        indicator.also = indicator.also.map(published)
        return indicator
    }

    private func published(_ also: Also) -> Also {
        var also = also
        also.head = text(also.head)
        also.region = also.region.map(text)
        switch also.content {
        case .text(let words): also.content = .text(text(words))
        case .value(let found): also.content = value(found).map { .value($0) } ?? .text("")
        }
        return also
    }

    /// A value; a number is a figure and stays, words lose what texts lose.
    private func value(_ value: Value?) -> Value? {
        guard let value, value.number == nil else { return value }
        let published = text(value.text)
        return published == value.text ? value : Value(reading: published)
    }

    /// The problem without what it quotes of them.
    func published(_ problem: Problem) -> Problem {
        var problem = problem
        problem.sheet = problem.sheet.map(masked)
        problem.rowLabel = problem.rowLabel.map(text)
        var isPersonal = Redaction.unclaimedCodes.contains(problem.code)
        if case .subject(let key)? = problem.field, keys.contains(key) { isPersonal = true }
        problem.found = problem.found.map { isPersonal ? Redaction.mask : text($0) }
        problem.expected = problem.expected.map { isPersonal ? Redaction.mask : text($0) }
        return problem
    }

    /// A text whose lines may be signed: what follows the label of a line that names people is left out.
    func text(_ text: String) -> String {
        masked(
            text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
                withoutSignature(Array(line))
            }.joined(separator: "\n"))
    }

    private func withoutSignature(_ line: [Character]) -> String {
        for place in line.indices {
            for label in labels where line[place...].starts(with: label) {
                let rest = line[(place + label.count)...].drop { $0.isWhitespace || "（(签字章盖名)）".contains($0) }
                guard let colon = rest.first, "：:".contains(colon) else { continue }
                if rest.dropFirst().allSatisfy(\.isWhitespace) { return String(line) }
                return String(line[..<rest.startIndex]) + "：" + Redaction.mask
            }
        }
        return String(line)
    }

    /// A text without telephone, identity card and mail numbers, however they are spaced.
    func masked(_ text: String) -> String { ReachNumbers(text).masked }
}
