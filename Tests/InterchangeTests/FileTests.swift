import Files
import Foundation
import TestSupport
import Testing

@testable import Interchange

@Suite("Files that are inputs")
struct FileTests {
    @Test("inputs that cannot be read say why")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        let empty = try folder.write([], to: "empty.csv")
        let large = try folder.write(Array(repeating: 65, count: 11), to: "large.csv")
        #expect(throws: InterchangeError.cannotRead(.notFound)) {
            try InputFile(reading: folder.file("none.csv"))
        }
        #expect(throws: InterchangeError.cannotRead(.isFolder)) { try InputFile(reading: folder.path) }
        #expect(throws: InterchangeError.emptyFile) { try InputFile(reading: empty) }
        var limits = InputFile.Limits()
        limits.bytes = 10
        #expect(throws: InterchangeError.tooLarge(limit: 10)) {
            try InputFile(reading: large, limits: limits)
        }
        limits.bytes = 11
        #expect(try InputFile(reading: large, limits: limits).bytes == Array(repeating: 65, count: 11))
    }

    @Test(
        "a folder's documents come in order of their names, without hidden files, lock files and unsupported formats"
    )
    func folder() throws {
        let folder = try TemporaryFolder()
        for name in ["b.xlsx", "a.csv", ".hidden.csv", "~$b.xlsx", "read.me", "甲.json"] {
            _ = try folder.write("x".utf8, to: name)
        }
        try FileManager.default.createDirectory(
            atPath: folder.file("c.csv"), withIntermediateDirectories: true)
        let found = try Folder.documents(in: folder.path)
        #expect(found == ["a.csv", "b.xlsx", "甲.json"].map { Path(folder.path).appending($0) })
        #expect(throws: InterchangeError.emptyFolder) { try Folder.documents(in: folder.file("c.csv")) }
        #expect(throws: InterchangeError.cannotRead(.notFound)) { try Folder.documents(in: folder.file("d")) }
    }
}
