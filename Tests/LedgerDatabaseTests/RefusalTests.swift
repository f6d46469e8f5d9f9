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
        let folder = try TemporaryFolder()
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        #expect(write(to: folder.file("a.sqlite")) == .system(errno: EACCES))
    }

    @Test(
        "A disk that fills up at the end or in the middle of the rows",
        .enabled(if: access("/dev/full", W_OK) == 0))
    func fullDisk() throws {
        #expect(whenUnlocked { write(to: "/dev/full") } == .diskFull)

        // More than the memory for pages holds.
        let row = [LedgerCell.text(String(repeating: "很长", count: 5_000_000)), .blank, .blank, .blank]
        var last: LedgerDatabase?
        #expect(
            whenUnlocked {
                last = nil
                return thrown { () throws(LedgerDatabaseError) in
                    let database = try LedgerDatabase(path: "/dev/full")
                    last = database
                    try database.append(unit: row)
                }
            } == .diskFull)
        let database = try #require(last)
        let short = [LedgerCell.text("短"), .blank, .blank, .blank]
        #expect(
            thrown { () throws(LedgerDatabaseError) in try database.append(unit: short) } == .diskFull)
        #expect(thrown { () throws(LedgerDatabaseError) in try database.close() } == .diskFull)
    }

    /// Tries again while another run of the tests has /dev/full locked, which is one file for all of them.
    private func whenUnlocked(_ body: () -> LedgerDatabaseError?) -> LedgerDatabaseError? {
        for _ in 0..<200 {
            let error = body()
            guard error == .refused(code: 5, message: "database is locked") else { return error }
            usleep(20_000)
        }
        return body()
    }

    @Test("An existing file at the path is replaced, whatever it was")
    func oldFile() throws {
        let folder = try TemporaryFolder()
        try Data(repeating: 65, count: 100_000).write(to: URL(filePath: folder.file("a.sqlite")))
        #expect(write(to: folder.file("a.sqlite")) == nil)
        #expect(write(to: folder.file("b.sqlite")) == nil)
        #expect(try folder.contents(of: "a.sqlite") == folder.contents(of: "b.sqlite"))
    }

    @Test("Rows that do not fit their table")
    func misfits() throws {
        var generator = LedgerGenerator(seed: SplitMix64.seed)
        let folder = try TemporaryFolder()
        func refusal(_ append: (LedgerDatabase) throws(LedgerDatabaseError) -> Void) -> LedgerDatabaseError? {
            thrown { () throws(LedgerDatabaseError) in
                try append(LedgerDatabase(path: folder.file("a.sqlite")))
            }
        }
        #expect(
            refusal { database throws(LedgerDatabaseError) in try database.append(unit: [.blank]) }
                == .misfit(table: "units", column: nil))
        #expect(
            refusal { database throws(LedgerDatabaseError) in
                try database.append(unit: [.text("a"), .blank, .text("3"), .blank])
            } == .misfit(table: "units", column: "forms"))
        let entry = LedgerEntry(
            row: generator.row(of: .inputs),
            problems: [LedgerEntry.ProblemRow(form: 0, row: generator.row(of: .problems))])
        #expect(
            refusal { database throws(LedgerDatabaseError) in try database.append(entry) }
                == .misfit(table: "problems", column: "form_id"))
    }

    @Test("Rows after the end")
    func closed() throws {
        let folder = try TemporaryFolder()
        let database = try LedgerDatabase(path: folder.file("a.sqlite"))
        try database.close()
        try database.close()
        #expect(
            thrown { () throws(LedgerDatabaseError) in
                try database.append(unit: [.blank, .blank, .blank])
            } == .refused(code: 21, message: "the database is closed already"))
    }
}
