import Foundation
import Performance
import Sheets
import TestSupport
import Testing

@testable import Interchange

/// Forms in other formats say what the workbook says that they were made of.
@Suite("Forms that other programs saved in other formats")
struct FormatFixtureTests {
    static let files: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: ProjectFolder.fixture("Formats"))
        return (files ?? []).sorted()
    }()

    private func input(_ name: String) throws -> InputFile {
        try InputFile(reading: ProjectFolder.fixture(name))
    }

    @Test("every field is that of the workbook", arguments: files)
    func fields(file: String) throws {
        let original = Self.original(of: file)
        let reader = try DocumentReader(templates: Templates())
        let found = try reader.read(input("Formats/\(file)"))
        let wanted = try reader.read(input("\(original).xlsx"))
        let comparison = DocumentComparison(wanted.forms, found.forms)
        #expect(comparison.isSame, "\(comparison.pairs.flatMap(\.differences))")
        #expect(found.problems.map(\.code) == wanted.problems.map(\.code))
    }

    /// A golden that is missing is recorded, and the test fails once so that somebody reads it.
    @Test("the cells and merged ranges are those of the golden", arguments: files)
    func cells(file: String) throws {
        let reader = try DocumentReader(templates: Templates())
        let sheets = try reader.grid(input("Formats/\(file)")).sheets
        let summary = sheets.map { "# \($0.name)\n\($0.summary)\n" }.joined(separator: "\n")
        let path = ProjectFolder.fixture("Goldens/Formats/\(file).txt")
        guard let golden = try? String(contentsOfFile: path, encoding: .utf8) else {
            try summary.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("no golden was there; read the one that was recorded: \(path)")
            return
        }
        #expect(summary == golden)
    }

    @Test("there are files of every format")
    func complete() {
        let endings = Set(Self.files.map { URL(filePath: $0).pathExtension })
        #expect(endings == ["docx", "fods", "htm", "mht", "ods", "xls", "xml"])
    }

    /// The fixture that a file was made of: its name up to the program.
    private static func original(of file: String) -> String {
        let programs = ["-libreoffice.", "-gnumeric.", "-python-docx.", "-portal.", "-email.", "-script."]
        let program = programs.lazy.compactMap { file.firstRange(of: $0) }.first
        return program.map { String(file[..<$0.lowerBound]) } ?? file
    }
}
