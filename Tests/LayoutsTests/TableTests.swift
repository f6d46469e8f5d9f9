import Foundation
import Performance
import Primitives
import Sheets
import TestSupport
import Testing

@testable import Layouts

/// Forms drawn as text in Fixtures/Tables, each with what is read of it: those no layout was made for, too.
///
/// A fixture without its expectation gets one and fails, so that somebody looks at it.
@Suite struct TableTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/Tables")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()

    @Test func thereAreTables() {
        #expect(Self.names.count >= 8)
    }

    @Test(arguments: names) func readsWhatIsThere(_ name: String) throws {
        let file = Self.folder.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let parts = text.components(separatedBy: "\n====\n")
        let reading = try FormReader(TemplateStore()).read(.table(parts[0]))
        let got = Self.lines(of: reading).joined(separator: "\n") + "\n"
        guard parts.count == 2 else {
            try (parts[0].trimmingCharacters(in: .newlines) + "\n\n====\n" + got).write(
                to: file, atomically: true, encoding: .utf8)
            Issue.record("\(name): recorded what was read; look at it and run again")
            return
        }
        #expect(got == parts[1])
    }

    /// A file that lost its merges reads the same, and gets back those that leave a trace in it.
    @Test(arguments: names) func readsTheSameWithoutMerges(_ name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        let table = text.components(separatedBy: "\n====\n")[0]
        let reader = try FormReader(TemplateStore())
        let whole = try Sheet.table(table)
        let merged = reader.read(whole).forms
        let flat = reader.read(
            try .table(table, isFlat: true), width: (whole.usedRange?.last.column ?? 0) + 1
        ).forms
        #expect(flat.map(\.brief) == merged.map(\.brief))
        let hidden = whole.cells.filter { cell in
            flat.contains { form in
                form.origin?.mergedRanges.contains {
                    $0.contains(cell.reference) && $0.first != cell.reference
                } ?? false
            }
        }
        #expect(hidden.map(\.reference.description) == [])
    }

    /// What is drawn on the geometry that was read is the sheet that was read.
    @Test(arguments: names) func givesTheSheetBack(_ name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        let sheet = try Sheet.table(text.components(separatedBy: "\n====\n")[0])
        let store = try TemplateStore()
        let forms = try FormReader(store).read(sheet).forms
        let drafts = try FormDrawer(store).draw(forms)
        #expect(drafts.count == 1)
        #expect(drafts.first?.mergedRanges == sheet.mergedRanges)
        #expect(drafts.first?.texts == sheet.texts)
    }

    /// A form laid out anew by its layout reads back as it was, or is refused: the layout has no place for a field of it.
    @Test(arguments: names) func laysOutAnew(_ name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        let store = try TemplateStore()
        for form in try FormReader(store).read(.table(text.components(separatedBy: "\n====\n")[0])).forms {
            guard let drafts = try Self.draw(form, store) else { continue }
            let again = try FormReader(store).read(try Sheet(drafts[0])).forms
            #expect(again.map(\.comparable.brief) == [form.comparable.brief])
        }
    }

    /// A form laid out by its layout; nil where that has no place for what forms of ours do not print, which it says.
    private static func draw(_ form: Form, _ store: TemplateStore) throws -> [SheetDraft]? {
        do {
            return try FormDrawer(store).draw([form], as: form.layout)
        } catch {
            guard case .noPlace(let field, _) = error, isBesideLayouts(field) else { throw error }
            return nil
        }
    }

    /// Whether a field is one that forms of layouts we draw do not print.
    private static func isBesideLayouts(_ field: FieldPath) -> Bool {
        switch field {
        case .also, .fundAlso, .indicatorAlso, .term, .task, .taskFund, .fund(_, .received),
            .indicator(_, .nature), .indicator(_, .remark), .indicator(_, .standard):
            true
        default: false
        }
    }

    static func lines(of reading: SheetReading) -> [String] {
        reading.forms.flatMap { form in ["form \(form.origin?.range.description ?? "")"] + form.brief }
            + reading.problems.map { problem in
                "\(problem.severity.rawValue) \(problem.code) \(problem.range?.description ?? "") \(problem.found ?? "")"
            }
    }
}
