import Checks
import Files
import Layouts
import Ledger
import Primitives
import XLSX

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads many inputs and makes outputs of them all: a 汇总 workbook, JSON Lines, delimited text, a database.
///
/// First every input is read, on all cores, and what it comes to goes into a journal in the order of the inputs;
/// then each output is made of the journal. So a run that was stopped is taken up where it was, outputs are the
/// same whatever the number of cores, and memory does not grow with the number of inputs.
///
/// ```swift
/// let exporter = try Exporter(to: ["汇总.xlsx", "汇总.jsonl"], reader: reader, templates: templates,
///     rules: RuleBook(), messages: Messages(.chinese), options: ExportOptions())
/// let report = try await exporter.export(exporter.inputs(of: ["报送"])) { _ in }
/// print(report.found, report.refused, report.forms)
/// ```
public struct Exporter: Sendable {
    private let outputs: [Output]
    private let reader: DocumentReader
    private let templates: Templates
    private let rules: RuleBook
    private let messages: Messages
    private let options: ExportOptions

    struct Output: Sendable {
        let path: String
        let format: ExportFormat

        /// Whether the file that is there now was made by an export, as far as its format tells.
        var isOwn: Bool {
            guard format == .xlsx || format == .csv, let input = try? InputFile(reading: path) else {
                return true
            }
            if format == .csv { return LongReader.recognises(input.bytes) }
            var reader = XLSXReader()
            let properties = try? reader.read(bytes: input.bytes).properties
            return properties?.contains { $0.name == SummaryWorkbook.mark } ?? false
        }
    }

    /// Makes an exporter.
    ///
    /// - Throws: `InterchangeError.unknownOutput` where a path does not tell what it is to be, and
    ///   `.sameOutput` where two are the same.
    public init(
        to paths: [String], reader: DocumentReader, templates: Templates, rules: RuleBook, messages: Messages,
        options: ExportOptions
    ) throws(InterchangeError) {
        outputs = try Exporter.outputs(paths)
        self.reader = reader
        self.templates = templates
        self.rules = rules
        self.messages = messages
        self.options = options
    }

    /// What paths of outputs are to be.
    ///
    /// - Throws: `InterchangeError.unknownOutput` or `.sameOutput`.
    @discardableResult
    private static func outputs(_ paths: [String]) throws(InterchangeError) -> [Output] {
        var outputs: [Output] = []
        for path in paths {
            guard let format = ExportFormat(path: path) else { throw .unknownOutput(path) }
            guard !outputs.contains(where: { Path($0.path).isSameFile(as: Path(path)) }) else {
                throw .sameOutput(path)
            }
            outputs.append(Output(path: path, format: format))
        }
        guard !outputs.isEmpty else { throw .unknownOutput("") }
        return outputs
    }

    /// Makes sure that paths tell what outputs they are to be.
    ///
    /// - Throws: `InterchangeError.unknownOutput` or `.sameOutput`.
    public static func check(_ paths: [String]) throws(InterchangeError) { try outputs(paths) }

    /// Where the journal of a run with these outputs stands: beside the first of them.
    public static func journalPath(for outputs: [String]) -> String { (outputs.first ?? "") + ".journal" }

    /// The inputs that files, folders and archives contain, without the outputs.
    ///
    /// - Throws: `InterchangeError.replacesInput` where an output is itself given as an input, `.replacesForm`
    ///   where it would replace a file in a folder of inputs that no export has made.
    public func inputs(of paths: [String]) throws(InterchangeError) -> InputList {
        let own = outputs.map(\.path)
        try InputIdentities(paths).check(own)
        let list = InputSearch.find(
            paths,
            excluding: own + [Exporter.journalPath(for: own)] + (options.quarantine.map { [$0] } ?? []))
        for output in outputs
        where list.passedOver.contains(where: { Path($0).isSameFile(as: Path(output.path)) }) {
            guard output.isOwn else { throw .replacesForm(output.path) }
        }
        return list
    }

    /// Reads the inputs and writes the outputs; they get their names when all of them are whole.
    ///
    /// - Parameter tell: gets what happens, on the caller's task.
    /// - Throws: `InterchangeError` where an output or the journal cannot be written; earlier outputs stay.
    public func export(
        _ inputs: InputList, tell: (ExportEvent) -> Void
    ) async throws(InterchangeError) -> ExportReport {
        // What cannot be written should be known before hours of reading.
        try InterchangeError.catching { () throws(FileError) in
            for output in outputs { _ = try PendingFile(output.path) }
        }
        let earlier = try options.earlierLedger.map { path throws(InterchangeError) in
            try EarlierAmounts(path)
        }
        let quarantine = try options.quarantine.map { path throws(InterchangeError) in
            try Quarantine(path, resumes: options.resumes)
        }
        let journal = try Journal(
            Exporter.journalPath(for: outputs.map(\.path)), fingerprint: try fingerprint(),
            resumes: options.resumes
        )
        var run = ExportRun(
            intake: intake(inputs), journal: journal, quarantine: quarantine, width: options.width,
            expectedUnits: options.expectedUnits, ownLevel: templates.submissions.ownLevel)
        if options.resumes { try run.resume(tell) }
        try await run.read(tell)
        try quarantine?.finish(journal, messages)
        guard run.report.read > 0 else {
            journal.remove()
            throw .nothingRead
        }
        let selection = Selection(
            journal, latest: options.countsLatest, words: templates.submissions)
        let doubtful = DoubtfulAmounts(journal, selection)
        var report = run.report(selection)
        report.doubtfulAmounts = doubtful.count
        report.warnings += doubtful.count
        tell(.writing(outputs.map(\.path)))
        try await write(
            journal, Ledgering(selection: selection, doubtful: doubtful, earlier: earlier, report: report))
        journal.remove()
        return report
    }

