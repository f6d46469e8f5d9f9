internal import GRDB
internal import GRDBSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Why a ledger could not be written to a database.
public enum LedgerDatabaseError: Error, Hashable, Sendable {
    /// The disk is full, or the quota used up.
    case diskFull
    /// The operating system refused the file; its error number.
    case system(errno: Int32)
    /// SQLite refused for a reason of its own: its result code, and what it says.
    case refused(code: Int32, message: String)
    /// The cells of a row are not those of the table's columns; the column, or nil where the count is another.
    case misfit(table: String, column: String?)

    /// What the operating system said when it refused the file.
    init(errno: Int32) {
        self = errno == ENOSPC || errno == EDQUOT ? .diskFull : .system(errno: errno)
    }

    /// What a call of SQLite's gave back instead of success.
    init(code: Int32, in database: Database) {
        // SQLite knows a full disk when a write fails with ENOSPC; a used-up quota and whatever else the system
        // says is an I/O error to it, with the system's number beside it.
        let systemError = sqlite3_system_errno(database.sqliteConnection)
        switch code & 0xFF {
        case SQLITE_FULL: self = .diskFull
        case SQLITE_IOERR where systemError != 0, SQLITE_CANTOPEN where systemError != 0:
            self.init(errno: systemError)
        default: self = .refused(code: code, message: database.lastErrorMessage ?? "")
        }
    }
}
