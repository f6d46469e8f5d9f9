import Foundation
import Glibc
import TestSupport
import Testing

@testable import Files

/// What stands on the disk after a run, good or bad.
@Suite struct PendingFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func aLongNameCanBeWrittenTwice() throws {
        let name = String(repeating: "表", count: 80) + ".xlsx"
        try OutputFile.write("一".utf8, to: folder.file(name))
        try OutputFile.write("二".utf8, to: folder.file(name))
        #expect(try folder.names == [name])
        #expect(try folder.contents(of: name) == Array("二".utf8))
    }

    @Test func anAbandonedFileLeavesTheEarlierOneIntact() throws {
        _ = try folder.write("旧".utf8, to: "out.json")
        do {
            let file = try OutputFile(folder.file("out.json"))
            try file.write(Array(repeating: 65, count: 200_000))
        }
        #expect(try folder.names == ["out.json"])
        #expect(try folder.contents(of: "out.json") == Array("旧".utf8))
    }

    @Test func keepsPermissionsAndLinks() throws {
        let path = folder.file("out.json")
        for mode in [0o600, 0o644, 0o664, 0o400] as [mode_t] {
            try OutputFile.write("一".utf8, to: path)
            chmod(path, mode)
            if symlink("out.json", folder.file("link.json")) != 0 { #expect(errno == EEXIST) }
            let pending = try PendingFile(folder.file("link.json"))
            #expect(FileIdentity.Status(pending.temporary)?.permissions == UInt32(mode))
            let file = OutputFile(writing: pending)
            try file.write("二".utf8)
            try file.commit()
            #expect(try folder.names == ["link.json", "out.json"])
            #expect(
                try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link.json"))
                    == "out.json")
            #expect(try folder.contents(of: "out.json") == Array("二".utf8))
            #expect(FileIdentity.Status(path)?.permissions == UInt32(mode))
        }
    }

    @Test func saysWhyAFileCannotBeMade() throws {
        _ = try folder.write([1], to: "file")
        #expect(throws: FileError.cannotWrite(folder.path, .isFolder)) { try PendingFile(folder.path) }
        #expect(throws: FileError.cannotWrite("/dev/null", .isNoFile)) { try PendingFile("/dev/null") }
        #expect(throws: FileError.cannotWrite(folder.file("file/"), .isNoFolder)) {
            try PendingFile(folder.file("file/out.json"))
        }
        #expect(throws: FileError.cannotWrite("", .isFolder)) { try PendingFile("") }
        // Not a name that a file system takes; nothing of it must be left behind.
        let long = folder.file(String(repeating: "表", count: 90))
        #expect(throws: FileError.cannotWrite(long, .nameTooLong)) { try OutputFile.write([1], to: long) }
        #expect(try folder.names == ["file"])
    }

    /// What a killed process leaves is nobody's; what another one is writing is not.
    @Test func removesWhatKilledRunsLeft() throws {
        let left = folder.file(UnfinishedFiles.makeName())
        #expect(FileManager.default.createFile(atPath: left, contents: Data("halb".utf8)))
        _ = try folder.write([1], to: ".jixiao-notes")
        symlink("nowhere", folder.file(UnfinishedFiles.makeName()))
        let others = try PendingFile(folder.file("other.json"))
        UnfinishedFiles().sweep(folder.path + "/")
        #expect(access(left, F_OK) != 0)
        #expect(access(others.temporary, F_OK) == 0)
        #expect(access(folder.file(".jixiao-notes"), F_OK) == 0)
        try others.commit()
        #expect(access(folder.file("other.json"), F_OK) == 0)
    }

    @Test func discardsAllAtOnce() throws {
        let files = UnfinishedFiles()
        let path = try folder.write([1], to: ".jixiao-1.part")
        files.insert(path)
        files.discardAll()
        #expect(try folder.names == [])
        _ = try folder.write([1], to: ".jixiao-2.part")
        files.insert(folder.file(".jixiao-2.part"))
        #expect(try folder.names == [])
    }

    /// `/dev/full` takes nothing, as a full disk does.
    @Test func spoolsSayThatTheDiskIsFull() throws {
        let full = SpoolFile(descriptor: open("/dev/full", O_WRONLY | O_CLOEXEC))
        #expect(throws: FileError.cannotWrite("", .diskFull)) {
            try [UInt8](repeating: 1, count: 10).withUnsafeBytes { try full.append($0) }
        }
        let lost = SpoolFile(folder: "/nowhere")
        #expect(throws: FileError.cannotWrite("/nowhere", .notFound)) {
            try [UInt8](repeating: 1, count: 10).withUnsafeBytes { try lost.append($0) }
        }
        let spool = SpoolFile(folder: folder.path)
        try Array("绩效".utf8).withUnsafeBytes { try spool.append($0) }
        #expect(try folder.names == [])
        var back = [UInt8](repeating: 0, count: 10)
        #expect(try back.withUnsafeMutableBytes { try spool.read(at: 3, into: $0) } == 3)
        #expect(back.prefix(3) == Array("效".utf8)[...])
    }
}
