import CSV
import Testing

/// A text and the records that it holds.
struct RecordCase: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var records: [[String]]
    var testDescription: String { name }

    static let all: [RecordCase] = [
        RecordCase(name: "plain", text: "a,b\nc,d\n", records: [["a", "b"], ["c", "d"]]),
        RecordCase(name: "no last line break", text: "a,b\nc,d", records: [["a", "b"], ["c", "d"]]),
        RecordCase(name: "CR LF", text: "a,b\r\nc,d\r\n", records: [["a", "b"], ["c", "d"]]),
        RecordCase(name: "CR", text: "a,b\rc,d\r", records: [["a", "b"], ["c", "d"]]),
        RecordCase(name: "mixed line breaks", text: "a\r\nb\nc\rd", records: [["a"], ["b"], ["c"], ["d"]]),
        RecordCase(name: "empty lines", text: "a\n\n\r\n\rb\n", records: [["a"], [""], [""], [""], ["b"]]),
        RecordCase(name: "LF CR is two breaks", text: "a\n\rb", records: [["a"], [""], ["b"]]),
        RecordCase(name: "empty fields", text: ",,\n,", records: [["", "", ""], ["", ""]]),
        RecordCase(name: "trailing empty field", text: "a,\r\nb,", records: [["a", ""], ["b", ""]]),
        RecordCase(name: "quoted", text: "\"a\",\"b c\"\n", records: [["a", "b c"]]),
        RecordCase(name: "quoted delimiter", text: "\"a,b\",c", records: [["a,b", "c"]]),
        RecordCase(
            name: "doubled quotes", text: "\"a \"\"b\"\" c\",\"\"\"\"", records: [["a \"b\" c", "\""]]),
        RecordCase(name: "quoted and empty", text: "\"\",\"\"\r\n\"\"", records: [["", ""], [""]]),
        RecordCase(
            name: "quoted line breaks", text: "\"a\nb\r\nc\rd\",e\nf",
            records: [["a\nb\r\nc\rd", "e"], ["f"]]),
        RecordCase(name: "outer spaces", text: " a , b\t,\" c \"\n", records: [[" a ", " b\t", " c "]]),
        RecordCase(name: "space before a quote", text: "a, \"b\",c", records: [["a", " \"b\"", "c"]]),
        RecordCase(name: "quote within", text: "a\"b,c\"\"d,5\"\n", records: [["a\"b", "c\"\"d", "5\""]]),
        RecordCase(
            name: "text after a closing quote", text: "\"a\"b,\"c\" ,\"d\"\"e\"f\"\n",
            records: [["ab", "c ", "d\"ef\""]]),
        RecordCase(
            name: "Chinese", text: "绩效指标,\"年度\n指标值\",≥12个\r\n产出，指标；,“数量”,\r\n",
            records: [["绩效指标", "年度\n指标值", "≥12个"], ["产出，指标；", "“数量”", ""]]),
        RecordCase(name: "beyond the BMP", text: "😀,𠀀𪜀\n\"👨‍👩‍👧\",㐂\n", records: [["😀", "𠀀𪜀"], ["👨‍👩‍👧", "㐂"]]),
        RecordCase(
            name: "eight bytes and more", text: "12345678,1234567,123456789,\n12345678\n",
            records: [["12345678", "1234567", "123456789", ""], ["12345678"]]),
        RecordCase(
            name: "other low bytes", text: "!\u{1F} \t\u{7F},\u{80}\n",
            records: [["!\u{1F} \t\u{7F}", "\u{80}"]]),
        RecordCase(name: "only line breaks", text: "\n\n", records: [[""], [""]]),
        RecordCase(
            name: "a formula wrapper is raw here", text: "=\"1\",\"=\"\"1\"\"\"",
            records: [["=\"1\"", "=\"1\""]]),
    ]
}

@Suite struct CSVRecordReaderTests {
    @Test(arguments: RecordCase.all, [1, 2, 3, 5, 7, 8, 9, 1 << 20])
    func everyChunkingGivesTheSameRecords(_ example: RecordCase, chunk: Int) throws {
        #expect(try records(of: Array(example.text.utf8), chunk: chunk) == example.records)
    }

