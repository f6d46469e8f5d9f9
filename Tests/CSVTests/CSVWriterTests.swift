import CSV
import Primitives
import Sheets
import Testing
import TextEncodings

@Suite struct CSVWriterTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func aFormIsAGridWithItsTextsInTheAnchors() throws {
        var form = SheetDraft(name: "自评表")
        func add(_ a1: String, _ content: SheetDraft.Content) {
            guard let reference = CellReference(a1) else { return }
            form.cells.append(SheetDraft.Cell(reference: reference, content: content, role: .value))
        }
        add("A1", .text("项目支出绩效自评表"))
        add("A2", .text("项目资金\n（万元）"))
        add("B2", .number(stored: ExactDecimal(6342), format: "#,##0.00", text: "6,342.00"))
        add("C2", .text("=100%"))
        add("B3", .text("00123"))
        add("C3", .number(stored: ExactDecimal(-5), format: "0", text: "-5"))
        add("D3", .blank)
        form.mergedRanges = ["A1:D1", "A2:A4"].compactMap { CellRange($0) }
        let expected = """
            \u{FEFF}项目支出绩效自评表,,,\r
            "项目资金
            （万元）","6,342.00","=""=100%\""",\r
            ,"=""00123\""",-5,\r
            ,,,\r

            """
        #expect(text(try CSVWriter().write(form)) == expected)
    }

    @Test func dialects() throws {
        let grid = draft([["绩效", "a;b"]])
        #expect(
            try CSVWriter(dialect: .gb18030).write(grid) == [0xBC, 0xA8, 0xD0, 0xA7]
                + Array(",\"a;b\"\r\n".utf8))
        #expect(
            try CSVWriter(dialect: .unicodeText).write(grid)
                == "绩效\t\"a;b\"\r\n".bytes(.utf16LittleEndian, mark: true))
        let semicolons = CSVDialect(hasByteOrderMark: false, delimiter: UInt8(ascii: ";"), lineEnding: .lf)
        #expect(text(try CSVWriter(dialect: semicolons).write(grid)) == "绩效;\"a;b\"\n")
    }

    @Test func recordsMayDifferInLength() throws {
        let records: [[SheetDraft.Content]] = [[.text("a"), .blank, .text(" b ")], [.text("-")], []]
        #expect(text(try CSVWriter().write(records: records)) == "\u{FEFF}a,,\" b \"\r\n-\r\n\r\n")
    }

    @Test func whatWouldNotComeBackIsRefused() throws {
        func error(_ draft: SheetDraft, _ dialect: CSVDialect = .officer, _ limits: CSVLimits = .standard)
            -> CSVError?
        {
            thrown { () throws(CSVError) in try CSVWriter(dialect: dialect, limits: limits).write(draft) }
        }
        #expect(error(SheetDraft(name: "")) == .empty)
        #expect(error(draft([["a"], ["b", "c\0"]])) == .nulInText(CellReference(row: 1, column: 1)))
        var twice = draft([["a"]])
        twice.cells += twice.cells
        #expect(error(twice) == .duplicateCell(CellReference(row: 0, column: 0)))
        #expect(error(draft([["\u{E78D}"]]), .gb18030) == .unencodable(scalar: 0xE78D, encoding: .gb18030))
        #expect(error(draft([["\u{E78D}"]])) == nil)
        // The GB18030 bytes of these characters are UTF-8 of others.
        #expect(error(draft([["拢"]]), .gb18030) == .ambiguousEncoding(.gb18030))
        #expect(error(draft([["拢"]])) == nil)
        #expect(error(draft([["a"]]), CSVDialect(delimiter: UInt8(ascii: "\""))) == .unusableDelimiter(34))
        var vast = draft([["a"]])
        vast.mergedRanges = [CellRange(rows: 0...1_048_575, columns: 0...16_383)]
        #expect(error(vast) == .tooManyBytes(limit: 32 << 20))
        #expect(error(draft([["a"], ["b"]]), .officer, CSVLimits(records: 1)) == .tooManyRecords(limit: 1))
        #expect(
            error(draft([["a", "b"]]), .officer, CSVLimits(fields: 1)) == .tooManyFields(line: 1, limit: 1))
        #expect(
            error(draft([["abcd"]]), .officer, CSVLimits(fieldBytes: 3)) == .fieldTooLong(line: 1, limit: 3))
    }
}
