import Ledger
import Primitives

/// The values of one row to be inserted, in the order of the statement's parameters; used again for every row.
///
/// All texts stand in one buffer, so that binding them to a statement copies nothing and allocates nothing.
struct StoredRow {
    /// A value of a column.
    enum Value: Hashable {
        case null
        case whole(Int64)
        case real(Double)
        /// Where the UTF-8 of a text stands in `bytes`.
        case text(Range<Int>)
    }

    private(set) var values: [Value] = []
    // It is never empty, so that an empty text too has an address: without one SQLite takes it for NULL.
    private(set) var bytes: [UInt8] = [0]

    /// Empties the row.
    mutating func removeAll() {
        values.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        bytes.append(0)
    }

    /// Appends a key; nil is NULL.
    mutating func append(key: Int?) {
        values.append(key.map { .whole(Int64($0)) } ?? .null)
    }

    /// Appends a text; nil is NULL.
    mutating func append(text: String?) {
        guard let text else { return values.append(.null) }
        append { $0.append(contentsOf: text.utf8) }
    }

    /// Appends the cells of a row of a table.
    ///
    /// - Throws: `LedgerDatabaseError.misfit` where they are not those of its columns.
    mutating func append(_ cells: [LedgerCell], of table: StoredTable) throws(LedgerDatabaseError) {
        guard cells.count == table.cells.count else { throw .misfit(table: table.name, column: nil) }
        for index in cells.indices where !append(cells[index], as: table.cells[index]) {
            throw .misfit(table: table.name, column: table.cellNames[index])
        }
    }

    /// Appends a cell as its column stores it; false where it does not belong there.
    private mutating func append(_ cell: LedgerCell, as stored: StoredCells) -> Bool {
        switch (stored, cell) {
        case (.text, .blank), (.whole, .blank): values.append(.null)
        case (.text, .text(let text)): append(text: text)
        case (.whole, .whole(let whole)): values.append(.whole(Int64(whole)))
        case (.number, .blank): append(number: nil)
        case (.number, .number(let number)): append(number: number)
        case (.measure, .blank): append(number: nil, text: nil)
        case (.measure, .number(let number)): append(number: number, text: nil)
        case (.measure, .measure(let text, let number)): append(number: number, text: text)
        default: return false
        }
        return true
    }

    private mutating func append(number: ExactDecimal?, text: String?) {
        append(number: number)
        append(text: text)
    }

    private mutating func append(number: ExactDecimal?) {
        guard let number else { return values.append(contentsOf: [.null, .null]) }
        values.append(.real(number.double))
        append { number.write(to: &$0) }
    }

    private mutating func append(_ write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        write(&bytes)
        values.append(.text(start..<bytes.count))
    }
}