    @Test(arguments: RecordCase.all, [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")])
    func everyDelimiterGivesTheSameRecords(_ example: RecordCase, delimiter: UInt8) throws {
        // The cases keep other uses of these signs out of unquoted fields, tabs excepted.
        guard !example.text.utf8.contains(delimiter) else { return }
        let sign = String(UnicodeScalar(delimiter))
        let text = example.text.replacing(",", with: sign)
        let expected = example.records.map { $0.map { $0.replacing(",", with: sign) } }
        for chunk in [1, 3, 1000] {
            #expect(try records(of: Array(text.utf8), chunk: chunk, delimiter: delimiter) == expected)
        }
    }

    @Test func anEmptyTextHasNoRecords() throws {
        #expect(try records(of: [], chunk: 1) == [])
    }

    @Test(arguments: [1, 2, 3, 7, 1000])
    func errorsAreTheSameInEveryChunking(chunk: Int) {
        func error(_ text: String, _ limits: CSVLimits = .standard) -> CSVError? {
            thrown { () throws(CSVError) in try records(of: Array(text.utf8), chunk: chunk, limits: limits) }
        }
        #expect(error("a\r\n\"b\r\nc\",\"d\n") == .unclosedQuote(line: 3))
        #expect(error("a\rb\r\"") == .unclosedQuote(line: 3))
        #expect(error("a,\"x\"\"") == .unclosedQuote(line: 1))
        #expect(error("a\n\"\r\n\n\rb\",c\n\"") == .unclosedQuote(line: 6))
        #expect(error("a\nb,\0c\n") == .nul(line: 2))
        #expect(error("a\n\"b\n\0\"\n") == .nul(line: 3))
        #expect(error("a\nb\nc\n", CSVLimits(records: 2)) == .tooManyRecords(limit: 2))
        #expect(error("a\nb\n", CSVLimits(records: 2)) == nil)
        #expect(error("a,b\na,b,c", CSVLimits(fields: 2)) == .tooManyFields(line: 2, limit: 2))
        #expect(error("a,b\n\n1234,5678", CSVLimits(fieldBytes: 3)) == .fieldTooLong(line: 3, limit: 3))
        #expect(
            error("a,b\n\n123,\"12\"\"34\"", CSVLimits(fieldBytes: 3)) == .fieldTooLong(line: 3, limit: 3))
        #expect(error("123,456\n", CSVLimits(fieldBytes: 3)) == nil)
        #expect(error("1,2,3,4,5\n", CSVLimits(recordBytes: 8)) == .recordTooLong(line: 1, limit: 8))
        #expect(error("1,2,3,4,\n", CSVLimits(recordBytes: 8)) == nil)
        // Quotes that are left out count for nothing, nor do the delimiters after them.
        #expect(error("\"1\",\"2\",\"3\"\n", CSVLimits(recordBytes: 3)) == nil)
        #expect(error("\"1\",\"2\",\"\"\"\"\n", CSVLimits(fieldBytes: 1, recordBytes: 3)) == nil)
        #expect(
            error("\"1\",\"2\",\"3\"\n", CSVLimits(recordBytes: 2)) == .recordTooLong(line: 1, limit: 2))
        #expect(error("12345\0", CSVLimits(fieldBytes: 3)) == .fieldTooLong(line: 1, limit: 3))
        #expect(
            error("123456", CSVLimits(fieldBytes: 4, recordBytes: 3)) == .recordTooLong(line: 1, limit: 3))
        #expect(
            error("1,3456789", CSVLimits(fieldBytes: 4, recordBytes: 7)) == .fieldTooLong(line: 1, limit: 4))
    }

    @Test(arguments: [1, 2, 1000])
    func linesAndLineEndingsAreReported(chunk: Int) throws {
        func lines(_ text: String) throws -> ([Int], CSVDialect.LineEnding?) {
            var reader = CSVRecordReader()
            var lines: [Int] = []
            let bytes = Array(text.utf8)
            for start in stride(from: 0, to: bytes.count, by: chunk) {
                let part = Array(bytes[start..<min(start + chunk, bytes.count)])
                var position = 0
                while try reader.next(part.span, from: &position) { lines.append(reader.record.line) }
            }
            if try reader.finish() { lines.append(reader.record.line) }
            return (lines, reader.lineEnding)
        }
        #expect(try lines("a\r\n\"b\r\n\n\r\"\r\nc") == ([1, 2, 6], .crlf))
        #expect(try lines("a\nb\r\n") == ([1, 2], .lf))
        #expect(try lines("a\rb") == ([1, 2], .cr))
        #expect(try lines("a\r") == ([1], .cr))
        #expect(try lines("a") == ([1], nil))
    }
}
