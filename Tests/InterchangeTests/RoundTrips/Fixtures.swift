import Foundation
import Sheets
import XLSX

/// The project's own officers' forms.
enum Fixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

    /// The workbooks' names.
    static let workbooks: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".xlsx") }.sorted()
    }()

    static func path(of name: String) -> String { folder.appending(path: name).path() }

    /// The sheets of a workbook.
    static func sheets(of name: String) throws -> [Sheet] {
        var reader = XLSXReader()
        return try reader.read(path: path(of: name)).workbook.sheets
    }
}
