import Primitives

/// Formulas over a column of a table, which may go over several sheets.
struct SheetRanges {
    /// The names of the sheets.
    let sheets: [String]

    /// What a cell must be to be counted.
    struct Condition {
        /// The column.
        let column: Int
        /// A cell's address, or a criterion in quotation marks.
        let criterion: String
    }

    init(_ table: SummaryTable) {
        sheets = table.parts.isEmpty ? [table.name] : table.parts.map(\.name)
    }

    /// The sum of the numbers of a column, of the rows that meet all conditions.
    func sum(_ column: Int, _ conditions: [Condition] = []) -> String {
        conditions.isEmpty
            ? joined { "SUM(\(range(column, $0)))" }
            : joined { "SUMIFS(\(range(column, $0)),\(list(conditions, $0)))" }
    }

    /// How many rows meet all conditions.
    func count(_ conditions: [Condition]) -> String { joined { "COUNTIFS(\(list(conditions, $0)))" } }

    /// How many numbers a column has.
    func numbers(_ column: Int) -> String { joined { "COUNT(\(range(column, $0)))" } }

    /// A row is one that has its number: under the last one, all cells are as blank as can be asked for. That is
    /// asked first, since LibreOffice miscounts where it is asked for blank cells before anything else.
    private func list(_ conditions: [Condition], _ sheet: String) -> String {
        ([Condition(column: 0, criterion: "\">0\"")] + conditions).map {
            "\(range($0.column, sheet)),\($0.criterion)"
        }.joined(separator: ",")
    }

    private func joined(_ term: (String) -> String) -> String {
        let sum = sheets.map(term).joined(separator: "+")
        return sheets.count > 1 ? "(\(sum))" : sum
    }

    private func range(_ column: Int, _ sheet: String) -> String {
        let letters = CellReference.letters(ofColumn: column)
        let quoted = sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        return
            "'\(quoted)'!$\(letters)$\(SummaryTable.headRows + 1):$\(letters)$\(SummaryTable.sheetRows)"
    }
}
