import FormSupport
import Foundation
import Ledger
import LedgerDatabase
import TestSupport
import Testing

/// What goes wrong becomes an error that says what: nothing ends the program.
@Suite("Refusals of the database")
struct RefusalTests {
    /// What a call throws; nil where it throws nothing.
    private func thrown(_ body: () throws(LedgerDatabaseError) -> Void) -> LedgerDatabaseError? {
        do throws(LedgerDatabaseError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    private func write(to path: String) -> LedgerDatabaseError? {
        var generator = LedgerGenerator(seed: SplitMix64.seed)
        return thrown { () throws(LedgerDatabaseError) in
            let database = try LedgerDatabase(path: path)
            for _ in 0..<20 { try database.append(generator.entry()) }
            try database.close()
        }
    }

    @Test("A folder that is not there")
    func noFolder() {
        #expect(write(to: "/nowhere/at/all/汇总.sqlite") == .system(errno: ENOENT))
    }

    @Test("A path that is a folder")
    func folder() {
        #expect(write(to: FileManager.default.temporaryDirectory.path()) == .system(errno: EISDIR))
    }

    @Test("A folder that may not be written", .disabled(if: geteuid() == 0, "root may write everywhere"))
    func readOnlyFolder() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "jixiao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(write(to: folder.appending(path: "a.sqlite").path()) == .system(errno: EACCES))
    }

    @Test("A full disk", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() {
        #expect(write(to: "/dev/full") == .diskFull)
    }

    @Test("What is there already is gone, whatever it was")
    func oldFile() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "jixiao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.sqlite")
        try Data(repeating: 65, count: 100_000).write(to: file)
        #expect(write(to: file.path()) == nil)
        let fresh = folder.appending(path: "b.sqlite")
        #expect(write(to: fresh.path()) == nil)
        #expect(try Data(contentsOf: file) == Data(contentsOf: fresh))
    }

    @Test("Rows that do not fit their table")
    func misfits() throws {
        var generator = LedgerGenerator(seed: SplitMix64.seed)
        let folder = FileManager.default.temporaryDirectory.appending(path: "jixiao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try LedgerDatabase(path: folder.appending(path: "a.sqlite").path())
        #expect(
            thrown { () throws(LedgerDatabaseError) in try database.append(unit: [.blank]) }
                == .misfit(table: "units", column: nil))
        #expect(
            thrown { () throws(LedgerDatabaseError) in
                try database.append(unit: [.text("a"), .blank, .text("3")])
            }
                == .misfit(table: "units", column: "forms"))
        let problem = LedgerEntry.ProblemRow(form: 0, row: generator.row(of: .problems))
        let entry = LedgerEntry(row: generator.row(of: .inputs), problems: [problem])
        #expect(
            thrown { () throws(LedgerDatabaseError) in try database.append(entry) }
                == .misfit(table: "problems", column: "form_id"))
        try database.close()
        #expect(
            thrown { () throws(LedgerDatabaseError) in try database.append(unit: generator.row(of: .units)) }
                == .refused(code: 21, message: "the database is closed"))
    }
}
