import Ledger

/// The statements that make the database what it is.
enum Schema {
    /// What `PRAGMA user_version` says; goes up when tables or columns change.
    static let version = 2
    /// What `PRAGMA application_id` says: `jixi` in ASCII.
    static let applicationID: Int32 = 0x6A69_7869

    /// Tables and views. The tables are not STRICT: programs with an SQLite older than 3.37, as on many offices'
    /// systems, could not open the file at all, and what goes in is held against the columns beforehand.
    static let statements =
        StoredTable.all.map(create) + [
            catalogue, view("fund_list", of: .funds), view("indicator_list", of: .indicators),
            view("other_value_list", of: .others),
        ]

    /// The indices: what refers to a row of another table, and what analysts look forms up by.
    ///
    /// They are made when all rows are there, which takes less than keeping them while rows come in. Indicators
    /// have none by level: it would be two fifths of their own size, and there are only so many levels.
    static let indices = [
        "CREATE INDEX forms_by_input ON forms(input_id)",
        "CREATE INDEX forms_by_department ON forms(department)",
        "CREATE INDEX forms_by_unit ON forms(unit)",
        "CREATE INDEX problems_by_input ON problems(input_id)",
        "CREATE INDEX problems_by_form ON problems(form_id)",
        "CREATE INDEX problems_by_code ON problems(code)",
    ]

    /// A statement that inserts a row of so many columns.
    static func insert(into table: String, columns: Int) -> String {
        "INSERT INTO \(table) VALUES (\(repeatElement("?", count: columns).joined(separator: ", ")))"
    }

    /// SQLite keeps the text of the statement, so that what every column means is seen with `.schema`.
    private static func create(_ table: StoredTable) -> String {
        var lines = table.columns.map { ("\($0.name) \($0.declaration)", $0.comment) }
        if !table.primaryKey.isEmpty {
            lines.append(("PRIMARY KEY (\(table.primaryKey.joined(separator: ", ")))", "一表一行只有一条"))
        }
        // Rows that belong to a form lie in the order of their key itself.
        return create(
            table.name, table.comment, lines, option: table.primaryKey.isEmpty ? nil : "WITHOUT ROWID")
    }

    /// The table that tells programs what the tables and columns mean.
    private static var catalogue: String {
        create(
            "catalogue", "各表各列的说明，一列一行",
            [
                ("table_name TEXT NOT NULL", "表名"),
                ("position INTEGER NOT NULL", "第几列，从 1 起；0 为表本身"),
                ("column_name TEXT", "列名；说的是表本身的为空"),
                ("heading TEXT NOT NULL", "名称"),
                ("english_heading TEXT NOT NULL", "英文名称"),
                ("comment TEXT NOT NULL", "说明"),
                ("PRIMARY KEY (table_name, position)", "一列只有一条"),
            ], option: "WITHOUT ROWID")
    }

    private static func create(
        _ name: String, _ comment: String, _ lines: [(definition: String, comment: String)], option: String?
    ) -> String {
        var text = "CREATE TABLE \(name) ( -- \(comment)\n"
        for (index, line) in lines.enumerated() {
            text += "  \(line.definition)\(index == lines.count - 1 ? "" : ",") -- \(line.comment)\n"
        }
        return text + ")" + (option.map { " \($0)" } ?? "")
    }

    /// The rows of a table together with the form that they belong to.
    private static func view(_ name: String, of table: StoredTable) -> String {
        """
        CREATE VIEW \(name) AS -- \(table.heading)，连同所在的表
        SELECT department, unit, project, fiscal_year, kind_name, fund_type_name, \(table.name).*,
          file, sheet, cells, same_as
        FROM \(table.name) JOIN forms ON forms.id = \(table.name).form_id
        """
    }
}
