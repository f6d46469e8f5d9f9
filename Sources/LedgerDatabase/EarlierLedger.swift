internal import GRDB
internal import Ledger

/// The forms of a ledger that an earlier export has written, for their amounts.
public enum EarlierLedger {
    /// A form of the ledger.
    public struct Form: Hashable, Sendable {
        /// The kind's name in canonical data, `projectSelfEvaluation`.
        public let kind: String
        /// The unit; nil where the form names none.
        public let unit: String?
        /// The project; nil where the form names none.
        public let project: String?
        /// The fiscal year.
        public let year: Int?
        /// The amounts in 万元, as decimal digits.
        public let budget: String?
        public let executed: String?
        /// The path of the file it was read from.
        public let file: String
    }

    /// Goes through the forms, in the order in which they were read.
    ///
    /// - Throws: `LedgerDatabaseError.refused` where the file is no such database, `.system` where it cannot be read.
    public static func read(_ path: String, _ body: (Form) -> Void) throws(LedgerDatabaseError) {
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read { database in
                let rows = try Row.fetchCursor(
                    database,
                    sql: """
                        SELECT kind, unit, project, fiscal_year, annual_budget_exact, executed_exact, file
                        FROM forms ORDER BY id
                        """)
                while let row = try rows.next() {
                    body(
                        Form(
                            kind: row[0] ?? "", unit: row[1], project: row[2], year: row[3], budget: row[4],
                            executed: row[5], file: row[6] ?? ""))
                }
            }
        } catch let error as DatabaseError {
            throw .refused(code: error.extendedResultCode.rawValue, message: error.message ?? "")
        } catch {
            throw .refused(code: 0, message: "\(error)")
        }
    }
}
