import Foundation
import Glibc
import Sheets
import Testing
import XLSX

/// What stands on the disk after a run, good or bad.
@Suite final class OutputFileTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "/jixiao-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func files(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func writesAFileAndNothingElse() throws {
        let path = folder + "/" + String(repeating: "表", count: 80) + ".xlsx"
        try XLSXWriter().write([.form], to: path)
        try XLSXWriter().write([.form], to: path)
        #expect(try files(folder).count == 1)
        #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) == XLSXWriter().bytes(of: [.form]))
    }

    @Test func aRefusedDraftLeavesTheEarlierFileWhole() throws {
        let path = folder + "/out.xlsx"
        try Data("earlier".utf8).write(to: URL(fileURLWithPath: path))
        var draft = SheetDraft.form
        draft.mergedRanges += draft.mergedRanges
        #expect(throws: XLSXWriteError.self) { try XLSXWriter().write([draft], to: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("earlier".utf8))
        #expect(try files(folder) == ["out.xlsx"])
    }

    @Test func saysWhyAFileCannotBeMade() throws {
        #expect(throws: XLSXWriteError.notAFile(path: folder)) { try XLSXWriter().write([.form], to: folder) }
        #expect(throws: XLSXWriteError.notAFile(path: "/dev/null")) {
            try XLSXWriter().write([.form], to: "/dev/null")
        }
        let nowhere = folder + "/no/such/out.xlsx"
        #expect(throws: XLSXWriteError.cannotCreate(path: nowhere, errno: ENOENT)) {
            try XLSXWriter().write([.form], to: nowhere)
        }
        #expect(throws: XLSXWriteError.cannotCreate(path: "", errno: EINVAL)) {
            try XLSXWriter().write([.form], to: "")
        }
        #expect(throws: XLSXWriteError.cannotCreate(path: "a\0b", errno: EINVAL)) {
            try XLSXWriter().write([.form], to: "a\0b")
        }
        // Not a name that a file system takes; nothing of it must be left behind.
        let long = folder + "/" + String(repeating: "表", count: 90)
        #expect(throws: XLSXWriteError.cannotCreate(path: long, errno: ENAMETOOLONG)) {
            try XLSXWriter().write([.form], to: long)
        }
        #expect(try files(folder) == [])
    }

    @Test(.disabled(if: geteuid() == 0, "the superuser may write anywhere"))
    func saysThatAFolderIsReadOnly() throws {
        chmod(folder, 0o500)
        let path = folder + "/out.xlsx"
        #expect(throws: XLSXWriteError.cannotCreate(path: path, errno: EACCES)) {
            try XLSXWriter().write([.form], to: path)
        }
    }

    @Test func keepsPermissionsAndLinks() throws {
        let path = folder + "/out.xlsx"
        let link = folder + "/link.xlsx"
        try XLSXWriter().write([.form], to: path)
        chmod(path, 0o600)
        symlink("out.xlsx", link)
        var second = SheetDraft.form
        second.name = "二"
        try XLSXWriter().write([second], to: link)
        #expect(try files(folder) == ["link.xlsx", "out.xlsx"])
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "out.xlsx")
        #expect(try WrittenWorkbook(path: path).sheetNames == ["二"])
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func leavesNoTemporaryFiles() async throws {
        func left() -> Set<String> {
            let names = ["/tmp", "/dev/shm"].flatMap { (try? files($0)) ?? [] }
            return Set(names.filter { $0.hasPrefix("tmp.") })
        }
        let before = left()
        _ = try XLSXWriter().bytes(of: [.form])
        // Other tests make such files too, each for an instant.
        let after = left().subtracting(before)
        try await Task.sleep(for: .milliseconds(20))
        #expect(after.intersection(left()).isEmpty)
    }
}
