import Ledger
import Primitives

/// What stands in a column of a row of the database.
enum StoredCell: Hashable {
    case null
    case whole(Int64)
    case real(Double)
    case text([UInt8])

    /// A key; nil is NULL.
    static func key(_ number: Int?) -> StoredCell { number.map { .whole(Int64($0)) } ?? .null }

    /// A text; nil is NULL.
    static func text(_ text: String?) -> StoredCell { text.map { .text(Array($0.utf8)) } ?? .null }

    /// What the cells of a row of the ledger stand as, said apart from the code that writes them.
    static func cells(_ row: [LedgerCell], of table: LedgerTable) -> [StoredCell] {
        zip(row, table.columns).flatMap { cell, column -> [StoredCell] in
            switch cell {
            case .text(let text): return [.text(text)]
            case .whole(let whole): return [.whole(Int64(whole))]
            case .number(let number): return [.real(number.double), .text(number.description)]
            case .measure(let text, let number):
                return [
                    number.map { .real($0.double) } ?? .null, .text(number?.description), .text(text),
                ]
            case .blank:
                let count =
                    switch column.kind {
                    case .text, .whole: 1
                    case .amount, .points, .percent, .number: column.hasMeasures ? 3 : 2
                    }
                return Array(repeating: .null, count: count)
            }
        }
    }
}
