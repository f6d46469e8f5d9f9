import CSV
import Foundation
import Performance
import Primitives
import TestSupport
import Testing

@testable import Interchange

/// One form among others that cannot be written.
@Suite("Forms that cannot be written")
struct UnwritableFormTests {
    private static func form(note: String) -> Form {
        var form = Form(kind: .projectTarget, layout: "general", title: "项目支出绩效目标表", notes: [note])
        form.subject[.projectName] = "夜校"
        form.indicators = [Indicator(level1: "产出指标", level3: "学员人数", target: Value(reading: "60人"))]
        return form
    }

    private static func folder() throws -> (folder: TemporaryFolder, inputs: [String]) {
        let folder = try TemporaryFolder()
        let notes = ["a.json": "好", "b.json": "一\u{0}二", "c.json": "也好"]
        for (name, note) in notes {
            _ = try folder.write(CanonicalJSON.document([form(note: note)]), to: "in/\(name)")
        }
        return (folder, notes.keys.sorted().map { folder.file("in/\($0)") })
    }

    @Test(
        "a NUL is one input's refusal, and the rest goes into the one table", arguments: TableShape.allCases)
    func nulInOneTable(shape: TableShape) async throws {
        let (folder, inputs) = try Self.folder()
        var options = WritingOptions(format: .csv)
        options.shape = shape
        let outcomes = try await ConverterTests.convert(inputs, into: folder.file("all.csv"), options)
        #expect(outcomes.map(\.isFailure) == [false, true, false])
        #expect(outcomes.map { $0.output != nil } == [true, false, true])
        switch (shape, outcomes[1].error) {
        case (.long, .longShape(.nul(.note(0)))?): break
        case (.form, .csvWriting(let error)?):
            if case .nulInText = error { break }
            Issue.record("\(error)")
        default: Issue.record("\(String(describing: outcomes[1].error))")
        }
        let forms = try ConverterTests.forms(folder.file("all.csv"))
        #expect(forms.count == 2)
    }

    @Test("an input with a text too long for a cell is refused, and the others go into the workbook")
    func tooLongInOneWorkbook() async throws {
        let (folder, inputs) = try Self.folder()
        let long = Self.form(note: String(repeating: "长", count: 40_000))
        _ = try folder.write(CanonicalJSON.document([long]), to: "in/b.json")
        let outcomes = try await ConverterTests.convert(
            inputs, into: folder.file("all.xlsx"), WritingOptions(format: .xlsx))
        #expect(outcomes.map(\.isFailure) == [false, true, false])
        #expect(try ConverterTests.forms(folder.file("all.xlsx")).count == 2)
    }

    @Test("an export refuses the input, makes every output of the rest, and can be taken up again")
    func export() async throws {
        let (folder, _) = try Self.folder()
        let templates = try Templates()
        for resumes in [false, true] {
            var options = ExportOptions()
            options.resumes = resumes
            let exporter = try Exporter(
                to: ["a.csv", "a.jsonl", "a.xlsx", "a.sqlite"].map { folder.file($0) },
                reader: try DocumentReader(templates: templates), templates: templates, rules: RuleBook(),
                messages: Messages(.chinese), options: options)
            var refusals: [String] = []
            let report = try await exporter.export(exporter.inputs(of: [folder.file("in")])) { event in
                if case .refused(let path, let reason) = event { refusals.append("\(path)：\(reason)") }
            }
            #expect(report.refused == 1)
            #expect(report.forms == 2)
            #expect(refusals.count == 1)
            #expect(refusals.first?.contains("b.json") ?? false)
            #expect(try ConverterTests.forms(folder.file("a.csv")).count == 2)
            #expect(try ConverterTests.forms(folder.file("a.jsonl")).count == 2)
        }
    }

    @Test("an input with too many rows is refused, and the others are written")
    func tooManyRows() async throws {
        let (folder, _) = try Self.folder()
        let templates = try Templates()
        let exporter = try Exporter(
            to: [folder.file("a.jsonl")], reader: try DocumentReader(templates: templates),
            templates: templates, rules: RuleBook(), messages: Messages(.chinese), options: ExportOptions())
        let intake = try exporter.intake(exporter.inputs(of: [folder.file("in")]))
        let journal = try Journal(folder.file("j"), fingerprint: .init(value: 1), resumes: false)
        var run = ExportRun(
            intake: intake, journal: journal, quarantine: nil, width: 1, expectedUnits: nil, ownLevel: [])
        run.maximumEntry = 100
        var refusals = 0
        try await run.read { if case .refused = $0 { refusals += 1 } }
        #expect(refusals == 3)
        #expect(run.report.refused == 3)
        #expect(run.report.forms == 0)
        #expect(
            Messages(.chinese).text(.tooMuchToExport(limit: 256 << 20)) == "文件展开后超过 256 MB，请分成几个文件")
    }

    @Test("a journal that was cut off or has a damaged record can still be resumed")
    func cutJournal() throws {
        let folder = try TemporaryFolder()
        let journal = try Journal(folder.file("j"), fingerprint: .init(value: 1), resumes: false)
        for record in 0..<3 {
            _ = try journal.append([UInt8](repeating: UInt8(record), count: 100))
        }
        func read() -> (count: Int, isAtEnd: Bool) {
            var reader = journal.reader()
            var count = 0
            while reader.next() != nil { count += 1 }
            return (count, reader.isAtEnd)
        }
        #expect(read() == (3, true))
        let size = try folder.contents(of: "j").count
        #expect(truncate(folder.file("j"), off_t(size - 112)) == 0)
        #expect(read() == (2, false))
        #expect(truncate(folder.file("j"), off_t(size - 150)) == 0)
        #expect(read() == (1, false))
    }
}
