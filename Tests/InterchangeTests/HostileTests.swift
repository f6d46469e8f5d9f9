import Foundation
import TestSupport
import Testing

@testable import Interchange

@Suite("Files that must be refused")
struct HostileTests {
    /// A line of Fixtures/Hostile.messages: the file, and what the officer is told in each language.
    struct Refusal: Sendable, CustomTestStringConvertible {
        var file: String
        var chinese: String
        var english: String

        var testDescription: String { file }
    }

    static let refusals: [Refusal] = {
        let path = ProjectFolder.fixture("Hostile.messages")
        let table = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return table.split(separator: "\n").map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Refusal(file: fields[0], chinese: fields[1], english: fields[2])
        }
    }()

    @Test("each file is listed, and each listed file is there")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: ProjectFolder.fixture("Hostile"))
        #expect(files.sorted() == Self.refusals.map(\.file).sorted())
        #expect(!files.isEmpty)
    }

    @Test("is refused with one clear line, and nothing is written", arguments: refusals)
    func refused(refusal: Refusal) async throws {
        let folder = try TemporaryFolder()
        let templates = try Templates()
        let converter = Converter(
            reader: try DocumentReader(templates: templates), templates: templates,
            options: WritingOptions(format: .json), width: 1)
        let input = ProjectFolder.fixture("Hostile/\(refusal.file)")
        var outcomes: [Outcome] = []
        try await converter.convert([input], into: folder.file("out.json")) { outcomes.append($0) }
        let outcome = try #require(outcomes.first)
        #expect(outcomes.count == 1)
        #expect(outcome.isFailure)
        #expect(outcome.output == nil)
        #expect(try folder.names == [])
        #expect(
            Messages(.chinese).lines(for: outcome, maximum: 10) == ["错误：\(input)：\(refusal.chinese)"])
        #expect(
            Messages(.english).lines(for: outcome, maximum: 10) == ["error: \(input): \(refusal.english)"])
    }
}
