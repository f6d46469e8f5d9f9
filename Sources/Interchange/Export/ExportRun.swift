import Ledger

/// The reading part of an export: every input in turn into the journal.
struct ExportRun {
    let intake: Intake
    let journal: Journal
    let quarantine: Quarantine?
    let width: Int
    /// How many bytes an input's rows come to at most.
    var maximumEntry = ExportRun.maximumEntry
    /// What has been read so far; which forms count is known when all are read.
    private(set) var report = ExportReport()
    private let expectedUnits: [ExpectedUnit]?
    private let ownLevel: [String]
    private var duplicates = DuplicateFinder()

    /// What fits in a record of the journal with room to spare for its head.
    private static let maximumEntry = Journal.maximumRecord / 4

    init(
        intake: Intake, journal: Journal, quarantine: Quarantine?, width: Int,
        expectedUnits: [ExpectedUnit]?, ownLevel: [String]
    ) {
        self.intake = intake
        self.journal = journal
        self.quarantine = quarantine
        self.width = max(1, width)
        self.expectedUnits = expectedUnits
        self.ownLevel = ownLevel
    }

    /// Takes over what an earlier run did, up to the first input that is another one now or has changed.
    mutating func resume(_ tell: (ExportEvent) -> Void) throws(InterchangeError) {
        var kept = report
        var known = duplicates
        try journal.resume { record, place in
            var decoder = RecordDecoder(record)
            let index = kept.found
            guard let head = try? JournalHead(from: &decoder), index < intake.list.count,
                head.path == intake.list.path(index), head.stamp == intake.stamp(index)
            else { return false }
            kept.add(head, index: index)
            known.note(head, index: index, place: place)
            return true
        }
        (report, duplicates) = (kept, known)
        report.resumed = report.found
        if report.resumed > 0 { tell(.resumed(report.resumed)) }
    }

    /// Reads the inputs that are left.
    mutating func read(_ tell: (ExportEvent) -> Void) async throws(InterchangeError) {
        let first = report.found
        let total = intake.list.count
        var failure: InterchangeError?
        let intake = self.intake
        let tasks = OrderedTasks(items: first..<total, width: width) { intake.take($0) }
        await tasks.run { offset, result in
            do throws(InterchangeError) {
                try keep(result, index: first + offset, tell)
            } catch {
                failure = error
                return false
            }
            tell(
                .progress(
                    done: report.found, total: total, refused: report.refused, forms: report.forms))
            return true
        }
        if let failure { throw failure }
    }

    /// What all inputs come to, by the forms that count.
    func report(_ selection: Selection) -> ExportReport {
        var whole = ExportReport(expecting: expectedUnits, ownLevel: ownLevel)
        Selection.heads(of: journal) { index, head in whole.add(head, index: index, selection) }
        whole.resumed = report.resumed
        whole.leftBehind = intake.list.leftBehind
        return whole
    }

    private mutating func keep(
        _ result: Intake.Result, index: Int, _ tell: (ExportEvent) -> Void
    ) throws(InterchangeError) {
        var head = result.head
        if let earlier = duplicates.input(like: head), isSame(earlier, index) {
            head.sameAs = intake.shown(intake.list.path(earlier))
        }
        for number in head.forms.indices {
            // Forms of a file that came before are the same whatever they name.
            head.forms[number].sameAs =
                place(ofFormLike: head.forms[number], in: head, before: number) ?? head.sameAs
        }
        var entry = result.entry
        if entry.count > maximumEntry {
            // Some forms say in a few bytes what comes to rows without end.
            (head, entry) = intake.refused(head, .tooMuchToExport(limit: maximumEntry))
        }
        if let refusal = head.refusal {
            try quarantine?.add(index, intake)
            tell(.refused(head.path, reason: refusal))
        }
        var encoder = RecordEncoder()
        head.encode(into: &encoder)
        let place = try journal.append(encoder.bytes, entry)
        report.add(head, index: index)
        duplicates.note(head, index: index, place: place)
    }

    /// Whether two inputs have the same bytes; one that cannot be read any more is the same as none.
    private func isSame(_ one: Int, _ other: Int) -> Bool {
        guard let left = try? intake.archives.input(one), let right = try? intake.archives.input(other) else {
            return false
        }
        return left.bytes == right.bytes
    }

    private func place(ofFormLike form: JournalHead.Form, in head: JournalHead, before number: Int) -> String?
    {
        guard let key = form.key else { return nil }
        if let twin = head.forms[..<number].first(where: { $0.key == key }) { return twin.place }
        guard let place = duplicates.record(withForm: key), let record = journal.record(at: place) else {
            return nil
        }
        var decoder = RecordDecoder(record)
        let earlier = try? JournalHead(from: &decoder)
        return earlier?.forms.first { $0.key == key }?.place
    }
}
