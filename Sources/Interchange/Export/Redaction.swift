import Layouts
import Performance
import Primitives

/// Leaves out of forms what is nobody's business but the office's: contacts, telephone numbers, signatures.
struct Redaction: Sendable {
    private let keys: Set<Subject.Key>
    /// The labels of lines that name people, without white space, the longest first.
    private let labels: [[Character]]

    /// What stands in the place of what was left out.
    static let mask = "（略）"

    init(_ lines: PersonalLines) {
        keys = lines.keys
        labels = lines.labels.map { Array($0) }.sorted { $0.count > $1.count }
    }

    /// The form without them. Cells that nobody knows the meaning of may hold anything, so they go too.
    func published(_ form: Form, unclaimed: Set<CellReference>) -> Form {
        var form = form
        for line in form.subject.lines {
            form.subject[line.key] = keys.contains(line.key) ? nil : masked(line.text)
        }
        form.title = masked(form.title)
        for index in form.funds.indices {
            form.funds[index].label = masked(form.funds[index].label)
            for column in Fund.Column.allCases {
                form.funds[index][column] = value(form.funds[index][column])
            }
        }
        for index in form.goals.indices {
            form.goals[index].expected = text(form.goals[index].expected)
            form.goals[index].actual = form.goals[index].actual.map(text)
        }
        for index in form.indicators.indices {
            for column in Indicator.Column.allCases {
                switch form.indicators[index][column] {
                case .string(let string?): form.indicators[index][column] = .string(text(string))
                case .value(let found): form.indicators[index][column] = .value(value(found))
                case .string(nil): break
                }
            }
        }
        if let note = form.total?.note { form.total?.note = text(note) }
        form.notes = form.notes.map { text($0) }
        guard var origin = form.origin else { return form }
        origin.file = origin.file.map(masked)
        origin.sheet = origin.sheet.map(masked)
        let personal = Set(
            origin.fields.filter { source in
                if case .subject(let key) = source.field { keys.contains(key) } else { false }
            }.map(\.cell))
        origin.fields.removeAll { personal.contains($0.cell) }
        origin.texts.removeAll { personal.contains($0.cell) || unclaimed.contains($0.cell) }
        for index in origin.texts.indices { origin.texts[index].text = text(origin.texts[index].text) }
        form.origin = origin
        return form
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
        var isPersonal = problem.code == "unclaimed-cell"
        if case .subject(let key)? = problem.field, keys.contains(key) { isPersonal = true }
        problem.found = problem.found.map { isPersonal ? Redaction.mask : text($0) }
        // Of cells that were not understood the expected is how many there are.
        let isCount = problem.code == "unclaimed-cell"
        problem.expected = problem.expected.map { isPersonal && !isCount ? Redaction.mask : text($0) }
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
