import Ledger

/// A table of the ledger as the database has it: the ledger's columns between those that tie rows together.
struct StoredTable: Sendable {
    let name: String
    let heading: String
    let englishHeading: String
    let comment: String
    let columns: [StoredColumn]
    /// How the cells of each of the ledger's columns are stored.
    let cells: [StoredCells]
    /// The names of the ledger's columns.
    let cellNames: [String]
    /// The columns that make the primary key, where one column's declaration does not say so.
    let primaryKey: [String]

    private init(
        _ table: LedgerTable, keys: [StoredColumn], then last: [StoredColumn] = [], primaryKey: [String] = []
    ) {
        name = table.name
        heading = table.heading
        englishHeading = table.englishHeading
        comment = table.comment
        columns = keys + table.columns.flatMap(StoredColumn.columns) + last
        cells = table.columns.map(StoredCells.init)
        cellNames = table.columns.map(\.name)
        self.primaryKey = primaryKey
    }

    static let inputs = StoredTable(
        .inputs, keys: [id],
        then: [
            StoredColumn("same_as", "TEXT", "同", "same as", "内容逐字节相同、先读到的文件；没有的为空")
        ])
    static let forms = StoredTable(
        .forms, keys: [id, inputID],
        then: [
            StoredColumn("same_as", "TEXT", "同", "same as", "同单位、同项目、同年度、先读到的表在哪里；没有的为空")
        ])
    static let funds = StoredTable(.funds, keys: rowKeys, primaryKey: ["form_id", "row"])
    static let indicators = StoredTable(.indicators, keys: rowKeys, primaryKey: ["form_id", "row"])
    static let others = StoredTable(.others, keys: rowKeys, primaryKey: ["form_id", "row"])
    static let problems = StoredTable(
        .problems,
        keys: [
            id, inputID,
            StoredColumn(
                "form_id", "INTEGER REFERENCES forms", "表号", "form", "所在的表，forms 的编号；不在哪张表里的为空"),
        ])
    static let leftOut = StoredTable(.leftOut, keys: [id, inputID])
    static let units = StoredTable(.units, keys: [id])

    /// Every table, in the order in which they refer to each other.
    static let all = [inputs, forms, funds, indicators, others, problems, leftOut, units]

    private static let id = StoredColumn("id", "INTEGER PRIMARY KEY", "编号", "number", "编号，从 1 起，按读入的次序")
    private static let inputID = StoredColumn(
        "input_id", "INTEGER NOT NULL REFERENCES inputs", "文件号", "file", "所在的文件，inputs 的编号")
    private static let rowKeys = [
        StoredColumn("form_id", "INTEGER NOT NULL REFERENCES forms", "表号", "form", "所在的表，forms 的编号"),
        StoredColumn("row", "INTEGER NOT NULL", "行", "row", "在这张表里的第几行，从 1 起"),
    ]
}
