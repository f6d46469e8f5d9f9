import CSV
import Primitives
import Sheets
import TestSupport
import Testing
import TextEncodings

@Suite struct RoundTripTests {
    static let dialects: [CSVDialect] = [
        .officer, .gb18030, .unicodeText,
        CSVDialect(hasByteOrderMark: false),
        CSVDialect(hasByteOrderMark: false, delimiter: UInt8(ascii: ";"), lineEnding: .lf),
        CSVDialect(delimiter: UInt8(ascii: "\t"), lineEnding: .cr),
        CSVDialect(
            encoding: .gb18030, hasByteOrderMark: true, delimiter: UInt8(ascii: "\t"), lineEnding: .lf),
        CSVDialect(encoding: .utf16BigEndian, delimiter: UInt8(ascii: ",")),
    ]

    private static let pieces = [
        "绩效", "产出指标", "=", "+", "-", "@", "＝", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", " ", "　",
        "1", "00",
        "100%", "6,342.65", "1e5", "-5", "3-5", "😀", "𠀀", "👨‍👩‍👧", "é", "a", "=\"", "\"&\"", "CHAR(10)", "&", "'",
        "(", ")",
        "≥", "“”", "\u{FEFF}", "\u{A0}", "123456789012345678", "年", "月", "日", "\u{1}", "\u{7F}", "sep=;",
    ]

    @Test(arguments: dialects)
    func whatIsWrittenIsReadAgain(_ dialect: CSVDialect) throws {
        var generator = SplitMix64()
        for turn in 0..<150 {
            let columns = Int.random(in: 1...6, using: &generator)
            let grid = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                (0..<columns).map { _ in RoundTripTests.text(&generator) }
            }
            guard grid.joined().contains(where: { !$0.isEmpty }) else { continue }
            let written = try write(grid, dialect)
            guard let written else { continue }
            // Without a mark a few characters may not tell what they are; the delimiter of one column neither.
            let told = CSVReader(encoding: dialect.encoding)
            for reader in dialect.hasByteOrderMark ? [CSVReader()] : [CSVReader(), told] {
                let document = try reader.read(bytes: written)
                #expect(
                    texts(document.sheet) == texts(of: grid), "seed \(SplitMix64.seed), turn \(turn), \(grid)"
                )
                #expect(document.dialect.lineEnding == dialect.lineEnding)
            }
        }
    }

    /// Nil where the few characters would be taken for another encoding, which the writer says.
    private func write(_ grid: [[String]], _ dialect: CSVDialect) throws -> [UInt8]? {
        do throws(CSVError) {
            return try CSVWriter(dialect: dialect).write(draft(grid))
        } catch {
            guard error == .ambiguousEncoding(dialect.encoding), !dialect.hasByteOrderMark else {
                throw error
            }
            return nil
        }
    }

    private static func text(_ generator: inout SplitMix64) -> String {
        let count = Int.random(in: 0...5, using: &generator)
        let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
        // Sometimes longer than one literal of a formula.
        return Int.random(in: 0..<40, using: &generator) == 0 ? String(repeating: text, count: 120) : text
    }

    private func texts(of grid: [[String]]) -> [String: String] {
        texts(draft(grid))
    }

    private func texts(_ draft: SheetDraft) -> [String: String] {
        var texts: [String: String] = [:]
        for cell in draft.cells {
            if case .text(let text) = cell.content { texts["\(cell.reference)"] = text }
        }
        return texts
    }

    private func texts(_ sheet: Sheet) -> [String: String] {
        Dictionary(uniqueKeysWithValues: sheet.cells.map { ("\($0.reference)", sheet.text(of: $0)) })
    }
}
