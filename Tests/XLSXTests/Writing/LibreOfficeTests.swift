import Foundation
import Primitives
import Sheets
import Testing
import XLSX

/// What another program makes of a written workbook.
@Suite struct LibreOfficeTests {
    static let program = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: program != nil, "LibreOffice is not installed"))
    func showsTheSameCellsAndMerges() throws {
        let program = try #require(LibreOfficeTests.program)
        let folder = NSTemporaryDirectory() + "/jixiao-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder + "/out", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var draft = SheetDraft.form
        draft.add("B9", "_x000D_", .value)
        draft.add("C9", " 前后 ", .value)
        draft.add("D9", "𠮷😀", .value)
        draft.add("E9", number: "-1234567.5", "#,##0.00", text: "-1,234,567.50")
        draft.add("F9", "+1", .value)
        draft.add("B10:C12", "@x", .text)
        draft.add("D10", "行一\n行二", .text)
        try Data(XLSXWriter().bytes(of: [draft])).write(to: URL(filePath: folder + "/form.xlsx"))

        // The whole workbook as LibreOffice writes it anew, and what it shows in each cell.
        try run(program, folder, "xlsx")
        let again = try WrittenWorkbook(path: folder + "/out/form.xlsx")
        #expect(again.sheetNames == ["自评表"])
        #expect(try again.merges().sorted() == draft.mergedRanges.map(\.description).sorted())
        try run(program, folder, "csv:Text - txt - csv (StarCalc):44,34,76,1")
        let shown = try String(contentsOfFile: folder + "/out/form.csv", encoding: .utf8)
        // Text in quotes, numbers without (unless they have commas).
        #expect(
            shown == """
                ,,,,,
                ,"项目支出绩效自评表",,,,
                ,"（2021年度）",,,,
                ,"项目名称","战略性新兴产业专项资金项目",,,
                ,"绩
                效
                指
                标","三级指标","指标值","完成值","得分"
                ,,"资金使用率","=100%",99.82%,8.95
                ,,"偏差原因","财政局未及时将财政补助资金下达企业。
                改进措施：尽快拨付。",,
                ,"说明：无",,,,
                ,"_x000D_"," 前后 ","𠮷😀","-1,234,567.50","+1"
                ,"@x",,"行一
                行二",,

                """)
    }

    private func run(_ program: String, _ folder: String, _ format: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", format,
            "--outdir", folder + "/out", folder + "/form.xlsx",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
