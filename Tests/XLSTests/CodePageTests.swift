import Primitives
import Sheets
import TestSupport
import Testing
import TextEncodings

@testable import XLS

/// Workbooks of Excel 95 and of programs that wrote no more than that.
struct CodePageTests {
    private func bytes(_ text: String) throws -> [UInt8] {
        var output: [UInt8] = []
        _ = try Converter(to: .gb18030, from: .utf8).convert(Array(text.utf8).span, to: &output)
        return output
    }

    private func book(codePage: Int?, _ text: [UInt8]) -> BookWriter {
        var book = BookWriter { writer in
            writer.addCell(0x204, 0, 0, RecordWriter.words(text.count) + text)
            writer.addFormula(0, 1, result: [0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
            writer.add(0x207, RecordWriter.words(text.count) + text)
            writer.addCell(0xD6, 0, 2, RecordWriter.words(text.count) + text + [0])
            writer.add(0xE5, RecordWriter.words(1, 0, 1, 0, 0))
        }
        book.version = 0x0500
        book.sheets[0].name = "a"
        var globals = RecordWriter()
        if let codePage { globals.add(0x42, RecordWriter.words(codePage)) }
        book.globals = globals.bytes
        return book
    }

    @Test(arguments: [936, 0, nil])
    func chinese(codePage: Int?) throws {
        let read = try XLSReader().read(book(codePage: codePage, bytes("项目绩效㐂")).file())
        #expect(
            read.workbook.sheets[0].listing == ["A1 text 项目绩效㐂", "B1 text 项目绩效㐂", "C1 text 项目绩效㐂"])
        #expect(read.workbook.sheets[0].mergedRanges == [CellRange(rows: 0...1, columns: 0...0)])
        #expect(read.warnings.isEmpty)
    }

    @Test func anotherCodePageIsTold() throws {
        let read = try XLSReader().read(book(codePage: 1252, bytes("项目")).file())
        #expect(read.workbook.sheets[0].listing[0] == "A1 text 项目")
        #expect(
            read.warnings == [
                SheetWarning(.doubtfulText, sheet: "a", cell: CellReference(row: 0, column: 0), found: "1252")
            ])
        #expect(try XLSReader().read(book(codePage: 1252, Array("abc".utf8)).file()).warnings.isEmpty)
        let utf8 = try XLSReader().read(book(codePage: 65001, Array("项目".utf8)).file())
        #expect(utf8.workbook.sheets[0].listing[0] == "A1 text 项目")
        #expect(utf8.warnings.isEmpty)
    }

    @Test func unsoundBytesAreTold() throws {
        let read = try XLSReader().read(book(codePage: 936, [0x80, 0xFF, 0x41]).file())
        #expect(read.workbook.sheets[0].listing[0] == "A1 text \u{FFFD}\u{FFFD}A")
        #expect(read.warnings.map(\.kind) == [.doubtfulText])
    }

    /// Some programs write a sheet's records and nothing else.
    @Test func aSheetWithoutAWorkbook() throws {
        var writer = RecordWriter()
        writer.add(0x809, RecordWriter.words(0, 0x10, 0, 0))
        writer.addCell(0x204, 0, 0, RecordWriter.words(4) + (try bytes("项目")))
        writer.addCell(0x203, 0, 1, RecordWriter.double(12.5))
        writer.end()
        #expect(XLSReader().recognises(writer.bytes))
        let read = try XLSReader().read(writer.bytes)
        #expect(read.workbook.sheets[0].listing == ["A1 text 项目", "B1 number 12.5"])
        #expect(read.warnings.isEmpty)
    }
}
