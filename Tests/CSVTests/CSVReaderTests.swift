import CSV
import Foundation
import Primitives
import Sheets
import Testing
import TextEncodings

@Suite struct CSVReaderTests {
    @Test func aDocumentIsASheetOfTexts() throws {
        let bytes = Array(
            "\u{FEFF} 标题 ,,\r\n\r\n,\"=\"\"00123\"\"\",=\"\"\r\n-5,=100.00%,\"a\"\"b\"\r\n".utf8)
        let document = try CSVReader().read(bytes: bytes)
        #expect(document.dialect == .officer)
        #expect(document.recordCount == 4)
        #expect(document.fieldCount == 3)
        #expect(document.sheet.name == "")
        #expect(document.sheet.mergedRanges == [])
        #expect(
            texts(document.sheet) == [
                "A1": " 标题 ", "B3": "00123", "A4": "-5", "B4": "=100.00%", "C4": "a\"b",
            ])
        for cell in document.sheet.cells {
            #expect(cell.kind == .text)
            #expect(cell.stored == cell.text)
            #expect(cell.formula == .empty)
        }
    }

    @Test func textFormulasAreReadAsExcelShowsThem() throws {
        let fields: [(String, String)] = [
            ("=\"00123\"", "00123"), ("=\"a\"\"b\"", "a\"b"), ("=\"a\"&\"b\"", "ab"),
            ("=\"a\"&CHAR(10)&\"b\"", "a\nb"), ("=CHAR(13)", "\r"), ("=\"\"", ""),
            // No text formulas: these stay as they are.
            ("=100%", "=100%"), ("=\"a", "=\"a"), ("=\"a\"b", "=\"a\"b"), ("=\"a\"&", "=\"a\"&"),
            ("=\"a\"&B1", "=\"a\"&B1"), ("=CHAR(65)", "=CHAR(65)"), ("=", "="), (" =\"a\"", " =\"a\""),
            ("=\"a\" & \"b\"", "=\"a\" & \"b\""),
        ]
        for (field, text) in fields {
            let quoted = "\"" + field.replacing("\"", with: "\"\"") + "\""
            var records = try CSVRecords(bytes: Array("\(quoted),x\n".utf8))
            let record = try #require(try records.next())
            #expect(record[0] == field)
            #expect(record.text(at: 0) == text)
        }
    }

    @Test func filesAreReadInWindows() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(
            "jixiao-csv-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: url) }
        let line = "项目,\"绩\n效\",12345.67,😀\r\n"
        let count = 3 * (1 << 20) / line.utf8.count
        for encoding in TextEncoding.allCases {
            let bytes = try String(repeating: line, count: count).bytes(encoding, mark: true)
            try Data(bytes).write(to: url)
            var records = try CSVRecords(path: url.path, limits: .stream)
            var matching = 0
            while let record = try records.next() {
                if record.count == 4, record[1] == "绩\n效", record[3] == "😀" { matching += 1 }
            }
            #expect(matching == count)
        }
        #expect(
            thrown { () throws(CSVError) in try CSVReader(limits: CSVLimits(bytes: 1000)).read(path: url.path)
            } == .tooManyBytes(limit: 1000))
    }

    @Test func whatCannotBeOpenedIsAnError() {
        func error(_ path: String) -> CSVError? {
            thrown { () throws(CSVError) in try CSVReader().read(path: path) }
        }
        #expect(error("/nowhere/at/all.csv") == .io(code: ENOENT))
        #expect(error(FileManager.default.temporaryDirectory.path) == .io(code: EISDIR))
    }
}
