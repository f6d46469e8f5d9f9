import Interchange
import Testing

@Suite("Which format a file is in")
struct DocumentFormatTests {
    @Test(
        "by extension",
        arguments: [
            ("表.xlsx", DocumentFormat.xlsx), ("a/b.XLSM", .xlsx), ("old.xls", .xlsx), ("a.csv", .csv),
            ("a.txt", .csv), ("a.tsv", .csv), ("a.json", .json), ("a.jsonl", .jsonl), ("a.pdf", nil),
            ("json", nil), (".json", nil), ("a.csv/b", nil),
        ] as [(String, DocumentFormat?)])
    func byExtension(path: String, format: DocumentFormat?) {
        #expect(DocumentFormat(path: path) == format)
    }

    @Test(
        "content goes before extension, and decides alone on standard input",
        arguments: [
            ("PK\u{3}\u{4}", "a.csv", DocumentFormat.xlsx),
            ("项目名称,甲", "a.csv", .csv),
            ("项目名称,甲", "-", .csv),
            ("{\"schema\": \"performance-form/1\"}", "-", .json),
            ("\u{FEFF}\n {\"schema\": 1}", "-", .json),
            ("[]", "-", .json),
            ("{\"kind\": \"projectTarget\"}\n", "-", .jsonl),
            ("{\"kind\": \"projectTarget\"}\n", "a.json", .json),
            ("不是压缩包", "a.xlsx", .xlsx),
        ] as [(String, String, DocumentFormat)])
    func byContent(text: String, path: String, format: DocumentFormat) {
        #expect(DocumentFormat(content: Array(text.utf8), path: path == "-" ? nil : path) == format)
    }

    @Test("an OLE container is for the workbook reader, which says what it is")
    func container() {
        #expect(DocumentFormat(content: [0xD0, 0xCF, 0x11, 0xE0, 0xA1], path: "a.csv") == .xlsx)
    }
}
