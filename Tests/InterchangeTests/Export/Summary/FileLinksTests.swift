import Testing

@testable import Interchange

/// Links to officers' files, as formulas.
@Suite struct FileLinksTests {
    static let links = FileLinks(output: "/省/汇总/汇总.xlsx")

    @Test(arguments: [
        ("/省/汇总/报送/表.xlsx", "HYPERLINK(\"报送/表.xlsx\",\"t\")"),
        ("/省/表.xlsx", "HYPERLINK(\"../表.xlsx\",\"t\")"),
        ("/别处/./一/../表 (1).xlsx", "HYPERLINK(\"../../别处/表 (1).xlsx\",\"t\")"),
        ("/省/汇总/O'Brien，50% 完成.xlsx", "HYPERLINK(\"O'Brien，50% 完成.xlsx\",\"t\")"),
        // A file that is called like an archive is none of a folder's.
        ("/省/汇总/报送.zip", "HYPERLINK(\"报送.zip\",\"t\")"),
    ]) func leadsFromTheFolderOfTheWorkbook(_ path: String, _ formula: String) {
        #expect(Self.links.formula(text: "t", path: path) == formula)
    }

    @Test(arguments: [
        "-", "", "/省/报送.zip/一科/表.xlsx", "/省/报送.ZIP/表.xlsx", "/省/第#1号.xlsx", "/省/a%20b.xlsx", "/省/a\\b.xlsx",
        "/省/a:b.xlsx", "/省/\"表\".xlsx", "/省/表\n.xlsx", "/省/表\u{FFFE}.xlsx", "/省/_x000D_.xlsx",
        "/省/" + String(repeating: "长", count: 256) + ".xlsx",
    ]) func leadsNowhereWhereNoProgramWouldFind(_ path: String) {
        #expect(Self.links.formula(text: "t", path: path) == nil)
    }

    @Test func leadsToTheCell() {
        let path = "/省/汇总/表.xlsx"
        #expect(
            Self.links.formula(text: "H5:I5", path: path, sheet: "自'评'表", cells: "H5:I5")
                == "HYPERLINK(\"表.xlsx#'自''评''表'!H5:I5\",\"H5:I5\")")
        // A text has no sheets.
        #expect(
            Self.links.formula(text: "H5", path: path, cells: "H5") == "HYPERLINK(\"表.xlsx\",\"H5\")")
        // The first # ends the path; another might be taken for it.
        #expect(
            Self.links.formula(text: "H5", path: path, sheet: "#1", cells: "H5")
                == "HYPERLINK(\"表.xlsx\",\"H5\")")
        #expect(Self.links.formula(text: "说\"明\"", path: path) == "HYPERLINK(\"表.xlsx\",\"说\"\"明\"\"\")")
        #expect(Self.links.formula(text: String(repeating: "长", count: 255), path: path) != nil)
        #expect(Self.links.formula(text: String(repeating: "长", count: 256), path: path) == nil)
    }
}
