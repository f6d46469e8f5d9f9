import Foundation
import Ledger
import Primitives
import Sheets
import Testing
import XLSX

@testable import Interchange

/// A small summary, cell by cell: texts, numbers as stored, formulas and what stands under them, merges, widths.
///
/// A golden that is missing is recorded and fails, so that somebody looks at it.
@Suite struct SummaryGoldenTests {
    @Test(arguments: [("summary.txt", Language.chinese), ("summary-en.txt", .english)])
    func smallSummary(_ name: String, _ language: Language) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("汇总.xlsx")
        // As if the command had run in the folder: links start there.
        let here = FileManager.default.currentDirectoryPath
        let summary = try SummaryWorkbook(
            output: here + "/汇总.xlsx", messages: Messages(language), temporaryFolder: folder.path)
        for entry in SmallLedger(messages: Messages(language)).entries { try summary.append(entry) }
        try summary.finish(units: SmallLedger.units, to: path)
        var reader = XLSXReader()
        let book = try reader.read(path: path)
        let lines = book.workbook.sheets.flatMap(self.lines)
        let golden = ProjectFolder.fixture("Goldens/\(name)")
        let text = lines.joined(separator: "\n") + "\n"
        guard let expected = try? String(contentsOfFile: golden, encoding: .utf8) else {
            try text.write(toFile: golden, atomically: true, encoding: .utf8)
            Issue.record("\(name) was not there and has been recorded")
            return
        }
        let known = expected.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
            String.init)
        for (line, old) in zip(lines, known) { #expect(line == old) }
        #expect(lines.count == known.count)
    }

    private func lines(of sheet: Sheet) -> [String] {
        var lines = ["sheet \(sheet.name)"]
        lines.append(
            "widths "
                + sheet.columns.map { "\($0.first)-\($0.last):\($0.width ?? 0)" }.joined(separator: " "))
        lines += sheet.mergedRanges.map { "merged \($0)" }
        for cell in sheet.cells {
            var line = "\(cell.reference) \(cell.kind) \(sheet.stored(of: cell).debugDescription)"
            let text = sheet.text(of: cell)
            if text != sheet.stored(of: cell) { line += " shown \(text)" }
            if let formula = sheet.formula(of: cell) { line += " =\(formula)" }
            lines.append(line)
        }
        return lines
    }
}
