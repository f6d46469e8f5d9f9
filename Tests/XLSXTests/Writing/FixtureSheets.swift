import Foundation
import Primitives
import Sheets
import XLSX

/// The project's workbooks as drafts: the same texts, numbers and merged ranges, in roles at random.
enum FixtureSheets {
    static let paths: [String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "Fixtures").standardizedFileURL
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".xlsx") }.sorted().map { folder.appending(path: $0).path }
    }()

    static func drafts(of path: String) throws -> [SheetDraft] {
        var reader = XLSXReader()
        return try reader.read(path: path).workbook.sheets.map { sheet in
            var draft = SheetDraft(name: sheet.name, mergedRanges: sheet.mergedRanges)
            let roles = SheetDraft.Role.allCases
            for (index, cell) in sheet.cells.enumerated() {
                var content = SheetDraft.Content.text(sheet.text(of: cell))
                if cell.kind == .number, let number = ExactDecimal(sheet.stored(of: cell)),
                    number.digitCount <= 15
                {
                    content = .number(stored: number, format: "General", text: "")
                }
                draft.cells.append(
                    SheetDraft.Cell(
                        reference: cell.reference, content: content, role: roles[index % roles.count],
                        isInput: index % 5 == 0))
            }
            return draft
        }
    }
}
