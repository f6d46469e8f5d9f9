import CSV
import Layouts
import Performance
import Primitives
import Sheets
import Testing
import XLSX

/// Takes forms into files and back, in memory.
struct Passage {
    let store: TemplateStore
    let reader: FormReader
    let drawer: FormDrawer
    let flatDrawer: FormDrawer

    init(_ store: TemplateStore) throws {
        self.store = store
        reader = try FormReader(store)
        drawer = FormDrawer(store)
        flatDrawer = FormDrawer(store, keepsMerges: false)
    }

    /// A draft as a workbook's only sheet, read back.
    func workbookSheet(_ draft: SheetDraft) throws -> Sheet {
        var reader = XLSXReader()
        let book = try reader.read(bytes: try XLSXWriter().bytes(of: [draft]))
        #expect(book.warnings == [])
        return try #require(book.workbook.sheets.first)
    }

    /// A draft as CSV, read back.
    func flatSheet(_ draft: SheetDraft) throws -> CSVDocument {
        try CSVReader().read(bytes: try CSVWriter().write(draft))
    }

    /// The forms of a draft after XLSX.
    func throughWorkbook(_ draft: SheetDraft) throws -> [Form] {
        reader.read(try workbookSheet(draft)).forms
    }

    /// The forms of a draft after CSV.
    func throughCSV(_ draft: SheetDraft) throws -> [Form] {
        let document = try flatSheet(draft)
        return reader.read(document.sheet, width: document.fieldCount).forms
    }

    /// The forms of their JSON.
    func throughJSON(_ forms: [Form]) throws -> [Form] {
        try CanonicalJSON.read(CanonicalJSON.document(forms))
    }
}

extension Form {
    /// What a form says, without where it was read: a column of texts that it does not have is as good as
    /// one left blank, and a year may be found in the title.
    var content: Form {
        var form = self
        form.origin = nil
        for row in form.indicators.indices {
            for column in Indicator.Column.allCases where form.indicators[row][column] == .string("") {
                form.indicators[row][column] = .string(nil)
            }
        }
        for row in form.goals.indices where form.goals[row].actual == "" { form.goals[row].actual = nil }
        return form
    }

    /// Its content as JSON, a line a value, for messages and comparing.
    var lines: [String] {
        String(decoding: CanonicalJSON.document([content]), as: UTF8.self).split(separator: "\n").map(
            String.init)
    }
}
