import CSV
import Sheets

/// A long CSV file that is always the same, to be read: Chinese, numbers, and quoted fields with commas,
/// quotes and line breaks.
struct LongCSV {
    let path: String

    private static let rows = 200_000
    private static let columns = 20
    private let characters = Array("绩效目标自评项目支出指标产出数量质量时效成本效益满意度农村道路养护里程巡查次数年度资金总额其中当年财政拨款上年结转")

    init(path: String) {
        self.path = path
    }

    /// Writes the file, without a byte-order mark.
    func write(in encoding: TextEncoding) throws {
        var file = try OutputBytes(path: path)
        try put(LongCSV.rows, in: encoding) { try file.write($0) }
    }

    /// The first rows of the file.
    func bytes(rows: Int, in encoding: TextEncoding = .utf8) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try put(rows, in: encoding) { bytes += $0 }
        return bytes
    }

    private func put(_ rows: Int, in encoding: TextEncoding, to write: ([UInt8]) throws -> Void) throws {
        var writer = try CSVRecordWriter(dialect: CSVDialect(encoding: encoding, hasByteOrderMark: false))
        for row in 0..<rows {
            for column in 0..<LongCSV.columns { try writer.append(.text(text(row, column))) }
            writer.endRecord()
            if writer.pendingCount > 1 << 20 { try write(writer.takeBytes()) }
        }
        try write(writer.takeBytes())
    }

    /// Reads the file and keeps every field; prints how much there was.
    func read() throws {
        let table = try CSVTable(CSVRecords(path: path, limits: .stream))
        var fields = 0
        for record in 0..<table.count { fields += table.fieldCount(in: record) }
        print("\(table.count) records, \(fields) fields")
    }

    private func text(_ row: Int, _ column: Int) -> String {
        if row == 0 { return "列\(column + 1)" }
        // The digits of a number that goes through all values in no visible order.
        let mixed = (row &* 20 &+ column) &* 0x9E37_79B9 & 0xFFFF_FFFF
        switch column % 5 {
        case 0: return words(mixed, 2 + mixed % 13)
        case 1: return String(1 + mixed % 99_999_999)
        case 2: return "\(1 + mixed % 99_999).\(10 + mixed % 90)"
        case 3:
            switch mixed >> 8 % 20 {
            case 0..<6: return words(mixed, 5) + "," + words(mixed >> 3, 8)
            case 6, 7: return words(mixed, 5) + "\"" + words(mixed >> 3, 3) + "\""
            case 8: return words(mixed, 10) + "\n" + words(mixed >> 3, 10)
            default: return words(mixed, 2 + mixed % 29)
            }
        default: return ["", "是", "否", "\(mixed % 100).\(mixed % 7)%", "≥12个"][mixed >> 8 % 5]
        }
    }

    private func words(_ seed: Int, _ count: Int) -> String {
        String((0..<count).map { characters[(seed &+ $0 &* 7) % characters.count] })
    }
}
