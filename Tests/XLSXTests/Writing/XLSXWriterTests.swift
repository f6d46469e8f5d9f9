import Primitives
import Sheets
import Testing
import XLSX

@Suite struct XLSXWriterTests {
    @Test func writesCellsMergesAndStyles() throws {
        let book = try WrittenWorkbook(XLSXWriter().bytes(of: [.form]))
        #expect(book.sheetNames == ["自评表"])
        #expect(try book.merges() == ["B2:F2", "B3:F3", "C4:F4", "B5:B7", "D7:F7", "B8:F8"])
        let cells = try book.cells()
        let values = cells.compactMapValues { $0.value }
        #expect(
            values == [
                "B2": "项目支出绩效自评表", "B3": "（2021年度）", "B4": "项目名称", "C4": "战略性新兴产业专项资金项目",
                "B5": "绩\n效\n指\n标", "C5": "三级指标", "D5": "指标值", "E5": "完成值", "F5": "得分", "C6": "资金使用率",
                "D6": "=100%", "E6": "0.9982", "F6": "8.95", "C7": "偏差原因",
                "D7": "财政局未及时将财政补助资金下达企业。\n改进措施：尽快拨付。", "B8": "说明：无",
            ])
        for (address, cell) in cells where cell.value != nil {
            #expect(cell.type == (["E6", "F6"].contains(address) ? nil : "s"), "\(address)")
        }
        // No formula, no link.
        let sheet = book.text("xl/worksheets/sheet1.xml")
        #expect(!sheet.contains("<f>") && !sheet.contains("hyperlink"))
    }

    @Test func rolesLookAsTheyShould() throws {
        let book = try WrittenWorkbook(XLSXWriter().bytes(of: [.form]))
        let cells = try book.cells()
        func style(_ address: String) -> WrittenWorkbook.Style? { book.style(cells[address]) }
        let thin = ["thin", "thin", "thin", "thin"]
        let none = ["none", "none", "none", "none"]
        var expected = WrittenWorkbook.Style(
            fontName: "宋体", fontSize: "18", isBold: true, borders: none, numberFormat: "General",
            horizontal: "center", vertical: "center", wraps: true)
        for address in ["B2", "C2", "F2"] { #expect(style(address) == expected, "\(address)") }
        expected.fontSize = "11"
        expected.isBold = false
        #expect(style("B3") == expected)
        expected.fontSize = "10"
        expected.borders = thin
        for address in ["B4", "C4", "D4", "E4", "F4", "B5", "B6", "B7", "F6"] {
            #expect(style(address) == expected, "\(address)")
        }
        expected.numberFormat = "0.00%"
        #expect(style("E6") == expected)
        expected.numberFormat = "@"
        #expect(style("D6") == expected)
        expected.numberFormat = "General"
        expected.horizontal = "left"
        for address in ["D7", "E7", "F7"] { #expect(style(address) == expected, "\(address)") }
        expected.borders = none
        #expect(style("B8") == expected)
    }

    @Test func setsUpThePage() throws {
        let book = try WrittenWorkbook(XLSXWriter().bytes(of: [.form]))
        let sheet = try book.sheet(1)
        let page = sheet.child("pageSetup")
        #expect(page["paperSize"] == "9")
        #expect(page["orientation"] == "portrait")
        #expect(page["fitToHeight"] == "0")
        #expect(page["fitToWidth"] == nil)  // one page is what is meant where nothing is said
        #expect(sheet.child("sheetPr").child("pageSetUpPr")["fitToPage"] == "1")
        #expect(sheet.child("printOptions")["horizontalCentered"] == "1")
        let name = try book.root("xl/workbook.xml").child("definedNames").child("definedName")
        #expect(name["name"] == "_xlnm.Print_Titles")
        #expect(name.text == "'自评表'!$5:$5")
        let widths = sheet.child("cols").children("col").map { [$0["min"], $0["max"], $0["width"]] }
        #expect(
            widths == [
                ["2", "2", "6"], ["3", "3", "20"], ["4", "5", "12"], ["6", "6", "9"],
            ])
    }

    @Test func wideFormsArePrintedAcross() throws {
        var draft = SheetDraft.form
        draft.columnWidths[5] = 100
        let page = try WrittenWorkbook(XLSXWriter().bytes(of: [draft])).sheet(1).child("pageSetup")
        #expect(page["orientation"] == "landscape")
    }

    @Test func repeatedRowsOfASheetNamedLikeANumberAreQuoted() throws {
        for name in ["2021", "A1", "R1C1", "it's", "a b"] {
            var draft = SheetDraft.form
            draft.name = name
            let book = try WrittenWorkbook(XLSXWriter().bytes(of: [draft]))
            let defined = try book.root("xl/workbook.xml").child("definedNames").child("definedName").text
            #expect(defined == "'\(name.replacing("'", with: "''"))'!$5:$5")
        }
    }

    @Test func sameInputSameBytes() throws {
        var second = SheetDraft.form
        second.name = "另一张"
        second.rowHeights = [3: 33, 4: 20]
        let first = try XLSXWriter().bytes(of: [.form, second])
        for _ in 0..<5 { #expect(try XLSXWriter().bytes(of: [.form, second]) == first) }
        let core = try WrittenWorkbook(first).text("docProps/core.xml")
        #expect(core.contains(">2000-01-01T00:00:00Z</dcterms:created>"))
    }

    @Test func severalSheetsKeepTheirOrder() throws {
        let drafts = (1...12).map { number in
            var draft = SheetDraft(name: "表\(number)")
            draft.add("A1", "第\(number)张")
            return draft
        }
        let book = try WrittenWorkbook(XLSXWriter().bytes(of: drafts))
        #expect(book.sheetNames == drafts.map(\.name))
        #expect(try book.cells(12)["A1"]?.value == "第12张")
    }

    @Test func writersInThreadsDoNotDisturbEachOther() async throws {
        let expected = try XLSXWriter().bytes(of: [.form])
        let results = await withTaskGroup(of: [UInt8]?.self) { group in
            for _ in 0..<32 { group.addTask { try? XLSXWriter().bytes(of: [.form]) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.allSatisfy { $0 == expected })
    }
}
