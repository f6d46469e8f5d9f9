import Foundation
import Performance
import Sheets
import TestSupport
import Testing
import XLSX

@testable import Interchange
@testable import Layouts

@Suite("Blank templates, read as they are")
struct BlankReadingTests {
    @Test("there are 27 fund types, and every kind of form")
    func cases() throws {
        let store = try #require(BlankCase.store)
        #expect(store.fundTypes.count == 27)
        #expect(store.fundTypes.first?.id == "general")
        #expect(Set(BlankCase.all.map(\.kind)) == Set(FormKind.allCases.map(\.rawValue)))
    }

    @Test("a blank workbook is the empty form, without a warning", arguments: BlankCase.all)
    func workbook(_ blank: BlankCase) throws {
        // With the year left open the form is drawn otherwise, but the same for each of a layout's.
        for year in BlankCase.oneOfEach.contains(blank) ? [2025, nil] : [2025] {
            let folder = try TemporaryFolder()
            let path = folder.file("blank.xlsx")
            try #require(BlankCase.maker).make(
                blank.fundType, blank.request(year: year), into: path)
            let reading = try #require(BlankCase.reader).read(InputFile(reading: path))
            #expect(reading.problems == [])
            #expect(reading.forms.map(\.content) == [try blank.blank(year: year).form])
        }
    }

    @Test("a blank in delimited text is the empty form, too", arguments: BlankCase.all)
    func text(_ blank: BlankCase) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("blank.csv")
        try #require(BlankCase.maker).make(blank.fundType, blank.request(), into: path)
        let reading = try #require(BlankCase.reader).read(InputFile(reading: path))
        #expect(reading.problems == [])
        // Delimited text has no properties: only what is printed is known.
        var expected = try blank.blank().form
        expected.fundType = nil
        #expect(reading.forms.map(\.content) == [expected])
    }

    @Test(
        "and one whose names and properties were dropped has its usual indicators, still without a warning",
        arguments: BlankCase.oneOfEach)
    func withoutNames(_ blank: BlankCase) throws {
        var draft = try blank.blank().workbook()
        draft.properties = []
        for index in draft.sheets.indices { draft.sheets[index].names = [] }
        let bytes = try XLSXWriter().bytes(of: draft)
        let reading = try #require(BlankCase.reader).read(InputFile(path: nil, bytes: bytes))
        #expect(reading.problems == [])
        let form = try #require(reading.forms.first)
        #expect(form.layout == blank.layout)
        #expect(form.indicators.count == (try blank.blank().usual.count))
        #expect(form.indicators.allSatisfy { $0.target == nil && $0.weight == nil && $0.actual == nil })
    }

    @Test("every fund type at once, the same bytes from run to run")
    func all() throws {
        let folder = try TemporaryFolder()
        let maker = try #require(BlankCase.maker)
        var request = TemplateMaker.Request()
        request.fiscalYear = 2025
        let first = try maker.makeAll(request, intoFolder: folder.file("a"))
        let second = try maker.makeAll(request, intoFolder: folder.file("b"))
        #expect(first.count == (try #require(BlankCase.store)).fundTypes.map(\.kinds.count).reduce(0, +))
        for (one, other) in zip(first, second) {
            #expect(
                try Data(contentsOf: URL(filePath: one)) == Data(contentsOf: URL(filePath: other)), "\(one)")
        }
    }

    @Test("a blank has the unit and the number of rows that were asked for")
    func options() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("blank.xlsx")
        var request = TemplateMaker.Request()
        request.kind = "projectSelfEvaluation"
        request.unit = "元"
        request.rows = 2
        try #require(BlankCase.maker).make("general", request, into: path)
        let grid = try #require(BlankCase.reader).grid(InputFile(reading: path))
        let sheet = try #require(grid.sheets.first)
        let texts = sheet.cells.map { sheet.text(of: $0) }
        #expect(texts.contains("项目资金\n（元）"))
        #expect(!texts.contains { $0.contains("万元") })
        #expect(texts.filter { $0 == "数量指标" || $0 == "质量指标" } == ["数量指标", "质量指标"])
        #expect(!texts.contains("时效指标"))
    }
}
