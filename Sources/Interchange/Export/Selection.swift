import Layouts
import Ledger
import Performance

/// Which of the forms count: a form that came twice with the same content counts once, and of several submissions
/// of one form the latest, where that is asked for.
///
/// It is made of the journal's heads when all inputs are read; it keeps only what is left out.
struct Selection: Sendable {
    /// Why a form does not count.
    enum Reason: Hashable, Sendable {
        /// It has the content of one that counts.
        case copy
        /// There is a later submission: by its date of filling in, by words of its name, by the time of its file, or
        /// by its place in the order.
        case superseded(Criterion)
    }

    /// By what a submission is known to be the later one.
    enum Criterion: String, Hashable, Sendable {
        case date, name, time, order
    }

    /// A form that does not count.
    struct LeftOut: Hashable, Sendable {
        let reason: Reason
        /// Where the form stands that counts in its place.
        let counted: String
    }

    private var leftOut: [Int: [Int: LeftOut]] = [:]
    private var repeats: [Int: [Int: String]] = [:]

    /// Why a form of an input does not count, and which does; nil where it counts.
    subscript(input: Int, form: Int) -> LeftOut? { leftOut[input]?[form] }

    /// Where an earlier submission of a form stands that counts, too; nil where there is none.
    func repeated(input: Int, form: Int) -> String? { repeats[input]?[form] }

    /// Whether all forms of an input count.
    func isWhole(_ input: Int) -> Bool { leftOut[input] == nil }

    init() {}

    /// Finds out which forms count.
    ///
    /// - Parameters:
    ///   - latest: whether of several submissions the latest alone counts.
    ///   - words: what tells submissions apart by their names.
    init(_ journal: Journal, latest: Bool, words: SubmissionWords) {
        var again = Keys()
        Selection.heads(of: journal) { _, head in
            for form in head.forms { again.note(form) }
        }
        var groups: [String: [Candidate]] = [:]
        Selection.heads(of: journal) { index, head in
            // What was read of the same bytes says the same, whatever it names.
            let isCopy = head.sameAs != nil
            for (number, form) in head.forms.enumerated() {
                if isCopy, let counted = head.sameAs {
                    leave(index, number, LeftOut(reason: .copy, counted: counted))
                } else if let key = form.key, again.areSeveral(key) {
                    groups[key, default: []].append(
                        Candidate(
                            input: index, form: number, place: form.place, content: form.content,
                            date: form.date, rank: words.rank(ofPath: head.path), time: head.stamp.modified))
                }
            }
        }
        for candidates in groups.values { choose(candidates, latest: latest) }
    }

    private mutating func leave(_ input: Int, _ form: Int, _ why: LeftOut) {
        leftOut[input, default: [:]][form] = why
    }

    /// Leaves out the copies among submissions of one form and, where the latest counts, all others but that.
    private mutating func choose(_ candidates: [Candidate], latest: Bool) {
        var distinct: [Candidate] = []
        for candidate in candidates {
            if let twin = distinct.first(where: { $0.content == candidate.content }) {
                leave(candidate.input, candidate.form, LeftOut(reason: .copy, counted: twin.place))
            } else {
                distinct.append(candidate)
            }
        }
        guard latest else {
            for candidate in distinct.dropFirst() {
                repeats[candidate.input, default: [:]][candidate.form] = distinct[0].place
            }
            return
        }
        guard distinct.count > 1 else { return }
        // A date says something where all have one.
        let isDated = distinct.allSatisfy { $0.date != nil }
        guard
            let winner = distinct.max(by: { $0.criterion(ofBeingBefore: $1, isDated: isDated) != nil })
        else { return }
        for candidate in distinct where candidate != winner {
            let criterion = candidate.criterion(ofBeingBefore: winner, isDated: isDated) ?? .order
            leave(
                candidate.input, candidate.form,
                LeftOut(reason: .superseded(criterion), counted: winner.place))
        }
    }

    /// Goes through the heads of a journal's records, in the order of the inputs.
    static func heads(of journal: Journal, _ body: (Int, JournalHead) -> Void) {
        var reader = journal.reader()
        var index = 0
        while let record = reader.next() {
            var decoder = RecordDecoder(record)
            guard let head = try? JournalHead(from: &decoder) else { return }
            body(index, head)
            index += 1
        }
    }

    /// A submission of a form.
    private struct Candidate: Equatable {
        let input: Int
        let form: Int
        let place: String
        let content: UInt64
        let date: String?
        let rank: Int
        let time: Int

        /// By what this submission is the earlier one; nil where it is not.
        func criterion(ofBeingBefore other: Candidate, isDated: Bool) -> Criterion? {
            if isDated, let date, let later = other.date, date != later { return date < later ? .date : nil }
            if rank != other.rank { return rank < other.rank ? .name : nil }
            if time != other.time { return time < other.time ? .time : nil }
            return (input, form) < (other.input, other.form) ? .order : nil
        }
    }

    /// The keys of forms that come more than once, by their checksums.
    private struct Keys {
        private var once: Set<UInt64> = []
        private var several: Set<UInt64> = []

        mutating func note(_ form: JournalHead.Form) {
            guard let key = form.key.map({ Checksum($0.utf8).value }) else { return }
            if !once.insert(key).inserted { several.insert(key) }
        }

        func areSeveral(_ key: String) -> Bool { several.contains(Checksum(key.utf8).value) }
    }
}

extension LedgerEntry {
    /// The entry of a journal's record, with what its input and forms are the same as, and without the forms that do
    /// not count: of each of those there is a row of `LedgerTable.leftOut`.
    ///
    /// - Parameter problem: what is wrong with a form beside the others, by its number in the record and its row.
    init?(
        journal record: ArraySlice<UInt8>, index: Int, _ selection: Selection,
        adding problem: (Int, [LedgerCell]) -> Problem?, _ rules: RuleBook, _ messages: Messages
    ) {
        var decoder = RecordDecoder(record)
        guard let head = try? JournalHead(from: &decoder), let entry = try? LedgerEntry(from: &decoder),
            entry.forms.count == head.forms.count
        else { return nil }
        self = entry
        sameAs = head.sameAs
        for number in forms.indices { forms[number].sameAs = selection.repeated(input: index, form: number) }
        for number in forms.indices {
            guard let problem = problem(number, forms[number].row) else { continue }
            problems.append(
                ProblemRow(
                    form: number,
                    row: ProblemSource(
                        problem, file: FormColumn.cell(FormColumn.file, of: forms[number].row).shownText ?? "",
                        severity: messages.severity(problem.severity),
                        rule: rules.title(problem.code, messages), message: messages.finding(problem)
                    ).row))
            if let place = LedgerTable.forms.index(of: FormColumn.warnings),
                case .whole(let count) = forms[number].row[place]
            {
                forms[number].row[place] = .whole(count + 1)
            }
        }
        guard !selection.isWhole(index) else { return }
        var kept: [Int: Int] = [:]
        var counted: [FormRows] = []
        for (number, form) in forms.enumerated() {
            guard let why = selection[index, number] else {
                kept[number] = counted.count
                counted.append(form)
                continue
            }
            leftOut.append(
                LeftOutSource(
                    form: form.row, reason: messages.text(why.reason), counted: why.counted
                ).row)
        }
        forms = counted
        problems = problems.compactMap { problem in
            guard let number = problem.form else { return problem }
            return kept[number].map { ProblemRow(form: $0, row: problem.row) }
        }
    }
}
