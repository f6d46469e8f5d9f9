import Ledger

/// A column as the database has it: several of them may hold what one column of the ledger does.
struct StoredColumn: Hashable, Sendable {
    let name: String
    /// The type and constraints, as `CREATE TABLE` takes them.
    let declaration: String
    let heading: String
    let englishHeading: String
    let comment: String

    init(_ name: String, _ declaration: String, _ heading: String, _ english: String, _ comment: String) {
        self.name = name
        self.declaration = declaration
        self.heading = heading
        englishHeading = english
        self.comment = comment
    }

    /// The columns that hold a column of the ledger.
    ///
    /// Texts and whole numbers are themselves. Any other number is `name REAL`, to compute with, and
    /// `name_exact TEXT`, its decimal digits, to be exact with; and where officers wrote it, `name_text TEXT`
    /// is what they wrote.
    static func columns(of column: LedgerColumn) -> [StoredColumn] {
        func stored(_ type: String) -> StoredColumn {
            StoredColumn(column.name, type, column.heading, column.englishHeading, column.comment)
        }
        func beside(_ suffix: String, _ heading: String, _ english: String, _ comment: String) -> StoredColumn
        {
            StoredColumn(
                column.name + suffix, "TEXT", column.heading + heading, column.englishHeading + english,
                column.name + comment)
        }
        switch StoredCells(column) {
        case .text: return [stored("TEXT")]
        case .whole: return [stored("INTEGER")]
        case .number:
            return [stored("REAL"), beside("_exact", "：精确", ", exact", " 的精确值，十进制文本，可用 decimal_sum 求和")]
        case .measure:
            return [
                stored("REAL"), beside("_exact", "：精确", ", exact", " 的精确值，十进制文本，可用 decimal_sum 求和"),
                beside("_text", "：原文", ", as written", " 在表上写的原文"),
            ]
        }
    }
}
