import Foundation
import Ledger
import Primitives
import Sheets
import TestSupport
import Testing
import XLSX

@testable import Interchange

/// What holds of the summary of any ledger.
@Suite struct SummaryPropertyTests {
    static func read(_ path: String) throws -> [Sheet] {
        var reader = XLSXReader()
        return try reader.read(path: path).workbook.sheets
    }

    static func write(
        _ entries: [LedgerEntry], units: [[LedgerCell]]? = nil, to path: String, rowLimit: Int? = nil,
        _ language: Language = .chinese
    ) throws {
        let summary = try SummaryWorkbook(output: path, messages: Messages(language), rowLimit: rowLimit)
        for entry in entries { try summary.append(entry) }
        try summary.finish(units: units, to: path)
    }

    static let units = [("青禾县水利局", 2), ("=1+1", 0), ("云岭\"局\"", 0)].map {
        UnitSource(name: $0, formCount: $1, outcome: $1 > 0 ? "已报" : "未报").row
    }

    /// Every formula comes to what stands under it, to the last digit.
    @Test func formulasComeToWhatStandsThere() throws {
        let folder = try TemporaryFolder()
        var ledger = RandomLedger(random: SplitMix64())
        for round in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 6) {
            let entries = ledger.entries([0, 1, 4, 14, 8, 6][round % 6])
            let path = folder.file("汇总.xlsx")
            try Self.write(
                entries, units: round % 2 == 0 ? Self.units : nil, to: path,
                rowLimit: [nil, 12, 5][round % 3])
            let sheets = try Self.read(path)
            let evaluator = FormulaEvaluator(sheets)
            var count = 0
            for sheet in sheets {
                for cell in sheet.cells {
                    guard let formula = sheet.formula(of: cell) else { continue }
                    count += 1
                    let cached = evaluator.value(cell.reference, of: sheet.name)
                    let result = evaluator.result(formula, on: sheet.name)
                    #expect(
                        result == cached || result == .text("") && cached == .blank,
                        "\(sheet.name) \(cell.reference): \(formula)")
                    #expect(formula.utf16.count <= 8_192)
                }
            }
            #expect(count > 30)
        }
    }

    /// Each row of the ledger stands on its sheet as it was given, no text has become a formula, and the sums
    /// over the sheets are those of the rows.
    @Test func everyRowIsThere() throws {
        let folder = try TemporaryFolder()
        var ledger = RandomLedger(random: SplitMix64(seed: SplitMix64.seed &+ 1))
        let entries = ledger.entries(25)
        let path = folder.file("汇总.xlsx")
        try Self.write(entries, to: path, rowLimit: 40)
        let sheets = try Self.read(path)
        let forms = entries.flatMap(\.forms)
        let expected: [(LedgerTable, Int, [[LedgerCell]])] = [
            (.forms, 1, forms.map(\.row)), (.funds, 3, forms.flatMap(\.funds)),
            (.indicators, 3, forms.flatMap(\.indicators)),
            (.problems, 2, entries.flatMap { $0.problems.map(\.row) }), (.inputs, 1, entries.map(\.row)),
        ]
        for (table, keys, rows) in expected {
            let parts = sheets.filter { $0.name == table.heading || $0.name.hasPrefix(table.heading + " (") }
            #expect(parts.count == max(1, (rows.count + 36) / 37))
            let evaluator = FormulaEvaluator(parts)
            var written: [[FormulaEvaluator.Value]] = []
            for part in parts {
                let last = part.usedRange?.last.row ?? 2
                guard last > 2 else { continue }
                for row in 3...last {
                    written.append(
                        table.shownPlaces.indices.map {
                            evaluator.value(CellReference(row: row, column: keys + $0), of: part.name)
                        })
                }
            }
            let given = rows.map { row in table.shownPlaces.map { Self.value(row[$0]) } }
            #expect(written == given, "\(table.name)")
        }
    }

    /// What a cell of the ledger looks like when it is read back.
    private static func value(_ cell: LedgerCell) -> FormulaEvaluator.Value {
        switch cell {
        case .blank: .blank
        case .whole(let number): .number(ExactDecimal(number))
        case .text(let text): .text(text)
        case .number(let number): number.exponent > 300 ? .text(number.description) : .number(number)
        case .measure(let text, let number): number.map { .number($0) } ?? .text(text)
        }
    }

    @Test func givesTheSameBytesAgain() throws {
        let folder = try TemporaryFolder()
        var ledger = RandomLedger(random: SplitMix64(seed: SplitMix64.seed &+ 2))
        let entries = ledger.entries(15)
        for name in ["a", "b"] {
            try Self.write(entries, units: Self.units, to: folder.file(name), rowLimit: 20)
        }
        #expect(try folder.contents(of: "a") == folder.contents(of: "b"))
        #expect(try folder.names == ["a", "b"])
    }

    @Test func saysThatTheDiskIsFull() throws {
        let folder = try TemporaryFolder()
        let output = folder.file("汇总.xlsx")
        let summary = try SummaryWorkbook(output: output, messages: Messages(.chinese))
        var ledger = RandomLedger(random: SplitMix64())
        for entry in ledger.entries(5) { try summary.append(entry) }
        #expect(throws: InterchangeError.cannotWrite(output, .diskFull)) {
            try summary.finish(units: nil, to: "/dev/full")
        }
        #expect(try folder.names == [])
        let lost = try SummaryWorkbook(
            output: output, messages: Messages(.chinese), temporaryFolder: folder.file("没有"))
        #expect(throws: InterchangeError.cannotWrite(output, .notFound)) {
            for entry in ledger.entries(3_000) { try lost.append(entry) }
        }
    }
}
