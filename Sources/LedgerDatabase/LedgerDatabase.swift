internal import GRDB
public import Ledger

/// A ledger being written as an SQLite database: a table of each of the ledger's, and views that join them.
///
/// Money and points stand three times, see `StoredColumn`: `executed` to compute with, `executed_exact` as
/// decimal digits, `executed_text` as the officer wrote it. `SELECT decimal_sum(executed_exact) FROM funds` in
/// the `sqlite3` shell sums without rounding. What a column means is in `.schema` and the table `catalogue`.
///
/// ```swift
/// let database = try LedgerDatabase(path: temporary)
/// for entry in entries { try database.append(entry) }
/// try database.close()                     // now it is whole, and may be renamed
/// ```
///
/// The file is not a database before `close()`: nothing is kept with which it could be repaired, and after an error
/// every call throws it again. The same rows make the same bytes.
public final class LedgerDatabase {
    private let queue: DatabaseQueue
    private var state = State.closed
    private var counts = Counts()
    private var row = StoredRow()

    private enum State {
        case open(Insertions)
        /// Something went wrong, and what is written is not to be used.
        case failed(LedgerDatabaseError)
        case closed
    }

    private struct Insertions {
        let inputs: Insertion
        let forms: Insertion
        let funds: Insertion
        let indicators: Insertion
        let others: Insertion
        let problems: Insertion
        let leftOut: Insertion
        let units: Insertion
    }

    /// The numbers of the rows that were appended last.
    private struct Counts {
        var inputs = 0
        var forms = 0
        var problems = 0
        var leftOut = 0
        var units = 0
    }

    /// The memory for pages, in KiB: what does not fit goes to the file early.
    private static let cacheSize = 8 << 10
    /// The same while indices are made.
    private static let sortingSize = 1 << 10

