import Foundation
import Layouts
import Performance
import Primitives
import Sheets
import Testing
import XLSX

/// What stands in which cell, listed: a round trip alone cannot see a wrong merge boundary that writer and
/// reader share.
///
/// A golden that is missing is recorded and fails, so that somebody looks at it.
@Suite("Goldens") struct GoldenTests {
    static let layouts = (try? TemplateStore())?.layouts ?? []
    static let officerForms = Fixtures.workbooks

    @Test func thereAreLayoutsAndForms() {
        #expect(Self.layouts.count >= 10)
        #expect(Self.officerForms.count >= 9)
    }

    /// A form of each layout, laid out anew, as the workbook has it.
    @Test(arguments: layouts) func laidOutAnew(_ layout: Layout) throws {
        let store = try TemplateStore()
        let draft = try #require(
            try FormDrawer(store).draw([SampleForm.form(of: layout)], as: layout.id).first)
        var reader = XLSXReader()
        let book = try reader.read(bytes: try XLSXWriter().bytes(of: [draft]))
        let sheet = try #require(book.workbook.sheets.first)
        try compare(lines(of: sheet, draft), to: "\(layout.id).txt")
    }

    /// The officers' forms as they are read from their workbooks.
    @Test(arguments: officerForms) func read(_ name: String) throws {
        var reader = XLSXReader()
        let sheets = try reader.read(path: Fixtures.path(of: name)).workbook.sheets
        let lines = sheets.flatMap { ["sheet \($0.name)"] + self.lines(of: $0, nil) }
        try compare(lines, to: "Read/\(name.dropLast(5)).txt")
    }

    /// A line for each cell and merged range, in reading order: its range, its role, its text; of a number
    /// what is stored, and the format where we chose it.
    private func lines(of sheet: Sheet, _ draft: SheetDraft?) -> [String] {
        var cells = Dictionary(uniqueKeysWithValues: (draft?.cells ?? []).map { ($0.reference, $0) })
        var anchors = Set(sheet.mergedRanges.map(\.first)).union(sheet.cells.map(\.reference))
        anchors.formUnion(cells.keys)
        var lines =
            sheet.columns.isEmpty ? [] : ["widths " + sheet.columns.map(\.words).joined(separator: " ")]
        for anchor in anchors.sorted() {
            let merged = sheet.mergedRanges.first { $0.first == anchor } ?? CellRange(anchor)
            let planned = cells.removeValue(forKey: anchor)
            var line = merged.isSingleCell ? "\(anchor)" : "\(merged)"
            if let planned { line += " \(planned.role.rawValue)" }
            if let cell = sheet[anchor] {
                line += " " + sheet.text(of: cell).debugDescription
                if cell.kind != .text { line += " \(cell.kind) \(sheet.stored(of: cell))" }
            }
            if case .number(_, let format, _)? = planned?.content { line += " as \(format)" }
            lines.append(line)
        }
        return lines
    }

    private func compare(_ lines: [String], to name: String) throws {
        let file = Fixtures.folder.appending(path: "Goldens/\(name)")
        guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try (lines.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
            Issue.record("\(name): recorded; look at it, beside an officer's form, and run again")
            return
        }
        let wanted = golden.split(separator: "\n").map(String.init)
        for change in lines.difference(from: wanted) {
            switch change {
            case .insert(_, let line, _): Issue.record("\(name): too much: \(line)")
            case .remove(_, let line, _): Issue.record("\(name): missing: \(line)")
            }
        }
    }
}

extension Sheet.Column {
    /// `A-B=12`, in whole hundredths.
    fileprivate var words: String {
        let size = width.map { "\((($0 * 100).rounded()) / 100)" } ?? "default"
        let letters = CellReference.letters(ofColumn: first)
        return (first == last ? letters : "\(letters)-\(CellReference.letters(ofColumn: last))") + "=\(size)"
    }
}
