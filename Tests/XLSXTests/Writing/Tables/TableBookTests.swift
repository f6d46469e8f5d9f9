import Files
import Foundation
import Glibc
import Primitives
import Sheets
import TestSupport
import Testing

@testable import XLSX

/// Workbooks whose rows are set aside as they come.
@Suite struct TableBookTests {
    private let folder = NSTemporaryDirectory() + "/jixiao-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func write(_ count: Int, to name: String) throws -> String {
        defer { #expect((try? FileManager.default.contentsOfDirectory(atPath: folder)) != nil) }
        let book = try TableBook(temporaryFolder: folder)
        var style = TableStyle()
        style.border = 0xBF_BFBF
        style.numberFormat = "#,##0.00####"
        let amount = try book.number(of: style)
        style.numberFormat = ""
        style.isBold = true
        let bold = try book.number(of: style)
        #expect(try book.number(of: style) == bold)
        let head = book.makeRows()
        head.begin(0, height: 30)
        head.write(text: "表 & <题>", column: 0, style: bold)
        head.write(formula: "SUM(B2:B9)", number: ExactDecimal(7), column: 1, style: amount)
        try head.end()
        let rows = book.makeRows()
        for row in 0..<count {
            rows.begin(row + 1)
            rows.write(text: "第\(row)行", column: 0, style: bold)
            rows.write(
                number: ExactDecimal(significand: Int128(row) * 1_000_003, exponent: -6), column: 1,
                style: amount)
            rows.write(blank: 2, style: amount)
            rows.write(formula: "\"<\"&\"\(row)\"", text: "<\(row)", column: 3, style: 0)
            try rows.end()
        }
        var sheet = TableSheet(name: "A1", rows: [head, rows], columnWidths: [20, 10])
        sheet.frozenRows = 1
        sheet.filter = CellRange(rows: 0...count, columns: 0...3)
        sheet.repeatedRows = 0...0
        sheet.mergedRanges = [CellRange(rows: 0...0, columns: 2...3)]
        sheet.bars = [
            TableSheet.Bar(range: CellRange(rows: 1...count, columns: 1...1), full: 100, colour: 0x9D_C3E6)
        ]
        sheet.alarms = [
            TableSheet.Alarm(range: CellRange(rows: 1...count, columns: 1...1), formula: "$B2>5")
        ]
        sheet.charts = [
            TableChart(
                kind: .ring(colours: [0xFF_0000]), title: "图",
                categories: CellRange(rows: 1...2, columns: 0...0),
                names: ["第0行", "第1行"],
                series: [
                    TableChart.Series(
                        name: "数", values: CellRange(rows: 1...2, columns: 1...1), numbers: [0, 1.000003],
                        colour: 0xFF)
                ], place: CellReference(row: 5, column: 5), width: 300, height: 200)
        ]
        let other = TableSheet(name: "空", rows: [], columnWidths: [])
        try book.finish([sheet, other], to: folder + "/" + name)
        return folder + "/" + name
    }