    /// Makes an empty file, or empties the one that is there, and the tables in it.
    public init(path: String) throws(LedgerDatabaseError) {
        try EmptyFile.make(at: path)

        var configuration = Configuration()
        // One transaction spans all calls of `append`.
        configuration.allowsUnsafeTransactions = true
        // References hold by the way rows are made; looking each of them up would take as long as writing it.
        configuration.foreignKeysEnabled = false
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw LedgerDatabase.refusal(error)
        }
        try perform { database in
            // The file gets its name when it is whole, so that nothing needs to survive a crash.
            let settings = [
                "page_size = 8192", "journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE",
                "cache_size = -\(LedgerDatabase.cacheSize)",
            ]
            for setting in settings { try database.execute(sql: "PRAGMA \(setting)") }
            try database.execute(sql: "BEGIN")
            try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try database.execute(sql: "PRAGMA user_version = \(Schema.version)")
            for statement in Schema.statements {
                try database.execute(sql: statement)
            }
            try fillCatalogue(database)
            func insertion(_ table: StoredTable) throws -> Insertion {
                try Insertion(into: table.name, columns: table.columns.count, database)
            }
            state = .open(
                Insertions(
                    inputs: try insertion(.inputs), forms: try insertion(.forms),
                    funds: try insertion(.funds), indicators: try insertion(.indicators),
                    others: try insertion(.others), problems: try insertion(.problems),
                    leftOut: try insertion(.leftOut),
                    units: try insertion(.units)))
        }
    }

    /// Appends an input with its forms and problems.
    ///
    /// - Throws: `LedgerDatabaseError.misfit` where a row is not one of its table, or a problem's form none of
    ///   the entry's.
    public func append(_ entry: LedgerEntry) throws(LedgerDatabaseError) {
        try write { insertions, database throws(LedgerDatabaseError) in
            counts.inputs += 1
            begin(counts.inputs)
            try row.append(entry.row, of: .inputs)
            row.append(text: entry.sameAs)
            try insertions.inputs.insert(row, database)

            let formsBefore = counts.forms
            for form in entry.forms { try insert(form, insertions, database) }
            for problem in entry.problems {
                if let form = problem.form, !entry.forms.indices.contains(form) {
                    throw .misfit(table: StoredTable.problems.name, column: "form_id")
                }
                counts.problems += 1
                begin(counts.problems)
                row.append(key: counts.inputs)
                row.append(key: problem.form.map { formsBefore + $0 + 1 })
                try row.append(problem.row, of: .problems)
                try insertions.problems.insert(row, database)
            }
            for cells in entry.leftOut {
                counts.leftOut += 1
                begin(counts.leftOut)
                row.append(key: counts.inputs)
                try row.append(cells, of: .leftOut)
                try insertions.leftOut.insert(row, database)
            }
        }
    }

    /// Appends a unit that was expected to report.
    public func append(unit cells: [LedgerCell]) throws(LedgerDatabaseError) {
        try write { insertions, database throws(LedgerDatabaseError) in
            counts.units += 1
            begin(counts.units)
            try row.append(cells, of: .units)
            try insertions.units.insert(row, database)
        }
    }

    /// Makes the indices and finishes the file.
    ///
    /// - Returns: how many forms there are in it.
    @discardableResult
    public func close() throws(LedgerDatabaseError) -> Int {
        switch state {
        case .open: break
        case .failed(let error): throw error
        case .closed: return counts.forms
        }
        // A database is not closed while there are statements of it.
        state = .closed
        try perform { database in
            // What is sorted for an index takes as much memory as the pages may.
            try database.execute(sql: "PRAGMA cache_size = -\(LedgerDatabase.sortingSize)")
            for index in Schema.indices { try database.execute(sql: index) }
            let stored = try Int.fetchOne(database, sql: "SELECT count(*) FROM forms") ?? 0
            counts.forms = stored
            try database.execute(sql: "COMMIT")
        }
        do {
            try queue.close()
        } catch {
            throw LedgerDatabase.refusal(error)
        }
        return counts.forms
    }

    private func insert(_ form: LedgerEntry.FormRows, _ insertions: Insertions, _ database: Database)
        throws(LedgerDatabaseError)
    {
        counts.forms += 1
        begin(counts.forms)
        row.append(key: counts.inputs)
        try row.append(form.row, of: .forms)
        row.append(text: form.sameAs)
        try insertions.forms.insert(row, database)
        try insert(form.funds, .funds, insertions.funds, database)
        try insert(form.indicators, .indicators, insertions.indicators, database)
        try insert(form.others, .others, insertions.others, database)
    }

    /// Inserts the rows of a table that belong to the form appended last.
    private func insert(
        _ rows: [[LedgerCell]], _ table: StoredTable, _ insertion: Insertion, _ database: Database
    ) throws(LedgerDatabaseError) {
        for (index, cells) in rows.enumerated() {
            begin(counts.forms)
            row.append(key: index + 1)
            try row.append(cells, of: table)
            try insertion.insert(row, database)
        }
    }

    private func fillCatalogue(_ database: Database) throws {
        let insertion = try Insertion(into: "catalogue", columns: 6, database)
        for table in StoredTable.all {
            let lines =
                [(nil, table.heading, table.englishHeading, table.comment)]
                + table.columns.map { ($0.name, $0.heading, $0.englishHeading, $0.comment) }
            for (position, line) in lines.enumerated() {
                row.removeAll()
                row.append(text: table.name)
                row.append(key: position)
                for text in [line.0, line.1, line.2, line.3] { row.append(text: text) }
                try insertion.insert(row, database)
            }
        }
    }

    private func begin(_ key: Int) {
        row.removeAll()
        row.append(key: key)
    }

    private func write(
        _ body: (Insertions, Database) throws(LedgerDatabaseError) -> Void
    ) throws(LedgerDatabaseError) {
        switch state {
        case .open(let insertions): try perform { try body(insertions, $0) }
        case .failed(let error): throw error
        case .closed:
            throw .refused(
                code: ResultCode.SQLITE_MISUSE.rawValue, message: "the database is closed already")
        }
    }

    /// Does something with the database; whatever goes wrong becomes an error of ours, and stays so.
    private func perform(_ body: (Database) throws -> Void) throws(LedgerDatabaseError) {
        do {
            try queue.writeWithoutTransaction { database in
                do {
                    try body(database)
                } catch let error as DatabaseError {
                    throw LedgerDatabaseError(code: error.extendedResultCode.rawValue, in: database)
                }
            }
        } catch {
            let error = LedgerDatabase.refusal(error)
            state = .failed(error)
            throw error
        }
    }

    private static func refusal(_ error: any Error) -> LedgerDatabaseError {
        switch error {
        case let error as LedgerDatabaseError: error
        case let error as DatabaseError:
            .refused(code: error.extendedResultCode.rawValue, message: error.message ?? "")
        default: .refused(code: ResultCode.SQLITE_INTERNAL.rawValue, message: "\(error)")
        }
    }
}