    func intake(_ inputs: InputList) -> Intake {
        let formats = outputs.map(\.format)
        return Intake(
            list: inputs, archives: ArchiveCache(inputs), reader: reader,
            checker: Checker(rules, templates), rules: rules, messages: messages,
            redaction: options.isPublic ? Redaction(templates.store.personalLines) : nil,
            fundTypes: FundTypeNames(templates.store.fundTypes), fundType: options.fundType,
            wantsForms: formats.contains(where: \.wantsForms),
            longShape: formats.contains(.csv) ? options.text.dialect : nil)
    }

    /// Goes up where records are made otherwise than by an earlier version of the program.
    private static let recordVersion = "2"

    /// All that the journal's records depend on besides the inputs: of rules, layouts and fund types what they say,
    /// not what they are called.
    private func fingerprint() throws(InterchangeError) -> Checksum {
        let formats = outputs.map(\.format)
        let words = [
            Exporter.recordVersion, options.circumstances, rules.pack.id, rules.text ?? "",
            try templates.contents(),
            messages.language.rawValue, String(options.isPublic), options.fundType ?? "",
            String(formats.contains(where: \.wantsForms)), String(formats.contains(.csv)),
        ]
        return Checksum(words.joined(separator: "\u{1F}").utf8)
    }

    /// Makes every output of the journal, each by itself, as many at once as there is width for.
    private func write(_ journal: Journal, _ ledgering: Ledgering) async throws(InterchangeError) {
        var files: [PendingFile] = []
        try InterchangeError.catching { () throws(FileError) in
            for output in outputs { files.append(try PendingFile(output.path)) }
        }
        let work = zip(outputs, files).map { OutputWork(output: $0, file: $1, reader: journal.reader()) }
        var failure: InterchangeError?
        let tasks = OrderedTasks(items: work, width: max(1, min(options.width, work.count))) { work in
            self.failure(of: work, ledgering)
        }
        await tasks.run { _, result in
            failure = result
            return failure == nil
        }
        if let failure { throw failure }
        for (output, file) in zip(outputs, files) {
            // What SQLite left beside an earlier database would be taken for a part of the new one.
            if output.format == .sqlite {
                for suffix in ["-wal", "-shm", "-journal"] {
                    _ = (output.path + suffix).withSystemPath { unlink($0) }
                }
            }
            try InterchangeError.catching { () throws(FileError) in try file.commit() }
        }
    }

    /// What is made of the journal's records besides themselves.
    private struct Ledgering: Sendable {
        let selection: Selection
        let doubtful: DoubtfulAmounts
        let earlier: EarlierAmounts?
        let report: ExportReport
    }

    private struct OutputWork: Sendable {
        let output: Output
        let file: PendingFile
        let reader: JournalReader
    }

    /// Makes one output; gives why it could not be made.
    private func failure(of work: OutputWork, _ ledgering: Ledgering) -> InterchangeError? {
        var reader = work.reader
        do throws(InterchangeError) {
            var output = try ledgerOutput(work.output, work.file, ledgering)
            var (inputs, forms) = (0, 0)
            while let record = reader.next() {
                guard
                    let entry = LedgerEntry(
                        journal: record, index: inputs, ledgering.selection,
                        adding: { form, row in
                            ledgering.doubtful.problem(
                                input: inputs, form: form, row: row, rules: rules, messages)
                        }, rules, messages)
                else { throw .damagedJournal(work.file.path) }
                do throws(InterchangeError) { try output.append(entry) } catch {
                    throw error.isOfContent ? .inInput(entry.path, error) : error
                }
                inputs += 1
                forms += entry.forms.count
            }
            let report = ledgering.report
            // What is told is what was written: a record that does not hold is not the end.
            guard reader.isAtEnd, inputs == report.found, forms == report.forms else {
                throw .damagedJournal(work.file.path)
            }
            let written = try output.finish(report)
            guard written == report.forms else {
                throw .miscounted(work.file.path, written: written, read: report.forms)
            }
            return nil
        } catch {
            if case .cannotWrite(_, let reason) = error { return .cannotWrite(work.file.path, reason) }
            return error
        }
    }

    private func ledgerOutput(
        _ output: Output, _ file: PendingFile, _ ledgering: Ledgering
    ) throws(InterchangeError) -> any LedgerOutput {
        switch output.format {
        case .jsonl: JSONLinesOutput(OutputFile(writing: file))
        case .csv: try LongShapeOutput(OutputFile(writing: file), options.text.dialect)
        case .xlsx: try SummaryOutput(file, messages, earlier: ledgering.earlier)
        case .sqlite: try DatabaseOutput(file, messages)
        }
    }
}

extension LedgerEntry {
    /// The path of the input as outputs show it.
    fileprivate var path: String {
        if case .text(let path)? = row.first { path } else { "" }
    }
}
