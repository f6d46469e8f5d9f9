import Testing

@testable import CSV

@Suite struct SpreadsheetEntryTests {
    @Test(arguments: [
        "=100%", "=1+1", "=", "+1", "+3.5", "-a", "-推进项目", "@x", "＝1+1", "＋1", "－5", "－a", "＠x", " =1",
        "\t=1",
        "\tx", "\rx", "\nx", "　=1", "=cmd|' /C calc'!A0", "-1-2", "--5", "+86 1", "-3+5人", "00123", "-05",
        "007.5",
        "123456789012345678", "1234567890123456", "0.1234567890123456", "3-5", "1/2", "2022-12-31",
        "2022.12.31",
        "1:1", "12:30", "2023-12-31 10:00", "2023-12-31T10:00", "1e5", "1.5E-7", "-1e5", "(1)", "（1）", "5-",
        "1,2",
        "12,34", "2023年12月31日", "2023年05月", "12月31日", "1 1/2", "¥5", "￥5", "$1,234", "２０", "5 %", " 00123",
        "1-50",
    ])
    func endangered(_ text: String) {
        #expect(SpreadsheetEntry.endangers(text.utf8))
    }

    @Test(arguments: [
        "", "-", "--", "－", "—", "/", "-5", "-5%", "-1,234.5", "0", "0.5", "100%", "100.00%", "6,342.65",
        "10.00",
        "123456789012345", "9.30266", "≥90%", "138****0000", "2-3次", "1-3月", "90-95", "20%-30%", "2021-2023",
        "2023年", "2023年12月", "5分", "第1季度", "绩效", "a=b", "1.1.", "v1.2", "1、2", "（一）", "13-50", "100元",
        "123456789012345678号", "'123", "5/人", "x@y", "1;2", "e5", "1e", "(1", "A1",
    ])
    func safe(_ text: String) {
        #expect(!SpreadsheetEntry.endangers(text.utf8))
    }

    @Test func aNumberIsOnlyKeptFromBeingAFormula() {
        for text in ["+3.5", "-5", "-5%", "00123", "3-5", "1e5", "2022-12-31", "-", "10分"] {
            #expect(!SpreadsheetEntry.endangersNumber(text.utf8), "\(text)")
        }
        for text in ["-5分", "=1", "+1元", "＠1"] {
            #expect(SpreadsheetEntry.endangersNumber(text.utf8), "\(text)")
        }
    }

    @Test func formulasHaveShortLiteralsAndNoLineBreaks() {
        func formula(_ text: String) -> String {
            var bytes: [UInt8] = []
            TextFormula.append(Array(text.utf8), to: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(formula("=100%") == "=\"=100%\"")
        #expect(formula("=\"x\"") == "=\"=\"\"x\"\"\"")
        #expect(formula("-a\r\n-b\n") == "=\"-a\"&CHAR(13)&CHAR(10)&\"-b\"&CHAR(10)")
        #expect(formula("\n=1") == "=CHAR(10)&\"=1\"")
        let long = "-" + String(repeating: "长", count: 300)
        #expect(formula(long) == "=\"\(long.prefix(255))\"&\"\(long.dropFirst(255))\"")
        let emoji = String(repeating: "😀", count: 128)
        #expect(formula(emoji) == "=\"\(emoji.prefix(127))\"&\"😀\"")
    }
}