    /// More rows than stay in memory, so that some come back from the file and some do not.
    @Test func readsBackWhatWasWritten() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let count = 3_000
        let path = try write(count, to: "book.xlsx")
        // Nothing is left of what was set aside.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["book.xlsx"])
        var reader = XLSXReader()
        let sheets = try reader.read(path: path).workbook.sheets
        #expect(sheets.map(\.name) == ["A1", "空"])
        let sheet = sheets[0]
        #expect(sheet.cells.count == 2 + 3 * count)
        #expect(sheet.cells.prefix(2).map { sheet.text(of: $0) } == ["表 & <题>", "7.00"])
        #expect(sheet.formula(of: sheet.cells[1]) == "SUM(B2:B9)")
        for row in 0..<count {
            let cells = sheet.cells[(2 + 3 * row)...].prefix(3)
            let number = ExactDecimal(significand: Int128(row) * 1_000_003, exponent: -6)
            #expect(
                cells.map { sheet.stored(of: $0) } == ["第\(row)行", number.description, "<\(row)"])
            #expect(cells.first?.reference == CellReference(row: row + 1, column: 0))
        }
        #expect(sheet.mergedRanges == [CellRange(rows: 0...0, columns: 2...3)])
        let written = try WrittenWorkbook(path: path)
        let part = written.text("xl/worksheets/sheet1.xml")
        #expect(part.contains("<dimension ref=\"A1:D\(count + 1)\"/>"))
        #expect(part.contains("<autoFilter ref=\"A1:D\(count + 1)\"/>"))
        #expect(part.contains("ySplit=\"1\"") && part.contains("<dataBar>"))
        #expect(written.text("xl/workbook.xml").contains(">'A1'!$1:$1</definedName>"))
        #expect(written.text("xl/worksheets/sheet2.xml").contains("<sheetData></sheetData>"))
        // The chart keeps what its cells hold.
        let chart = written.text("xl/charts/chart1.xml")
        #expect(chart.contains("<c:v>第1行</c:v>") && chart.contains("<c:v>1.000003</c:v>"))
    }

    @Test func givesTheSameBytesAgain() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let one = try Data(contentsOf: URL(filePath: try write(2_000, to: "one.xlsx")))
        let other = try Data(contentsOf: URL(filePath: try write(2_000, to: "other.xlsx")))
        #expect(one == other)
    }

    /// What does not fit into one read comes out the same.
    @Test func readsRowsFromAnyPosition() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let rows = TableRows(SpoolFile(folder: folder))
        for row in 0..<3_000 {
            rows.begin(row)
            rows.write(text: "第\(row)行的内容", column: 0, style: 0)
            try rows.end()
        }
        var whole = [UInt8](repeating: 0, count: rows.byteCount + 10)
        var place = 0
        while place < rows.byteCount {
            let got = whole.withUnsafeMutableBytes {
                rows.read(at: place, into: UnsafeMutableRawBufferPointer(rebasing: $0[place...]))
            }
            #expect(got > 0)
            place += max(1, got)
        }
        var random = SplitMix64()
        for _ in 0..<200 {
            let start = Int.random(in: 0..<rows.byteCount, using: &random)
            var piece = [UInt8](repeating: 0, count: Int.random(in: 1...5_000, using: &random))
            let got = piece.withUnsafeMutableBytes { rows.read(at: start, into: $0) }
            #expect(got > 0 && Array(piece.prefix(got)) == Array(whole[start..<start + got]))
        }
    }

    /// `/dev/full` takes nothing, as a full disk does.
    @Test func saysThatTheDiskIsFull() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let book = try TableBook(temporaryFolder: folder)
        let rows = book.makeRows()
        rows.begin(0)
        rows.write(text: "文字", column: 0, style: 0)
        try rows.end()
        #expect(throws: XLSXWriteError.file(.cannotWrite("/dev/full", .diskFull))) {
            try book.finish(
                [TableSheet(name: "表", rows: [rows], columnWidths: [10])], to: "/dev/full")
        }
        let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
        let spooled = TableRows(SpoolFile(descriptor: full))
        #expect(throws: XLSXWriteError.file(.cannotWrite("", .diskFull))) {
            for row in 0..<5_000 {
                spooled.begin(row)
                spooled.write(text: "一段不短的文字，写得多了就放不下", column: 0, style: 0)
                try spooled.end()
            }
        }
        #expect(throws: XLSXWriteError.file(.cannotWrite("/nowhere", .notFound))) {
            let lost = TableRows(SpoolFile(folder: "/nowhere"))
            for row in 0..<5_000 {
                lost.begin(row)
                lost.write(text: "一段不短的文字，写得多了就放不下", column: 0, style: 0)
                try lost.end()
            }
        }
    }

    @Test func cutsWhatACellCannotHold() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let book = try TableBook(temporaryFolder: folder)
        let rows = book.makeRows()
        let texts = [
            String(repeating: "长", count: 40_000), String(repeating: "😀", count: 20_000),
            "=cmd|' /C calc'!A0",
            "\u{0}\u{1}_x000D_\r\u{FFFE}", "",
        ]
        rows.begin(0)
        for (column, text) in texts.enumerated() { rows.write(text: text, column: column, style: 0) }
        try rows.end()
        try book.finish([TableSheet(name: "表", rows: [rows], columnWidths: [])], to: folder + "/t.xlsx")
        var reader = XLSXReader()
        let sheet = try reader.read(path: folder + "/t.xlsx").workbook.sheets[0]
        let read = sheet.cells.map { sheet.stored(of: $0) }
        let expected = [
            String(repeating: "长", count: 32_766) + "…", String(repeating: "😀", count: 16_383) + "…",
            texts[2],
            // A text with U+0000 in it does not come back from any workbook.
            "_x0000_\u{1}_x000D_\r\u{FFFE}",
        ]
        // Not the texts themselves: a failure would print them.
        #expect(read.count == expected.count)
        for (index, text) in zip(0..., expected) { #expect((read[index] == text) == true, "text \(index)") }
        #expect(sheet.cells.allSatisfy { sheet.formula(of: $0) == nil && $0.kind == .text })
    }
}
