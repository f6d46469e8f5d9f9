import Foundation
import Glibc
import TestSupport
import Testing

@testable import Files

@Suite struct FileContentsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func readsNamesThatAreNoText() throws {
        // 青禾 in GBK, as an old program unpacks it.
        let bytes: [UInt8] = Array((folder.path + "/").utf8) + [0xC7, 0xE0, 0xBA, 0xCC] + Array(".csv".utf8)
        let descriptor = (bytes + [0]).withUnsafeBytes {
            open($0.baseAddress!.assumingMemoryBound(to: CChar.self), O_CREAT | O_WRONLY, 0o644)
        }
        #expect(descriptor >= 0)
        #expect(write(descriptor, "甲,1", 5) == 5)
        close(descriptor)
        let name = try #require(try Folder.names(in: folder.path).first)
        #expect(Path(name).bytes == [0xC7, 0xE0, 0xBA, 0xCC] + Array(".csv".utf8))
        #expect(try FileContents.read(Path(folder.path).appending(name), limit: 10) == Array("甲,1".utf8))
        #expect(FileIdentity.Status(Path(folder.path).appending(name))?.size == 5)
    }

    @Test func refusesWhatMayNeverEnd() throws {
        let pipe = folder.file("pipe.csv")
        mkfifo(pipe, 0o600)
        #expect(throws: FileError.noRegularFile) { try FileContents.read(pipe, limit: 10) }
        #expect(throws: FileError.noRegularFile) { try FileContents.read("/dev/zero", limit: 10) }
        #expect(throws: FileError.cannotRead(.isFolder)) { try FileContents.read(folder.path, limit: 10) }
        #expect(throws: FileError.cannotRead(.notFound)) { try FileContents.read("a\0b", limit: 10) }
    }

    @Test func heedsItsLimit() throws {
        let path = try folder.write(Array(repeating: 65, count: 11), to: "a.csv")
        #expect(throws: FileError.tooLarge(limit: 10)) { try FileContents.read(path, limit: 10) }
        #expect(try FileContents.read(path, limit: 11).count == 11)
        // Files of the system say that they are empty, and are not.
        #expect(try FileContents.read("/proc/self/status", limit: 1 << 20).count > 100)
        #expect(throws: FileError.tooLarge(limit: 100)) {
            try FileContents.read("/proc/self/status", limit: 100)
        }
        #expect(throws: FileError.emptyFile) {
            try FileContents.read(try folder.write([], to: "empty.csv"), limit: 10)
        }
    }
}
