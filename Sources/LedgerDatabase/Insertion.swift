internal import GRDB
internal import GRDBSQLite
import Ledger

/// A prepared statement that inserts rows of one table.
///
/// Values are bound through SQLite's own calls: GRDB ends a text at its first NUL, and copies it.
struct Insertion {
    private let statement: Statement
    private let columnCount: Int

    init(into table: String, columns: Int, _ database: Database) throws {
        statement = try database.makeStatement(sql: Schema.insert(into: table, columns: columns))
        columnCount = columns
    }

    /// Inserts a row, which has a value for every parameter.
    func insert(_ row: StoredRow, _ database: Database) throws(LedgerDatabaseError) {
        let raw = statement.sqliteStatement
        // The statement keeps the addresses of texts until its next row, and looks at them in this step only.
        let code = row.bytes.withUnsafeBufferPointer { bytes in
            let bound = Insertion.bind(row.values, bytes, to: raw)
            guard bound == SQLITE_OK else { return bound }
            let stepped = sqlite3_step(raw)
            return stepped == SQLITE_DONE ? SQLITE_OK : stepped
        }
        guard code == SQLITE_OK else {
            let error = LedgerDatabaseError(code: code, in: database)
            sqlite3_reset(raw)
            throw error
        }
        sqlite3_reset(raw)
    }

    private static func bind(
        _ values: [StoredRow.Value], _ bytes: UnsafeBufferPointer<UInt8>, to raw: OpaquePointer
    ) -> Int32 {
        var index: Int32 = 0
        for value in values {
            index += 1
            let code =
                switch value {
                case .null: sqlite3_bind_null(raw, index)
                case .whole(let whole): sqlite3_bind_int64(raw, index, whole)
                case .real(let real): sqlite3_bind_double(raw, index, real)
                case .text(let range): bind(UnsafeBufferPointer(rebasing: bytes[range]), to: raw, at: index)
                }
            guard code == SQLITE_OK else { return code }
        }
        return SQLITE_OK
    }

    private static func bind(
        _ text: UnsafeBufferPointer<UInt8>, to raw: OpaquePointer, at index: Int32
    ) -> Int32 {
        // Without a destructor SQLite reads the text where it stands.
        text.withMemoryRebound(to: CChar.self) {
            sqlite3_bind_text64(raw, index, $0.baseAddress, UInt64($0.count), nil, UInt8(SQLITE_UTF8))
        }
    }
}
