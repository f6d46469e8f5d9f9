import Files
import Glibc
import Primitives
import Sheets
import XLSX

extension MicroBenchmark {
    /// Scanning cells whose texts cost nothing more: shared strings; an item is a cell.
    static let sheetStrings = sheet("sheet-strings") { .text("第\($0 % 500)号农村道路养护项目") }

    /// Reading stored numbers under no format, half of them short, half of fifteen digits.
    static let sheetNumbers = sheet("sheet-numbers") { number in
        let text = "\(number % 997).\(number % 89 + 10)\(number % 2 == 0 ? "1" : "7000000003")"
        return .number(stored: ExactDecimal(text) ?? ExactDecimal(number), format: "General", text: text)
    }

    /// Showing numbers under a format with groups and places.
    static let sheetAmounts = sheet("sheet-amounts") { number in
        .number(
            stored: ExactDecimal("\(number * 7919).25") ?? ExactDecimal(number), format: "#,##0.00", text: "")
    }

    /// Showing numbers under a date format.
    static let sheetDates = sheet("sheet-dates") { number in
        .number(stored: ExactDecimal(40_000 + number % 5000), format: "yyyy\"年\"m\"月\"d\"日\"", text: "")
    }

    /// Reads a sheet of 500 × 20 cells of one kind row by row.
    private static func sheet(
        _ name: String, content: @escaping @Sendable (Int) -> SheetDraft.Content
    ) -> MicroBenchmark {
        MicroBenchmark(name: name) {
            let cells = (0..<10_000).map {
                SheetDraft.Cell(
                    reference: CellReference(row: $0 / 20, column: $0 % 20), content: content($0),
                    role: .value)
            }
            let path = "/tmp/jixiao-bench-\(getpid()).xlsx"
            defer { unlink(path) }
            try OutputFile.write(XLSXWriter().bytes(of: [SheetDraft(name: name, cells: cells)]), to: path)
            let bytes = contents(of: path)
            return {
                try XLSXRows.read(bytes: bytes) { (rows) throws(XLSXError) in
                    var count = 0
                    try rows.begin(0)
                    while try rows.next() { count += rows.cells.count }
                    return count
                }
            }
        }
    }

    private static func contents(of path: String) -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4 << 20)
        let count = read(descriptor, &bytes, bytes.count)
        return Array(bytes.prefix(max(0, count)))
    }
}
