import GRDB
import Ledger
import LedgerDatabase
import TestSupport

/// A database that a test wrote, in a folder of its own that goes with it.
final class WrittenDatabase {
    private let folder: TemporaryFolder
    private let queue: DatabaseQueue

    /// Writes entries and units.
    init(_ entries: [LedgerEntry] = [], units: [[LedgerCell]] = []) throws {
        folder = try TemporaryFolder()
        let database = try LedgerDatabase(path: folder.file("汇总.sqlite"))
        for entry in entries { try database.append(entry) }
        for unit in units { try database.append(unit: unit) }
        try database.close()
        queue = try DatabaseQueue(path: folder.file("汇总.sqlite"))
    }

    /// The bytes of the file.
    var bytes: [UInt8] {
        get throws { try folder.contents(of: "汇总.sqlite") }
    }

    /// The names of everything in the file's folder.
    var names: [String] {
        get throws { try folder.names }
    }

    /// The rows that a query gives.
    func rows(_ query: String) throws -> [[DatabaseValue.Storage]] {
        try queue.read { try Row.fetchAll($0, sql: query).map { $0.databaseValues.map(\.storage) } }
    }

    /// The texts that a query gives, one column of them.
    func texts(_ query: String) throws -> [String] {
        try queue.read { try String.fetchAll($0, sql: query) }
    }

    /// The names of a table's or view's columns.
    func columns(of name: String) throws -> [String] {
        try queue.read { try $0.columns(in: name).map(\.name) }
    }

    /// A table's rows in the order of its key, texts as their bytes: a text of GRDB's ends at the first NUL.
    func stored(_ table: String) throws -> [[StoredCell]] {
        try queue.read { database in
            let columns = try database.columns(in: table)
            let list = columns.map { $0.type == "TEXT" ? "CAST(\($0.name) AS BLOB)" : $0.name }
            return try Row.fetchAll(
                database, sql: "SELECT \(list.joined(separator: ", ")) FROM \(table) ORDER BY 1, 2"
            ).map { row in
                row.databaseValues.map { value in
                    switch value.storage {
                    case .null: .null
                    case .int64(let whole): .whole(whole)
                    case .double(let real): .real(real)
                    case .string(let text): .text(Array(text.utf8))
                    case .blob(let bytes): .text(Array(bytes))
                    }
                }
            }
        }
    }
}
