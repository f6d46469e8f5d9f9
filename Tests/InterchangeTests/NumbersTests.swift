import CSV
import Foundation
import Performance
import Sheets
import Testing

@testable import Interchange

/// What becomes of numbers in each format: the table of the article on numbers, worked out anew.
@Suite("Numbers in every format")
struct NumbersTests {
    static let path = ProjectFolder.path + "Fixtures/Scenarios/numbers/数字.xlsx"

    static func reader() throws -> DocumentReader { try DocumentReader(templates: Templates()) }

    @Test("the article's table says what happens")
    func table() throws {
        let file = try InputFile(reading: Self.path)
        let sheet = try #require(try Self.reader().grid(file).sheets.first)
        let form = try #require(try Self.reader().read(file).forms.first)
        let renderer = FormRenderer(templates: try Templates(), options: WritingOptions(format: .xlsx))
        guard case .sheets(let drafts) = try renderer.render([form]) else { return }
        let cells = try #require(drafts.first).cells
        var lines = [
            "| 原来的格子 · the cell | JSON | XLSX | CSV |", "| --- | --- | --- | --- |",
        ]
        for row in form.indicators.indices {
            let place = try #require(
                form.origin?.fields.first { $0.field == .indicator(row, .actual) }?.cell)
            let cell = try #require(sheet[place])
            let drawn = try #require(cells.first { $0.reference == place }).content
            let kind = cell.kind == .number ? "数字" : "文本"
            let columns = [
                "\(kind) `\(sheet.stored(of: cell))`", "`\(try Self.json(form.indicators[row]))`",
                Self.words(drawn), "`\(try Self.field(drawn))`",
            ]
            lines.append("| " + columns.joined(separator: " | ") + " |")
        }
        let article = try String(
            contentsOfFile: ProjectFolder.path + "Sources/Interchange/Interchange.docc/Numbers.md",
            encoding: .utf8)
        #expect(article.contains(lines.joined(separator: "\n") + "\n"), "\(lines.joined(separator: "\n"))")
    }

    @Test("every number comes back from every format as it was")
    func back() throws {
        let form = try #require(try Self.reader().read(InputFile(reading: Self.path)).forms.first)
        let templates = try Templates()
        for format in DocumentFormat.allCases {
            let bytes: [UInt8]
            let renderer = FormRenderer(templates: templates, options: WritingOptions(format: format))
            switch try renderer.render([form]) {
            case .json: bytes = CanonicalJSON.document([form])
            case .sheets(let drafts):
                bytes =
                    try format == .xlsx
                    ? DocumentWriter.workbook(drafts) : DocumentWriter.csv(drafts, CSVDialect())
            case .long: bytes = []
            }
            let file = InputFile(path: nil, bytes: bytes)
            let back = try #require(try Self.reader().read(file).forms.first)
            #expect(back.indicators == form.indicators, "\(format)")
        }
        let long = InputFile(path: nil, bytes: try LongWriter.bytes(of: [form], CSVDialect()))
        #expect(try Self.reader().read(long).forms.first?.indicators == form.indicators)
    }

    /// The value's JSON.
    private static func json(_ indicator: Indicator) throws -> String {
        var form = Form(kind: .projectTarget, layout: "general")
        form.indicators = [Indicator(actual: indicator.actual)]
        var bytes: [UInt8] = []
        CanonicalJSON.line(form, into: &bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        let start = try #require(text.range(of: "\"actual\":")).upperBound
        let end = try #require(text[start...].firstIndex(of: "}"))
        return String(text[start...end])
    }

    private static func words(_ content: SheetDraft.Content) -> String {
        switch content {
        case .blank: ""
        case .text(let text): "文本 `\(text)`"
        case .number(let stored, let format, _): "数字 `\(stored)`，格式 `\(format)`"
        case .formula(let formula, _, _): "公式 `\(formula)`"
        }
    }

    private static func field(_ content: SheetDraft.Content) throws -> String {
        var writer = try CSVRecordWriter(dialect: CSVDialect(hasByteOrderMark: false))
        try writer.append(content)
        return String(decoding: try writer.takeBytes(), as: UTF8.self)
    }
}
