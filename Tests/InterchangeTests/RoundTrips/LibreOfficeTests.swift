import Foundation
import Layouts
import Primitives
import Sheets
import TestSupport
import Testing
import XLSX

/// What another program makes of the workbooks of every layout.
@Suite("Workbooks in LibreOffice") struct LibreOfficeTests {
    static let program = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// It opens a form of every layout and saves it with the same merged ranges and texts: one call for all.
    @Test(.enabled(if: program != nil, "LibreOffice is not installed"))
    func keepsCellsAndMerges() throws {
        let store = try TemplateStore()
        let folder = try TemporaryFolder()
        var written: [String: Sheet] = [:]
        for layout in store.layouts {
            let drafts = try FormDrawer(store).draw([SampleForm.form(of: layout)], as: layout.id)
            let bytes = try XLSXWriter().bytes(of: drafts)
            _ = try folder.write(bytes, to: "\(layout.id).xlsx")
            written[layout.id] = try Self.sheet(bytes)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.program))
        process.arguments =
            [
                "-env:UserInstallation=file://\(folder.file("profile"))", "--headless", "--convert-to",
                "xlsx:Calc MS Excel 2007 XML", "--outdir", folder.file("out"),
            ] + written.keys.sorted().map { folder.file("\($0).xlsx") }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        for (id, sheet) in written.sorted(by: { $0.key < $1.key }) {
            let saved = try Self.sheet(try folder.contents(of: "out/\(id).xlsx"))
            #expect(saved.name == sheet.name, "\(id)")
            #expect(saved.mergedRanges == sheet.mergedRanges, "\(id)")
            #expect(Self.texts(of: saved) == Self.texts(of: sheet), "\(id)")
        }
    }

    private static func sheet(_ bytes: [UInt8]) throws -> Sheet {
        var reader = XLSXReader()
        return try #require(try reader.read(bytes: bytes).workbook.sheets.first)
    }

    private static func texts(of sheet: Sheet) -> [String] {
        sheet.cells.filter { !$0.text.isEmpty }.map { "\($0.reference) \($0.kind) \(sheet.text(of: $0))" }
    }
}
