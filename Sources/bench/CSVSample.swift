import CSV
import Sheets
import TextEncodings

/// CSV that is always the same, to be read: Chinese, numbers, and quoted fields with commas, quotes and line breaks.
enum CSVSample {
    private static let columns = 20
    private static let characters = Array("绩效目标自评项目支出指标产出数量质量时效成本效益满意度农村道路养护里程巡查次数年度资金总额其中当年财政拨款上年结转")

    /// So many rows, without a byte-order mark.
    static func bytes(rows: Int, in encoding: TextEncoding = .utf8) throws -> [UInt8] {
        var writer = try CSVRecordWriter(dialect: CSVDialect(encoding: encoding, hasByteOrderMark: false))
        for row in 0..<rows {
            for column in 0..<columns { try writer.append(.text(text(row, column))) }
            writer.endRecord()
        }
        return try writer.takeBytes()
    }

    private static func text(_ row: Int, _ column: Int) -> String {
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

    private static func words(_ seed: Int, _ count: Int) -> String {
        String((0..<count).map { characters[(seed &+ $0 &* 7) % characters.count] })
    }
}
