import Foundation
import Primitives
import Sheets
import Testing

@testable import XLSX

/// What another program makes of a marked workbook, and what marking makes of what that program saved.
@Suite struct AnnotatedInLibreOfficeTests {
    @Test(.enabled(if: LibreOfficeTests.program != nil, "LibreOffice is not installed"))
    func opensAndSavesWithTheMarks() throws {
        let program = try #require(LibreOfficeTests.program)
        let folder = NSTemporaryDirectory() + "/jixiao-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/out", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let plain = try XLSXAnnotatorTests.form()
        let marked = try XLSXAnnotatorTests.annotate(plain, XLSXAnnotatorTests.marks)
        try Data(marked).write(to: URL(filePath: folder + "/form.xlsx"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", "xlsx",
            "--outdir",
            folder + "/out", folder + "/form.xlsx",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)

        // The officer's content, cell by cell, and every mark with its comment.
        let saved = [UInt8](try Data(contentsOf: URL(filePath: folder + "/out/form.xlsx")))
        let before = try XLSXAnnotatorTests.read(plain)
        let after = try XLSXAnnotatorTests.read(saved)
        #expect(after.map(\.name) == ["自评表", "检查结果"])
        #expect(XLSXAnnotatorTests.texts(after[0]) == XLSXAnnotatorTests.texts(before[0]))
        #expect(
            after[0].mergedRanges.sorted { $0.first < $1.first }
                == before[0].mergedRanges.sorted { $0.first < $1.first })
        let written = try WrittenWorkbook(saved)
        let part = try #require(written.parts.keys.first { $0.hasPrefix("xl/comments") })
        let comments = try written.root(part).child("commentList").children("comment")
        #expect(comments.map { $0["ref"] ?? "" }.sorted() == ["B6", "C20", "D7", "F6", "H6"])

        // Written anew by another program, the marks are still known and go.
        let again = try XLSXAnnotator().removingMarks(bytes: saved)
        let cleaned = try WrittenWorkbook(again)
        #expect(cleaned.sheetNames == ["自评表"])
        #expect(try cleaned.root(part).child("commentList").children("comment").isEmpty)
        #expect(
            XLSXAnnotatorTests.texts(try XLSXAnnotatorTests.read(again)[0])
                == XLSXAnnotatorTests.texts(before[0]))
        let styles = try cleaned.root("xl/styles.xml")
        let fills = styles.child("fills").children("fill").map {
            $0.child("patternFill").child("fgColor")["rgb"] ?? ""
        }
        let formats = styles.child("cellXfs").children("xf")
        for (_, cell) in try cleaned.cells() {
            let fill = fills[Int(formats[cell.style]["fillId"] ?? "") ?? 0]
            #expect(!["FFFFC7CF", "FFFFEB9D", "FFDDEBF8"].contains(fill))
        }
    }
}
