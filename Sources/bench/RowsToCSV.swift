import Glibc
import Primitives
import Sheets
import XLSX

/// Streams the first sheet of a workbook to CSV: what the readers of large sheets are held against.
struct RowsToCSV {
    private var output: [UInt8] = []

    /// Reads a file and writes its cells' texts to standard output, a line a row.
    static func run(path: String) throws {
        var conversion = RowsToCSV()
        var rows = try XLSXRows(path: path)
        try rows.begin(0)
        conversion.output.reserveCapacity(256 << 10)
        while try rows.next() {
            conversion.add(rows)
            if conversion.output.count > 128 << 10 { conversion.flush() }
        }
        conversion.flush()
    }

    private mutating func add(_ rows: borrowing XLSXRows) {
        let cells = rows.cells
        rows.withBytes { bytes in
            var column = 0
            for cell in cells {
                while column < cell.reference.column {
                    output.append(UInt8(ascii: ","))
                    column += 1
                }
                add(UnsafeBufferPointer(rebasing: bytes[cell.text.range]))
            }
            output.append(UInt8(ascii: "\n"))
        }
    }

    private mutating func add(_ field: UnsafeBufferPointer<UInt8>) {
        // Without an early end, so that the comparisons are made for many bytes at once.
        var marks = 0
        for byte in field where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte < 0x20 {
            marks += 1
        }
        guard marks > 0 else {
            output.append(contentsOf: field)
            return
        }
        output.append(UInt8(ascii: "\""))
        for byte in field {
            if byte == UInt8(ascii: "\"") { output.append(byte) }
            output.append(byte)
        }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func flush() {
        var rest = output[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        output.removeAll(keepingCapacity: true)
    }
}
