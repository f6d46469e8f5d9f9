import Foundation
import TestSupport
import Testing

/// Runs the scenarios of Fixtures/Scenarios, which show what the command does.
///
/// Each folder holds `cmd`, lines for a shell that is started in a copy of the folder; the inputs beside it;
/// and `expected/` with `stdout`, `stderr`, `status` and, under `files/`, every file that the run makes or
/// changes. A workbook is compared by its cells, as `inspect --cells` lists them: its expectation is
/// `NAME.xlsx.cells`. Where `expected/` is missing, what happened is put there and the test fails, so that
/// somebody reads it before it is kept.
@Suite("Scenarios")
struct ScenarioTests {
    static let folder = ProjectFolder.path + "Fixtures/Scenarios/"

    static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .sorted()

    @Test("there are scenarios")
    func complete() {
        #expect(Self.names.count >= 12)
    }

    @Test("does what is expected", .enabled(if: CommandTests.program != nil), arguments: names)
    func scenario(name: String) throws {
        let scenario = Self.folder + name + "/"
        let work = try TemporaryFolder()
        for file in try FileManager.default.contentsOfDirectory(atPath: scenario)
        where file != "cmd" && file != "expected" {
            try FileManager.default.copyItem(atPath: scenario + file, toPath: work.file(file))
        }
        let before = try Self.files(in: work.path)
        var found = try ShellLines.run(
            String(contentsOfFile: scenario + "cmd", encoding: .utf8), in: work.path)
        for (file, bytes) in try Self.files(in: work.path) where before[file] != bytes {
            if file.hasSuffix(".xlsx") {
                let listing = try CommandTests.run(["inspect", "--cells", work.file(file)])
                #expect(listing.status == 0)
                found["files/\(file).cells"] = Data(listing.output.utf8)
            } else {
                found["files/\(file)"] = bytes
            }
        }
        let expectedFolder = scenario + "expected"
        guard FileManager.default.fileExists(atPath: expectedFolder) else {
            for (file, bytes) in found {
                let url = URL(filePath: expectedFolder).appending(path: file)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try bytes.write(to: url)
            }
            Issue.record("\(name) had no expectation; what happened was recorded in \(expectedFolder)")
            return
        }
        let expected = try Self.files(in: expectedFolder)
        #expect(Set(found.keys) == Set(expected.keys))
        for (file, bytes) in expected {
            let got = found[file].map { String(decoding: $0, as: UTF8.self) }
            let isSame = found[file] == bytes
            #expect(isSame, "\(file) is now:\n\(got?.prefix(2_000) ?? "missing")")
        }
    }

    /// Every file under a folder, by its path there.
    private static func files(in folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            let url = URL(filePath: folder).appending(path: path)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            files[path] = try Data(contentsOf: url)
        }
        return files
    }
}
