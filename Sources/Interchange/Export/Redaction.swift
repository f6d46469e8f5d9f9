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
        for index in form.goals.indices {
            form.goals[index].expected = masked(form.goals[index].expected)
            form.goals[index].actual = form.goals[index].actual.map(masked)
        }
        for index in form.indicators.indices {
            form.indicators[index].level3 = form.indicators[index].level3.map(masked)
            form.indicators[index].basis = form.indicators[index].basis.map(masked)
            form.indicators[index].deviation = form.indicators[index].deviation.map(masked)
        }
        if let note = form.total?.note { form.total?.note = text(note) }
        form.notes = form.notes.map { text($0) }
        guard var origin = form.origin else { return form }
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

    /// The problem without what it quotes of them.
    func published(_ problem: Problem) -> Problem {
        var problem = problem
        var isPersonal = problem.code == "unclaimed-cell"
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

    /// A text without telephone, identity card and mail numbers.
    func masked(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "@") || ($0 >= 0x30 && $0 <= 0x39) }) else {
            return text
        }
        var output = ""
        var run: [Character] = []
        for character in text {
            if character.isASCII, character.isLetter || character.isNumber || "-@._+".contains(character) {
                run.append(character)
            } else {
                output += Redaction.isReach(run) ? Redaction.mask : String(run)
                output.append(character)
                run.removeAll()
            }
        }
        return output + (Redaction.isReach(run) ? Redaction.mask : String(run))
    }

    /// Whether a run of letters and digits is a mobile or fixed telephone number, an identity card's, or a mail
    /// address.
    private static func isReach(_ run: [Character]) -> Bool {
        guard run.count >= 6 else { return false }
        if let at = run.firstIndex(of: "@"), at > 0, run[at...].contains(".") { return true }
        let parts = run.split(separator: "-")
        let digits = run.filter { $0.isNumber }
        if parts.count == 1 {
            if run.count == 11, digits.count == 11, run[0] == "1", run[1] >= "3" { return true }
            return run.count == 18 && digits.count >= 17 && (digits.count == 18 || "Xx".contains(run[17]))
        }
        guard digits.count + parts.count - 1 == run.count else { return false }
        if parts[0].first == "0", (3...4).contains(parts[0].count), (7...8).contains(parts[1].count) {
            return true
        }
        return digits.count == 11 && digits[0] == "1" && digits[1] >= "3"
    }
}
