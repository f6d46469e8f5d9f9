import Primitives
import Sheets
import TestSupport
import Testing

@testable import XLS

/// Files that are refused, and why.
struct RefusalTests {
    private func file(_ entries: [(String, [UInt8]?)]) -> [UInt8] {
        CompoundFileWriter(entries: entries.map { (name: $0.0, contents: $0.1) }).bytes()
    }

    @Test func otherDocumentsAreNamed() {
        #expect(
            readingError(of: file([("WordDocument", [1]), ("1Table", [2])])) == .noWorkbook(.wordDocument))
        #expect(
            readingError(of: file([("EncryptionInfo", [1]), ("EncryptedPackage", [2])]))
                == .noWorkbook(.encryptedDocument))
        #expect(readingError(of: file([("PowerPoint Document", [1])])) == .noWorkbook(.presentation))
        #expect(readingError(of: file([("__properties_version1.0", [1])])) == .noWorkbook(.message))
        #expect(readingError(of: file([("Contents", [1])])) == .noWorkbook(.unknown))
        #expect(
            readingError(of: file([("\u{9}DRMContent", [1]), ("Workbook", [2])]))
                == .noWorkbook(.encryptedDocument))
        #expect(readingError(of: Array("项目名称,指标".utf8)) == .notXLS)
    }

    @Test(arguments: [(0x00, 2), (0x02, 3), (0x04, 4)])
    func oldVersionsAreNamed(byte: UInt8, version: Int) {
        let bytes: [UInt8] = [0x09, byte, 6, 0, 0, 0, 0x10, 0, 0, 0, 0x0A, 0, 0, 0]
        #expect(XLSReader().recognises(bytes))
        #expect(readingError(of: bytes) == .tooOld(version))
    }

    @Test func passwords() {
        var book = BookWriter { _ in }
        var globals = RecordWriter()
        globals.add(0x2F, RecordWriter.words(1, 1, 1))
        book.globals = globals.bytes
        #expect(book.error == .encrypted)
        // Protection alone encrypts nothing.
        globals = RecordWriter()
        globals.add(0x12, [1, 0])
        globals.add(0x13, [0x12, 0x34])
        book.globals = globals.bytes
        #expect(book.error == nil)
    }

    @Test func placesThatAreNone() {
        #expect(
            BookWriter { $0.addCell(0x203, 3, 256, RecordWriter.double(1)) }.error
                == .badReference(sheet: "表", rows: 3...3, columns: 256...256))
        #expect(
            BookWriter { $0.add(0xE5, RecordWriter.words(1, 9, 3, 0, 0)) }.error
                == .badReference(sheet: "表", rows: 3...9, columns: 0...0))
        let first = CellRange(rows: 0...1, columns: 0...1)
        let second = CellRange(rows: 1...2, columns: 1...2)
        #expect(
            BookWriter { $0.add(0xE5, RecordWriter.words(2, 0, 1, 0, 1, 1, 2, 1, 2)) }.error
                == .overlappingMerges(sheet: "表", first: first, second: second))
        // The same range twice is one.
        #expect(BookWriter { $0.add(0xE5, RecordWriter.words(2, 0, 1, 0, 1, 0, 1, 0, 1)) }.error == nil)
    }

    @Test func recordsThatAreNotWhole() {
        let cases: [(Int, [UInt8])] = [
            (0xE5, RecordWriter.words(65535, 0, 0, 0, 1)), (0xBD, [1, 0]), (0xBE, []), (0x27E, [0]),
            (0x203, [0, 0]),
            (0x06, [0, 0]), (0xBD, RecordWriter.words(1, 5, 0, 4, 0, 2)),
            (0x201, [UInt8](repeating: 0, count: 60)),
            (0x204, RecordWriter.words(0, 0, 0, 900) + [1, 65, 0]),
        ]
        for (type, body) in cases {
            guard case .damagedRecord(sheet: "表", _) = BookWriter({ $0.add(type, body) }).error else {
                Issue.record("record \(type) with \(body.count) bytes is read")
                continue
            }
        }
    }

    @Test func sharedTextsThatAreNotThere() {
        var book = BookWriter { $0.addCell(0xFD, 2, 1, UInt32(5).littleEndianBytes) }
        let place = CellReference(row: 2, column: 1)
        #expect(book.error == .missingText(sheet: "表", cell: place, index: 5))
        book = BookWriter { $0.addCell(0xFD, 2, 1, UInt32(0).littleEndianBytes) }
        // A text of 9 characters with two, and one cut through a character.
        for (body, rest) in [
            ([UInt8](repeating: 0, count: 8) + [9, 0, 1, 65, 0, 66, 0], [UInt8]()),
            ([UInt8](repeating: 0, count: 8) + [2, 0, 1, 65], [1, 0, 66, 0]),
        ] {
            var writer = RecordWriter()
            writer.add(0xFC, body)
            if !rest.isEmpty { writer.add(0x3C, rest) }
            book.sharedTexts = writer.bytes
            #expect(book.error == .missingText(sheet: "表", cell: place, index: 0))
        }
    }

    @Test func sheetsThatAreNotThere() {
        var book = BookWriter { _ in }
        #expect(book.error == nil)
        book.sheets = []
        #expect(book.error == .noSheets)
        book = BookWriter { _ in }
        var stream = book.stream()
        // A sheet that ends nowhere.
        stream.removeLast(4)
        #expect(
            readingError(of: CompoundFileWriter(entries: [("Workbook", stream)]).bytes())
                == .damagedRecord(sheet: "表", offset: stream.count))
    }

    /// Many sheets that are all the same bytes would be a lot of work.
    @Test func sheetsThatAreAllTheSameBytes() {
        var book = BookWriter { writer in
            for row in 0..<100 { writer.add(0x201, RecordWriter.words(row, 0, 0)) }
        }
        book.sheets += [("又", 0, 0, []), ("再", 0, 0, [])]
        var stream = book.stream()
        let first = stream.firstRange(of: [0x85, 0x00])?.lowerBound ?? 0
        let offset = Array(stream[(first + 4)..<(first + 8)])
        var place = first
        while let next = stream[(place + 4)...].firstRange(of: [0x85, 0x00])?.lowerBound {
            stream.replaceSubrange((next + 4)..<(next + 8), with: offset)
            place = next
        }
        #expect(
            readingError(of: CompoundFileWriter(entries: [("Workbook", stream)]).bytes())
                == .missingSheet("又"))
    }

    @Test func limits() {
        func error(_ book: BookWriter, _ change: (inout XLSLimits) -> Void) -> XLSError? {
            var limits = XLSLimits()
            change(&limits)
            do throws(XLSError) {
                _ = try XLSReader(limits: limits).read(book.file())
                return nil
            } catch {
                return error
            }
        }
        let book = BookWriter { writer in
            for row in 0..<3 { writer.addCell(0x204, row, 0, RecordWriter.text("甲乙丙")) }
            writer.add(0xE5, RecordWriter.words(2, 5, 5, 0, 1, 6, 6, 0, 1))
            for row in 0..<3 { writer.add(0x208, RecordWriter.words(row, 0, 0, 400, 0, 0, 0, 0)) }
        }
        #expect(error(book) { $0.fileBytes = 100 } == .tooBig(.fileBytes, maximum: 100))
        #expect(error(book) { $0.cells = 2 } == .tooBig(.cells, maximum: 2))
        #expect(error(book) { $0.textBytes = 20 } == .tooBig(.textBytes, maximum: 20))
        #expect(error(book) { $0.mergedRanges = 1 } == .tooBig(.mergedRanges, maximum: 1))
        #expect(error(book) { $0.dimensions = 2 } == .tooBig(.dimensions, maximum: 2))
        #expect(error(book) { $0.sheets = 0 } == .tooBig(.sheets, maximum: 0))
        #expect(error(book) { $0.styles = 0 } == .tooBig(.styles, maximum: 0))
    }
}
