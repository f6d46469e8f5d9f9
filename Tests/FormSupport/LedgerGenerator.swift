public import Ledger
import Primitives
import TestSupport

/// Makes random ledger entries whose rows fit the tables and whose texts are nasty; the seed decides all.
public struct LedgerGenerator {
    private var forms: FormGenerator

    /// Starts with a seed.
    public init(seed: UInt64) {
        forms = FormGenerator(seed: seed)
    }

    /// An input with up to so many forms, and up to so many rows in each table of theirs.
    public mutating func entry(maximumForms: Int = 3, maximumRows: Int = 6) -> LedgerEntry {
        let formRows = rows(maximumForms) { generator in
            LedgerEntry.FormRows(
                json: [], row: generator.row(of: .forms),
                funds: generator.rows(maximumRows) { $0.row(of: .funds) },
                indicators: generator.rows(maximumRows) { $0.row(of: .indicators) },
                others: generator.rows(maximumRows) { $0.row(of: .others) },
                sameAs: generator.optionalText())
        }
        return LedgerEntry(
            row: row(of: .inputs), sameAs: optionalText(), forms: formRows,
            problems: rows(maximumRows) { generator in
                let isInForm = !formRows.isEmpty && generator.forms.random.once(in: 2)
                return LedgerEntry.ProblemRow(
                    form: isInForm ? generator.forms.random.one(of: Array(formRows.indices)) : nil,
                    row: generator.row(of: .problems))
            })
    }

    /// A row with a cell for every column of a table.
    public mutating func row(of table: LedgerTable) -> [LedgerCell] {
        table.columns.map { cell(of: $0) }
    }

    private mutating func cell(of column: LedgerColumn) -> LedgerCell {
        guard !forms.random.once(in: 5) else { return .blank }
        switch column.kind {
        case .text: return .text(text())
        case .whole: return .whole(whole())
        case .amount, .points, .percent, .number:
            return column.hasMeasures
                ? .measure(text(), forms.random.once(in: 4) ? nil : forms.decimal())
                : .number(forms.decimal())
        }
    }

    private mutating func whole() -> Int {
        forms.random.once(in: 4)
            ? forms.random.one(of: [Int.min, Int.max, -1, 0]) : Int.random(in: 0...9999, using: &forms.random)
    }

    private mutating func optionalText() -> String? { forms.random.once(in: 2) ? text() : nil }

    private mutating func text() -> String {
        switch Int.random(in: 0..<60, using: &forms.random) {
        case 0: String(repeating: forms.text(), count: 2_000)
        case 1:
            forms.random.one(of: ["'", "'); DROP TABLE forms; --", "\"", "?", "?1", ":a", "X'00'", "NULL"])
        default: forms.text()
        }
    }

    private mutating func rows<Row>(_ maximum: Int, _ make: (inout LedgerGenerator) -> Row) -> [Row] {
        (0..<Int.random(in: 0...maximum, using: &forms.random)).map { _ in make(&self) }
    }
}
