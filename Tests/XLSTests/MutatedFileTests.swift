import Primitives
import Sheets
import TestSupport
import Testing

@testable import XLS

/// Damaged workbooks: refused or read, but never a crash, and never a cell without its words.
struct MutatedFileTests {
    private func check(_ bytes: [UInt8]) -> Bool {
        guard let book = try? XLSReader().read(bytes) else { return false }
        for sheet in book.workbook.sheets {
            for cell in sheet.cells {
                for slice in [cell.stored, cell.text] {
                    #expect(String(validating: sheet.bytes[slice.range], as: UTF8.self) != nil)
                }
                #expect(cell.reference.column <= 255)
            }
        }
        return true
    }

    private var whole: BookWriter {
        var random = SplitMix64()
        var book = BookWriter { writer in
            writer.add(0x7D, RecordWriter.words(0, 3, 2560, 0, 0, 0))
            for row in 0..<8 {
                writer.add(0x208, RecordWriter.words(row, 0, 9, 400, 0, 0, 0, 0))
                writer.addCell(0xFD, row, 0, UInt32(row).littleEndianBytes)
                writer.addCell(0x204, row, 1, RecordWriter.text("年度指标值"))
                writer.addCell(0x203, row, 2, style: 1, RecordWriter.double(44926.5))
                writer.add(
                    0xBD,
                    RecordWriter.words(row, 3, 2) + UInt32(99 << 2 | 3).littleEndianBytes + [0, 0]
                        + UInt32(7 << 2 | 2).littleEndianBytes + RecordWriter.words(4))
                writer.addFormula(row, 5, result: [0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
                writer.add(0x207, RecordWriter.text("优秀"))
                writer.add(0xBE, RecordWriter.words(row, 6, 0, 0, 7))
            }
            writer.add(0xE5, RecordWriter.words(2, 0, 1, 0, 0, 2, 3, 0, 0))
        }
        book.formats = ["yyyy/m/d h:mm"]
        book.styles = [0, 164, 10]
        book.sharedTexts = SharedTextWriter.write(
            (0..<8).map { "共享文字 \($0) of the form" }, limit: 60, &random)
        return book
    }

    @Test func damagedStreams() {
        var random = SplitMix64()
        let stream = whole.stream()
        var accepted = 0
        for _ in 0..<4000 {
            var damaged = stream
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: 0..<damaged.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: damaged.remove(at: index)
                case 1: damaged.insert(random.one(of: [0, 1, 0x0A, 0x3C, 0xFF]), at: index)
                default: damaged[index] = UInt8.random(in: 0...255, using: &random)
                }
            }
            // A stream by itself is read as one in a compound file is.
            if check(damaged) { accepted += 1 }
        }
        #expect(check(stream))
        #expect((100...3900).contains(accepted))
    }

    @Test func damagedFiles() {
        var random = SplitMix64()
        let file = whole.file()
        for _ in 0..<3000 {
            var bytes = file
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            if random.once(in: 2) {
                bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
            }
            _ = check(bytes)
        }
    }
}
