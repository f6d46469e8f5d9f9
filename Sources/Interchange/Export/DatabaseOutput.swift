import Files
import Ledger
import LedgerDatabase

/// The ledger as an SQLite database.
struct DatabaseOutput: LedgerOutput {
    private let database: LedgerDatabase
    private let path: String
    private let messages: Messages

    init(_ file: PendingFile, _ messages: Messages) throws(InterchangeError) {
        path = file.path
        self.messages = messages
        do throws(LedgerDatabaseError) {
            database = try LedgerDatabase(path: file.temporary)
        } catch {
            throw .database(error, path: file.path)
        }
    }

    func append(_ entry: LedgerEntry) throws(InterchangeError) {
        do throws(LedgerDatabaseError) {
            try database.append(entry)
        } catch {
            throw .database(error, path: path)
        }
    }

    func finish(_ report: ExportReport) throws(InterchangeError) -> Int {
        do throws(LedgerDatabaseError) {
            for row in messages.unitRows(report) ?? [] { try database.append(unit: row) }
            return try database.close()
        } catch {
            throw .database(error, path: path)
        }
    }
}

extension InterchangeError {
    fileprivate static func database(_ error: LedgerDatabaseError, path: String) -> InterchangeError {
        switch error {
        case .diskFull: .cannotWrite(path, .diskFull)
        case .system(let number): .cannotWrite(path, SystemError(number))
        case .refused(_, let message): .databaseWriting(path, message)
        case .misfit(let table, let column):
            .databaseWriting(path, [table, column].compactMap { $0 }.joined(separator: "."))
        }
    }
}
