import Foundation
import TestSupport
import Testing

@testable import Interchange

@Suite("Files read and written")
struct FileTests {
    @Test("a file has its name when it is whole, and not before")
    func commit() throws {
        let folder = try TemporaryFolder()
        let output = try OutputFile(folder.file("a/b/out.json"))
        try output.write("一二".utf8)
        #expect(try folder.names == ["a"])
        #expect(!FileManager.default.fileExists(atPath: folder.file("a/b/out.json")))
        try output.commit()
        #expect(try folder.contents(of: "a/b/out.json") == Array("一二".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("a/b")) == ["out.json"])
    }

    @Test("a file that is given up leaves the old one as it was, and nothing beside it")
    func abandon() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("旧".utf8, to: "out.json")
        do {
            let output = try OutputFile(folder.file("out.json"))
            try output.write(Array(repeating: 65, count: 200_000))
        }
        #expect(try folder.names == ["out.json"])
        #expect(try folder.contents(of: "out.json") == Array("旧".utf8))
    }

    @Test("a folder in the file's place, or a file in its folder's, is said before anything is written")
    func inTheWay() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("x".utf8, to: "file")
        #expect(throws: InterchangeError.cannotWrite(folder.path, .isFolder)) {
            _ = try OutputFile(folder.path).commit()
        }
        let inFile = folder.file("file/out.json")
        #expect(throws: InterchangeError.cannotWrite(folder.file("file/"), .isNoFolder)) {
            _ = try OutputFile(inFile).commit()
        }
    }

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

    @Test("a folder's documents come by name, without hidden files, lock files and what is none of ours")
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
