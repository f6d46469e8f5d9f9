import Sheets
import Testing
import XLSX

@Suite struct SheetNameTests {
    private func names(_ wanted: [String]) throws -> [String] {
        let drafts = wanted.map { SheetDraft(name: $0) }
        return try WrittenWorkbook(XLSXWriter().bytes(of: drafts)).sheetNames
    }

    @Test func namesThatExcelTakesStay() throws {
        let wanted = ["自评表", "Sheet 1", "2021年（一）", "it's", "<&\">", String(repeating: "名", count: 31)]
        #expect(try names(wanted) == wanted)
    }

    @Test func forbiddenCharactersBecomeFullWidth() throws {
        #expect(try names(["a[b]c:d*e?f/g\\h"]) == ["a［b］c：d＊e？f／g＼h"])
        #expect(try names(["'quoted'", "'"]) == ["’quoted’", "’"])
        #expect(try names(["a\nb\u{0}c\u{FFFF}d"]) == ["a b c d"])
    }

    @Test func longNamesAreCut() throws {
        #expect(try names([String(repeating: "名", count: 40)]) == [String(repeating: "名", count: 31)])
        // 31 UTF-16 units: the sixteenth of these characters would be cut in half.
        #expect(try names([String(repeating: "𠮷", count: 20)]) == [String(repeating: "𠮷", count: 15)])
        let family = "👨‍👩‍👧‍👦"  // eleven units, one character
        #expect(try names([family + family + family]) == [family + family])
        // One character of 41 units is cut between its scalars.
        #expect(try names(["e" + String(repeating: "\u{301}", count: 40)])[0].utf16.count == 31)
    }

    @Test func namesAreUniqueWhateverTheirCase() throws {
        #expect(try names(["表", "表", "表"]) == ["表", "表 (2)", "表 (3)"])
        #expect(try names(["Sheet", "SHEET", "ÄÖ", "äö"]) == ["Sheet", "SHEET (2)", "ÄÖ", "äö (2)"])
        #expect(try names(["表 (2)", "表", "表"]) == ["表 (2)", "表", "表 (3)"])
        let long = String(repeating: "名", count: 31)
        #expect(try names([long, long]) == [long, String(repeating: "名", count: 27) + " (2)"])
    }

    @Test func emptyAndReservedNamesGetAnother() throws {
        #expect(try names(["", "表", ""]) == ["Sheet1", "表", "Sheet3"])
        #expect(try names(["History"]) == ["HistorySheet1"])
    }

    @Test func manySheetsOfOneName() throws {
        let found = try names(Array(repeating: "表", count: 500))
        #expect(Set(found).count == 500)
        #expect(found.last == "表 (500)")
    }
}
