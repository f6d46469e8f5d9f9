import Primitives
import Sheets
import Testing
import XLSX

/// What makes a sheet one to be filled in: protection, choices, checks, formulas, names, properties.
@Suite struct EntryTests {
    private static func workbook() -> WorkbookDraft {
        var form = SheetDraft(name: "自评表")
        form.cells = [
            SheetDraft.Cell(reference: CellReference(row: 0, column: 0), content: .text("分值"), role: .label),
            SheetDraft.Cell(
                reference: CellReference(row: 0, column: 1), content: .blank, role: .value, isInput: true),
            SheetDraft.Cell(
                reference: CellReference(row: 0, column: 2),
                content: .formula("B1/100", format: "0.00%", result: .number(.zero, text: "0.00%")),
                role: .value),
            SheetDraft.Cell(
                reference: CellReference(row: 0, column: 3),
                content: .formula("IF(B1=\"\",\"\",B1)", format: "General", result: .text("")), role: .value),
        ]
        form.isProtected = true
        form.printedRange = CellRange(rows: 0...0, columns: 0...3)
        form.footer = "&C第 &P 页"
        form.names = [SheetDraft.Name("jx_total_weight", cell: CellReference(row: 0, column: 1))]
        form.validations = [
            SheetDraft.Validation(
                range: CellRange(rows: 0...0, columns: 1...1), rule: .number(0...100), prompt: "填分值",
                refusal: "分值应为 0 到 100 的数字"),
            SheetDraft.Validation(
                range: CellRange(rows: 1...1, columns: 1...1),
                rule: .list(sheet: "清单", CellRange(rows: 0...99, columns: 0...0))),
        ]
        var lists = SheetDraft(name: "清单")
        lists.cells = (0..<100).map {
            SheetDraft.Cell(
                reference: CellReference(row: $0, column: 0), content: .text("服务对象满意度指标\($0)"), role: .note)
        }
        lists.isHidden = true
        return WorkbookDraft(
            sheets: [form, lists], properties: [WorkbookDraft.Property("jixiao.template", "表-1")])
    }

    @Test func writesFormulasValidationsAndProtection() throws {
        let bytes = try XLSXWriter().bytes(of: Self.workbook())
        let book = try WrittenWorkbook(bytes)
        let sheet = book.text("xl/worksheets/sheet1.xml")
        #expect(sheet.contains(#"<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0""#))
        #expect(!sheet.contains("password"))
        #expect(sheet.contains(##"<f>B1/100</f><v>0</v>"##))
        #expect(sheet.contains(##"t="str"><f>IF(B1="","",B1)</f><v></v>"##))
        #expect(sheet.contains("<formula1>'清单'!$A$1:$A$100</formula1>"))
        #expect(sheet.contains(#"error="分值应为 0 到 100 的数字" prompt="填分值" sqref="B1""#))
        #expect(sheet.contains("<oddFooter>&amp;C第 &amp;P 页</oddFooter>"))
        let workbook = book.text("xl/workbook.xml")
        #expect(workbook.contains(#"<sheet name="清单" sheetId="2" state="hidden""#))
        #expect(workbook.contains(#"<definedName name="jx_total_weight">'自评表'!$B$1</definedName>"#))
        #expect(
            workbook.contains(#"name="_xlnm.Print_Area" localSheetId="0">'自评表'!$A$1:$D$1</definedName>"#))
        #expect(book.text("docProps/custom.xml").contains(#"name="jixiao.template"><vt:lpwstr>表-1<"#))
        #expect(try XLSXWriter().bytes(of: Self.workbook()) == bytes)
    }

    @Test func refusesWhatProgramsDoNotTake() throws {
        var twice = Self.workbook()
        twice.sheets[1].names = twice.sheets[0].names
        #expect(throws: XLSXWriteError.invalidName(sheet: "清单", name: "jx_total_weight")) {
            try XLSXWriter().bytes(of: twice)
        }
        for name in ["B12", "", "1_a", "a b", String(repeating: "a_", count: 100)] {
            var draft = Self.workbook()
            draft.sheets[0].names[0].name = name
            #expect(throws: XLSXWriteError.invalidName(sheet: "自评表", name: name)) {
                try XLSXWriter().bytes(of: draft)
            }
        }
        var nowhere = Self.workbook()
        nowhere.sheets.removeLast()
        #expect(
            throws: XLSXWriteError.invalidValidation(
                sheet: "自评表", range: CellRange(rows: 1...1, columns: 1...1))
        ) { try XLSXWriter().bytes(of: nowhere) }
        var long = Self.workbook()
        long.properties[0].text = String(repeating: "长", count: 256)
        #expect(throws: XLSXWriteError.invalidProperty("jixiao.template")) {
            try XLSXWriter().bytes(of: long)
        }
        var formula = Self.workbook()
        formula.sheets[0].cells[2].content = .formula("", format: "General", result: .text(""))
        #expect(
            throws: XLSXWriteError.invalidFormula(
                sheet: "自评表", cell: CellReference(row: 0, column: 2))
        ) { try XLSXWriter().bytes(of: formula) }
    }
}
