import CSV
import Checks
import Files
import Layouts
import Ledger
import Performance
import Primitives

/// Reads one input of an export: its forms, what is wrong with them, and the rows of the ledger. It knows nothing
/// of other inputs, so that many are read at once.
struct Intake: Sendable {
    let list: InputList
    let archives: ArchiveCache
    let reader: DocumentReader
    let checker: Checker
    let rules: RuleBook
    let messages: Messages
    let redaction: Redaction?
    let fundTypes: FundTypeNames
    /// The fund type of forms that do not say theirs.
    let fundType: String?
    /// Whether outputs want the forms as JSON; how they want them in the long shape, if they do.
    let wantsForms: Bool
    let longShape: CSVDialect?

    /// What became of an input: what the journal keeps first, and the ledger's entry, encoded.
    struct Result: Sendable {
        var head: JournalHead
        let entry: [UInt8]
    }

    /// Reads an input; what cannot be read has its reason in place of forms.
    func take(_ index: Int) -> Result {
        let path = list.path(index)
        let shown = shown(path)
        var head = JournalHead(
            path: path, stamp: stamp(index), byteCount: 0, checksum: 0, sameAs: nil, refusal: nil, forms: [],
            errors: 0, warnings: 0)
        var entry: LedgerEntry
        do throws(InterchangeError) {
            let input = try archives.input(index)
            head.byteCount = input.bytes.count
            head.checksum = Checksum(input.bytes).value
            let reading = try reader.read(input)
            entry = try self.entry(of: reading, shown, &head)
        } catch {
            let (refused, record) = refused(head, error)
            return Result(head: refused, entry: record)
        }
        return Result(head: head, entry: encoded(&entry, of: head))
    }

    /// What is kept of an input that is refused.
    func refused(_ head: JournalHead, _ error: InterchangeError) -> (JournalHead, entry: [UInt8]) {
        var head = head
        head.refusal = messages.text(error)
        (head.forms, head.errors, head.warnings) = ([], 0, 0)
        var entry = LedgerEntry(row: [])
        return (head, encoded(&entry, of: head))
    }

    private func encoded(_ entry: inout LedgerEntry, of head: JournalHead) -> [UInt8] {
        entry.row =
            InputSource(
                path: shown(head.path), bytes: head.byteCount, formCount: head.forms.count,
                refusal: head.refusal, outcome: messages.outcome(isRead: head.refusal == nil)
            ).row
        var record = RecordEncoder()
        entry.encode(into: &record)
        return record.bytes
    }

    /// A path as outputs show it.
    func shown(_ path: String) -> String { redaction?.masked(Path(path).shown) ?? Path(path).shown }

    /// What tells whether an input was changed since: of an archive's entry, what tells it of the archive.
    func stamp(_ index: Int) -> InputStamp {
        guard var archive = list.member(index)?.archive else { return InputStamp(list.path(index)) }
        while let parent = list.archives[archive].parent { archive = parent.archive }
        var stamp = InputStamp(list.archives[archive].path)
        // An archive may be packed long after what is in it was filled in.
        if let modified = archives.modified(index) { stamp.modified = modified }
        return stamp
    }

    private func entry(
        of reading: Reading, _ path: String, _ head: inout JournalHead
    ) throws(InterchangeError) -> LedgerEntry {
        var entry = LedgerEntry(row: [])
        var doubts = UnreadTotals.asErrors(reading.problems, of: reading.forms)
        for (number, form) in reading.forms.enumerated() {
            let examination = FormExamination(form, doubts: doubts.filter { $0.concerns(form) }, checker)
            let (own, broken, figures) = (examination.doubts, examination.broken, examination.figures)
            doubts.removeAll { $0.concerns(form) }
            let unclaimed = own.filter { Redaction.unclaimedCodes.contains($0.code) }.compactMap(\.range)
            var published = redaction?.published(form, unclaimed: unclaimed) ?? form
            // Offices use the same names for their files; where several are gathered, only the path tells them apart.
            published.origin?.file = path
            if published.fundType == nil { published.fundType = fundType }
            if let longShape { try LongWriter.check(published, longShape) }
            let source = FormSource(
                published, figures: figures, file: path, kind: messages.name(of: form.kind),
                fundType: fundTypes.name(of: published), problems: own + broken)
            var json: [UInt8] = []
            if wantsForms { CanonicalJSON.line(published, into: &json) }
            entry.forms.append(
                LedgerEntry.FormRows(
                    json: json, row: source.row, funds: source.fundRows, indicators: source.indicatorRows,
                    others: source.otherRows(
                        part: { messages.name(of: $0) }, column: { messages.column(of: $0) })))
            entry.problems += own.map { row($0, form: number, path) { messages.words(of: $0) } }
            entry.problems += broken.map { row($0, form: number, path) { messages.finding($0) } }
            head.errors += (own + broken).count { $0.severity == .error }
            head.warnings += (own + broken).count { $0.severity == .warning }
            head.forms.append(
                JournalHead.Form(
                    key: FormKey.key(of: published, source), place: place(of: form, path),
                    units: FormKey.units(of: published, source), sameAs: nil,
                    content: FormContent.checksum(of: form),
                    date: form.subject[Subject.Key("reportDate")].flatMap {
                        Value(reading: $0)?.date.map { "\($0)" }
                    },
                    budget: figures.annualBudget.map { "\($0)" },
                    errors: (own + broken).count { $0.severity == .error },
                    warnings: (own + broken).count { $0.severity == .warning }))
        }
        entry.problems += doubts.map { row($0, form: nil, path) { messages.words(of: $0) } }
        head.errors += doubts.count { $0.severity == .error }
        head.warnings += doubts.count { $0.severity == .warning }
        return entry
    }

    private func row(
        _ problem: Problem, form: Int?, _ path: String, words: (Problem) -> String
    ) -> LedgerEntry.ProblemRow {
        let problem = redaction?.published(problem) ?? problem
        return LedgerEntry.ProblemRow(
            form: form,
            row: ProblemSource(
                problem, file: path, severity: messages.severity(problem.severity),
                rule: rules.title(problem.code, messages), message: words(problem)
            ).row)
    }

    private func place(of form: Form, _ path: String) -> String {
        var parts = [path]
        if let sheet = form.origin?.sheet { parts.append(shown(sheet)) }
        if let range = form.origin?.range { parts.append("\(range)") }
        return parts.joined(separator: " › ")
    }
}
