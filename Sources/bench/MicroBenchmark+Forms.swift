import Layouts
import Performance
import Sheets
import XLSX

extension MicroBenchmark {
    /// How many different forms a round goes through.
    private static let formCount = 50

    /// The sheets of forms of some 40 rows each, read already.
    private static func readSheets() throws -> [Sheet] {
        let folder = FormFolder(path: "")
        let drawer = FormDrawer(try TemplateStore())
        var reader = XLSXReader()
        return try (0..<formCount).flatMap { number in
            let bytes = try XLSXWriter().bytes(of: folder.drafts(number, drawer))
            return try reader.read(bytes: bytes).workbook.sheets
        }
    }

    /// The forms of those sheets, with their origins.
    private static func readForms() throws -> [Form] {
        let reader = try FormReader(TemplateStore())
        return try readSheets().flatMap { reader.read($0).forms }
    }

    /// Recognising forms and filling the model; an item is a form.
    static let recognition = MicroBenchmark(name: "recognition") {
        let reader = try FormReader(TemplateStore())
        let sheets = try readSheets()
        return {
            var forms = 0
            for sheet in sheets { forms += reader.read(sheet).forms.count }
            return forms
        }
    }

    /// Writing forms as JSON Lines; an item is a form.
    static let jsonWriter = MicroBenchmark(name: "json-writer") {
        let forms = try readForms()
        return {
            var bytes: [UInt8] = []
            for form in forms { CanonicalJSON.line(form, into: &bytes) }
            return forms.count
        }
    }

    /// Reading forms from JSON Lines; an item is a form.
    static let jsonReader = MicroBenchmark(name: "json-reader") {
        var bytes: [UInt8] = []
        for form in try readForms() {
            CanonicalJSON.line(form, into: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        return { [bytes] in try CanonicalJSON.read(bytes).count }
    }
}
