import Foundation
import Layouts
import Performance
import TestSupport
import Testing
import XLSX

@testable import Interchange

@Suite("Converting files")
struct ConverterTests {
    static let workbooks = [
        "project-2021-xinjiang", "project-2022-changji", "project-2023-urumqi", "project-2020-zhuzhou",
        "department-2023", "transfer-2018", "transfer-2021", "regional-2018-wide", "regional-2018-narrow",
    ]

    static func forms(_ path: String) throws -> [Form] {
        try DocumentReader(templates: Templates()).read(InputFile(reading: path)).forms
    }

    static func convert(
        _ inputs: [String], into path: String, _ options: WritingOptions, width: Int = 2
    ) async throws -> [Outcome] {
        let templates = try Templates()
        let converter = Converter(
            reader: try DocumentReader(templates: templates), templates: templates, options: options,
            width: width)
        var outcomes: [Outcome] = []
        if path.hasSuffix("/") {
            try await converter.convert(inputs, intoFolder: path) { outcomes.append($0) }
        } else {
            try await converter.convert(inputs, into: path) { outcomes.append($0) }
        }
        return outcomes
    }

    /// What a form says, wherever it was read.
    static func content(_ form: Form) -> Form {
        var form = form
        form.origin = nil
        return form
    }

    @Test("the workbook and the CSV of a form give one model", arguments: workbooks)
    func oneModel(name: String) throws {
        let workbook = try Self.forms(ProjectFolder.fixture("\(name).xlsx"))
        let text = try Self.forms(ProjectFolder.fixture("\(name).csv"))
        #expect(workbook.map(\.layout) == [name])
        #expect(text.map(Self.content) == workbook.map(Self.content))
    }

    @Test(
        "XLSX → JSON → XLSX → JSON leaves every field, address and merged range as it was",
        arguments: workbooks + ["book", "stacked", "messy"])
    func roundTrip(name: String) async throws {
        let folder = try TemporaryFolder()
        let first = try Self.forms(ProjectFolder.fixture("\(name).xlsx"))
        var path = ProjectFolder.fixture("\(name).xlsx")
        for (target, format) in [("a.json", DocumentFormat.json), ("b.xlsx", .xlsx), ("c.jsonl", .jsonl)] {
            let output = folder.file(target)
            let outcomes = try await Self.convert([path], into: output, WritingOptions(format: format))
            #expect(outcomes.map(\.isFailure) == [false])
            path = output
        }
        let last = try Self.forms(path)
        #expect(last.map(Self.content) == first.map(Self.content))
        #expect(last.map(\.origin?.mergedRanges) == first.map(\.origin?.mergedRanges))
        #expect(last.map(\.origin?.fields) == first.map(\.origin?.fields))
        #expect(last.map(\.origin?.texts) == first.map(\.origin?.texts))
    }

    @Test(
        "several inputs into one document come in their order, on however many tasks", arguments: [1, 2, 8])
    func oneDocument(width: Int) async throws {
        let folder = try TemporaryFolder()
        let inputs = Self.workbooks.map { ProjectFolder.fixture("\($0).xlsx") }
        _ = try await Self.convert(
            inputs, into: folder.file("all.jsonl"), WritingOptions(format: .jsonl), width: width)
        #expect(try Self.forms(folder.file("all.jsonl")).map(\.layout) == Self.workbooks)
        #expect(try folder.names == ["all.jsonl"])
    }

    @Test("a document put together of several inputs is the one that would be written at once")
    func documentBytes() async throws {
        let folder = try TemporaryFolder()
        let inputs = ["book", "stacked"].map { ProjectFolder.fixture("\($0).xlsx") }
        _ = try await Self.convert(inputs, into: folder.file("all.json"), WritingOptions(format: .json))
        let forms = try Self.forms(folder.file("all.json"))
        #expect(forms.count == 5)
        #expect(try folder.contents(of: "all.json") == CanonicalJSON.document(forms))
    }

    @Test("a bad file is named and does not keep the others from being converted")
    func badFile() async throws {
        let folder = try TemporaryFolder()
        let inputs = [
            ProjectFolder.fixture("department-2023.xlsx"), ProjectFolder.fixture("Hostile/encrypted.xlsx"),
            ProjectFolder.fixture("department-2023.csv"), folder.file("none.xlsx"),
        ]
        let outcomes = try await Self.convert(
            inputs, into: folder.file("out/"), WritingOptions(format: .xlsx))
        #expect(outcomes.map(\.input) == inputs)
        #expect(outcomes.map(\.isFailure) == [false, true, false, true])
        #expect(
            outcomes.map(\.error) == [
                nil, .workbook(.notZip(.encryptedDocument)), nil, .cannotRead(.notFound),
            ])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.file("out")).sorted()
                == ["department-2023.csv.xlsx", "department-2023.xlsx.xlsx"])
    }

    @Test("an output that is an input is refused, by whatever way it is named")
    func replacingInput() async throws {
        let folder = try TemporaryFolder()
        let fixture = FileManager.default.contents(atPath: ProjectFolder.fixture("department-2023.xlsx"))
        let input = try folder.write(try #require(fixture), to: "a.xlsx")
        let same = folder.path + "/./a.xlsx"
        await #expect(throws: InterchangeError.replacesInput(same)) {
            try await Self.convert([input], into: same, WritingOptions(format: .xlsx))
        }
        #expect(try folder.contents(of: "a.xlsx") == Array(try #require(fixture)))
    }

    @Test("an unknown layout is refused with a list of the known ones")
    func unknownLayout() throws {
        var options = ReadingOptions()
        options.layout = "project-1999"
        let templates = try Templates()
        let known = templates.store.layouts.map(\.id)
        #expect(throws: InterchangeError.layout(.unknownLayout("project-1999", known: known))) {
            try DocumentReader(templates: templates, options: options)
        }
    }

    @Test(
        "one sheet of a workbook can be asked for by name; an unknown name is refused with a list of the sheets"
    )
    func sheetByName() throws {
        let templates = try Templates()
        let book = try InputFile(reading: ProjectFolder.fixture("book.xlsx"))
        var options = ReadingOptions()
        options.sheet = "2"
        let reading = try DocumentReader(templates: templates, options: options).read(book)
        #expect(reading.forms.map(\.origin?.sheet) == ["2"])
        options.sheet = "9"
        let reader = try DocumentReader(templates: templates, options: options)
        #expect(throws: InterchangeError.noSheet("9", others: ["填表说明", "1", "2", "3", "下拉"])) {
            try reader.read(book)
        }
    }
}
