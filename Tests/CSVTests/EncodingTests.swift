import Testing
import TextEncodings

@testable import CSV

@Suite struct EncodingTests {
    /// Bytes made with Python, apart from the converter under test.
    @Test func knownBytes() throws {
        let gb: [UInt8] = [
            0xBC, 0xA8, 0xD0, 0xA7, 0x2C, 0x95, 0x32, 0x82, 0x36, 0x0A,  // 绩效,𠀀
            0x94, 0x39, 0xFC, 0x36, 0x2C, 0x81, 0x39, 0xEF, 0x31, 0x2C, 0xA2, 0xE3,  // 😀,㐂,€
        ]
        let document = try CSVReader().read(bytes: gb)
        #expect(document.dialect.encoding == .gb18030)
        #expect(texts(document.sheet) == ["A1": "绩效", "B1": "𠀀", "A2": "😀", "B2": "㐂", "C2": "€"])
        let wide: [UInt8] = [0xFF, 0xFE, 0xE9, 0x7E, 0x09, 0x00, 0x3D, 0xD8, 0x00, 0xDE, 0x0A, 0x00]
        let unicode = try CSVReader().read(bytes: wide)
        #expect(unicode.dialect == CSVDialect(encoding: .utf16LittleEndian, delimiter: 9, lineEnding: .lf))
        #expect(texts(unicode.sheet) == ["A1": "绩", "B1": "😀"])
    }

    @Test(arguments: RecordCase.all, TextEncoding.allCases)
    func everyEncodingGivesTheSameRecords(_ example: RecordCase, encoding: TextEncoding) throws {
        for (mark, step) in [(true, 4), (false, 5), (true, 7), (false, 1 << 18)] {
            let bytes = try example.text.bytes(encoding, mark: mark)
            var records = try CSVRecords(
                source: ByteSource(bytes, limit: .max), encoding: encoding, delimiter: UInt8(ascii: ","),
                limits: .standard, step: step)
            var found: [[String]] = []
            while let record = try records.next() { found.append((0..<record.count).map { record[$0] }) }
            #expect(found == example.records)
            #expect(records.dialect.encoding == encoding)
            #expect(records.dialect.hasByteOrderMark == mark)
        }
    }

    @Test(arguments: TextEncoding.allCases, [true, false])
    func theEncodingIsFound(encoding: TextEncoding, mark: Bool) throws {
        let text = "项目支出绩效自评表,,\r\n一级指标,一二一,\"目标\n值\"\r\n产出指标,100%,😀\r\n"
        let document = try CSVReader().read(bytes: text.bytes(encoding, mark: mark))
        #expect(
            document.dialect
                == CSVDialect(encoding: encoding, hasByteOrderMark: mark, delimiter: UInt8(ascii: ",")))
        #expect(document.recordCount == 3)
        #expect(document.fieldCount == 3)
        #expect(
            texts(document.sheet) == [
                "A1": "项目支出绩效自评表", "A2": "一级指标", "B2": "一二一", "C2": "目标\n值", "A3": "产出指标",
                "B3": "100%", "C3": "😀",
            ])
    }

    @Test func gb18030ShowsAfterPagesOfASCII() throws {
        let ascii = String(repeating: "abcdefgh,12345678\n", count: 100_000)
        let bytes = Array(ascii.utf8) + (try "绩效,1\n".bytes(.gb18030))
        var records = try CSVRecords(bytes: bytes)
        var last: String?
        while let record = try records.next() { last = record[0] }
        #expect(last == "绩效")
        #expect(records.dialect.encoding == .gb18030)
    }

    @Test func invalidBytesAreNeverReplaced() throws {
        func error(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) -> CSVError? {
            thrown { () throws(CSVError) in try CSVReader(encoding: encoding).read(bytes: bytes) }
        }
        let text = Array("绩效,自评\r\n\"项\n目\",".utf8)
        #expect(error(text + [0xFF, 0x2C]) == .invalidBytes(encoding: .utf8, line: 3, offset: text.count))
        #expect(
            error(text + [0xE7, 0xBB]) == .incompleteCharacter(encoding: .utf8, line: 3, offset: text.count))
        #expect(
            error([0x61, 0x0A, 0xED, 0xA0, 0x80], .utf8) == .invalidBytes(encoding: .utf8, line: 2, offset: 2)
        )
        #expect(error([0xEF, 0xBB, 0xBF, 0xBC, 0xA8]) == .invalidBytes(encoding: .utf8, line: 1, offset: 3))

        let chinese = try "绩效,自评\r\n项目,".bytes(.gb18030)
        #expect(error(chinese + [0xBC]) == .incompleteCharacter(encoding: .gb18030, line: 2, offset: 16))
        #expect(
            error(chinese + [0x94, 0x39, 0xFC])
                == .incompleteCharacter(encoding: .gb18030, line: 2, offset: 16))
        #expect(error(chinese + [0xFF, 0x2C]) == .invalidBytes(encoding: .gb18030, line: 2, offset: 16))

        let wide = try "绩\t效\r\n".bytes(.utf16LittleEndian, mark: true)
        #expect(
            error(wide + [0x41]) == .incompleteCharacter(encoding: .utf16LittleEndian, line: 2, offset: 12))
        #expect(
            error(wide + [0x00, 0xDC, 0x41, 0x00])
                == .invalidBytes(encoding: .utf16LittleEndian, line: 2, offset: 12))
        #expect(
            error(wide + [0x3D, 0xD8])
                == .incompleteCharacter(encoding: .utf16LittleEndian, line: 2, offset: 12))
    }

    @Test func brokenUTF8IsNotReadAsNonsense() throws {
        // 绩效 and a broken byte, all of which GB18030 would take for other characters.
        let bytes = Array("绩效绩效绩效绩效".utf8) + [0xE7, 0xBB] + Array("\n".utf8)
        #expect(
            thrown { () throws(CSVError) in try CSVReader().read(bytes: bytes) }
                == .invalidBytes(encoding: .utf8, line: 1, offset: 24))
        #expect(
            thrown { () throws(CSVError) in try CSVReader(encoding: .gb18030).read(bytes: Array("绩效".utf8)) }
                == nil)
    }

    @Test func aMarkAgainstTheRequestIsRefused() throws {
        let bytes = try "绩效".bytes(.utf8, mark: true)
        #expect(
            thrown { () throws(CSVError) in try CSVReader(encoding: .gb18030).read(bytes: bytes) }
                == .contradictingByteOrderMark(found: .utf8, requested: .gb18030))
        let wide = try "绩效".bytes(.utf16BigEndian, mark: true)
        let document = try CSVReader(encoding: .utf16LittleEndian).read(bytes: wide)
        #expect(document.dialect.encoding == .utf16BigEndian)
    }

    @Test func namesAreReadLeniently() {
        let names: [(String, TextEncoding?)] = [
            ("UTF8", .utf8), ("utf-8", .utf8), ("utf-8-sig", .utf8), ("GBK", .gb18030), ("gb2312", .gb18030),
            ("GB-18030", .gb18030), ("cp936", .gb18030), ("ansi", .gb18030), ("UTF-16", .utf16LittleEndian),
            ("utf16le", .utf16LittleEndian), ("UTF_16BE", .utf16BigEndian), ("big5", nil), ("", nil),
        ]
        for (name, encoding) in names { #expect(TextEncoding(named: name) == encoding, "\(name)") }
        for encoding in TextEncoding.allCases { #expect(TextEncoding(named: encoding.rawValue) == encoding) }
    }
}
