import Foundation
import Performance
import Primitives
import Sheets
import Testing
import XLSX

@testable import Interchange
@testable import Layouts

/// What becomes of a template that was changed on its way.
@Suite("Filled templates, changed by hand")
struct TemplateReadingTests {
    /// A self-evaluation with two indicators filled in.
    private static func filled() throws -> WorkbookDraft {
        let store = try #require(BlankCase.store)
        var options = BlankOptions()
        options.fiscalYear = 2025
        let blank = try store.blank(
            of: store.fundType("general"), kind: .projectSelfEvaluation, options: options)
        var draft = try blank.workbook()
        draft.fill("jx_subject_projectName", "园区建设")
        draft.fill("jx_indicators_0_level3", "平台数量")
        draft.fill("jx_indicators_0_target", "≥1个")
        draft.fill("jx_indicators_0_weight", "50")
        draft.fill("jx_indicators_2_actual", "按时完成")
        return draft
    }

    private static func read(_ draft: WorkbookDraft) throws -> Reading {
        let bytes = try XLSXWriter().bytes(of: draft)
        return try #require(BlankCase.reader).read(InputFile(path: "自评表.xlsx", bytes: bytes))
    }

    private static func lines(_ reading: Reading, _ language: Language = .chinese) -> [String] {
        reading.problems.map { Messages(language).text($0, in: "自评表.xlsx") }
    }

    private static func check(_ form: Form?) {
        #expect(form?.fundType == "general")
        #expect(form?.fiscalYear == 2025)
        #expect(form?.subject[.projectName] == "园区建设")
        #expect(form?.indicators.map(\.level3) == ["平台数量", "完成及时率"])
        #expect(form?.indicators.map(\.level1) == ["产出指标", "产出指标"])
        #expect(form?.indicators.map(\.level2) == ["数量指标", "时效指标"])
        #expect(form?.indicators.first?.weight?.number == ExactDecimal(50))
    }

    @Test func asItIs() throws {
        let reading = try Self.read(Self.filled())
        #expect(reading.problems == [])
        Self.check(reading.forms.first)
    }

    @Test("labels may be worded otherwise: each is pointed out, and nothing is lost")
    func changedLabels() throws {
        var draft = try Self.filled()
        for (label, word) in [("项目名称", "叫什么"), ("三级指标", "做什么"), ("总分", "一共")] {
            let index = try #require(draft.sheets[0].cells.firstIndex { $0.content == .text(label) })
            draft.sheets[0].cells[index].content = .text(word)
        }
        let reading = try Self.read(draft)
        #expect(reading.problems.map(\.code) == Array(repeating: "unclaimed-cell", count: 3))
        #expect(reading.problems.map(\.found) == ["叫什么", "做什么", "一共"])
        Self.check(reading.forms.first)
    }

    @Test("rows and columns may be put in: their names move with the cells")
    func insertedRowsAndColumns() throws {
        var draft = try Self.filled()
        draft.sheets[0].insert(row: 0)
        draft.sheets[0].insert(column: 0)
        let row = try #require(draft.sheets[0].names.first { $0.name == "jx_indicators_1_level3" }).cell.row
        // A row between the indicators, filled in by hand: it has no names.
        draft.sheets[0].insert(row: row)
        draft.sheets[0].put("新增事项", at: CellReference(row: row, column: 4))
        draft.sheets[0].put("≥3项", at: CellReference(row: row, column: 6))
        let reading = try Self.read(draft)
        #expect(reading.problems == [])
        let form = try #require(reading.forms.first)
        #expect(form.indicators.map(\.level3) == ["平台数量", "新增事项", "完成及时率"])
        #expect(form.indicators.map(\.level1) == ["产出指标", "产出指标", "产出指标"])
        #expect(form.indicators[1].target?.text == "≥3项")
    }

    @Test("a row that was deleted with all its names is not reported as missing")
    func deletedRow() throws {
        var draft = try Self.filled()
        let row = try #require(draft.sheets[0].names.first { $0.name == "jx_indicators_3_level3" }).cell.row
        draft.sheets[0].names.removeAll { $0.name.hasPrefix("jx_indicators_3_") }
        draft.sheets[0].cells.removeAll { $0.reference.row == row && $0.reference.column > 2 }
        draft.sheets[0].mergedRanges.removeAll { $0.rows == row...row }
        let reading = try Self.read(draft)
        #expect(reading.problems == [])
        Self.check(reading.forms.first)
    }

    @Test("a copy of the sheet in the same workbook brings its own names")
    func copiedSheet() throws {
        var draft = try Self.filled()
        draft.properties.removeAll()
        #expect(try Self.read(draft).forms.count == 1)
        Self.check(
            try Self.read(draft).forms.first.map { form in
                var form = form
                form.fundType = "general"
                form.indicators.removeAll { $0.target == nil && $0.actual == nil }
                return form
            })
    }

    @Test(
        "versions",
        arguments: [
            ("2", "警告：自评表.xlsx › 绩效自评表：模板版本 2 比本程序认识的（1）新，已按标签读取；请升级 jixiao 或核对结果"),
            ("甲", "警告：自评表.xlsx › 绩效自评表：模板没有可认的版本号「甲」，已按标签读取，请核对结果"),
        ])
    func version(_ version: String, _ message: String) throws {
        var draft = try Self.filled()
        draft.set("jixiao.version", version)
        let reading = try Self.read(draft)
        #expect(Self.lines(reading) == [message])
        #expect(reading.forms.first?.subject[.projectName] == "园区建设")
        #expect(reading.forms.first?.fundType == "general")
    }

    @Test func unknownLayout() throws {
        var draft = try Self.filled()
        draft.set("jixiao.template", "county-2030")
        #expect(
            Self.lines(try Self.read(draft)) == [
                "警告：自评表.xlsx › 绩效自评表：模板的布局「county-2030」这里没有，已按标签读取；如有该布局的数据文件，请用 --templates 指定"
            ])
    }

    @Test func wrongFundType() throws {
        var draft = try Self.filled()
        draft.set("jixiao.fundType", "department-overall")
        let reading = try Self.read(draft)
        #expect(
            Self.lines(reading) == [
                "警告：自评表.xlsx › 绩效自评表：资金类型「部门（单位）整体支出」不用「项目支出绩效自评表（乌鲁木齐 2023）」，可能拿错了模板，请核对"
            ])
        #expect(reading.forms.first?.subject[.projectName] == "园区建设")
        draft.set("jixiao.fundType", "county-fund")
        #expect(
            Self.lines(try Self.read(draft), .english).first
                == "warning: 自评表.xlsx › 绩效自评表: the template's fund type “county-fund” is not known here; if there is a data file of it, name its folder with --templates"
        )
    }

    @Test func mangled() throws {
        var draft = try Self.filled()
        draft.sheets[0].names.removeAll { $0.name == "jx_total_score" || $0.name == "jx_indicators_1_actual" }
        let reading = try Self.read(draft)
        #expect(
            Self.lines(reading) == [
                "警告：自评表.xlsx › 绩效自评表：模板被改坏，找不到这些字段：第 2 个指标的完成值、总分 得分；已按标签读取，请核对，或重新下载模板填写"
            ])
        #expect(reading.forms.first?.subject[.projectName] == "园区建设")
        draft.sheets[0].names.removeAll()
        #expect(
            Self.lines(try Self.read(draft)) == [
                "警告：自评表.xlsx：模板被改坏，找不到这些字段：全部；已按标签读取，请核对，或重新下载模板填写"
            ])
    }
}

extension WorkbookDraft {
    /// Fills in the cell of a name.
    fileprivate mutating func fill(_ name: String, _ text: String) {
        guard let cell = sheets[0].names.first(where: { $0.name == name })?.cell else {
            Issue.record("there is no \(name)")
            return
        }
        sheets[0].put(text, at: cell)
    }

    fileprivate mutating func set(_ property: String, _ text: String) {
        for index in properties.indices where properties[index].name == property {
            properties[index].text = text
        }
    }
}

extension SheetDraft {
    fileprivate mutating func put(_ text: String, at place: CellReference) {
        let content = Content.text(text)
        if let index = cells.firstIndex(where: { $0.reference == place }) {
            cells[index].content = content
        } else {
            cells.append(Cell(reference: place, content: content, role: .value))
        }
    }

    /// Puts an empty row in, as a spreadsheet program does: merged ranges over it grow.
    fileprivate mutating func insert(row: Int) {
        move { CellReference(row: $0.row + ($0.row >= row ? 1 : 0), column: $0.column) }
        rowHeights = Dictionary(uniqueKeysWithValues: rowHeights.map { ($0 + ($0 >= row ? 1 : 0), $1) })
    }

    /// Puts an empty column in.
    fileprivate mutating func insert(column: Int) {
        move { CellReference(row: $0.row, column: $0.column + ($0.column >= column ? 1 : 0)) }
        columnWidths = [:]
    }

    private mutating func move(_ moved: (CellReference) -> CellReference) {
        for index in cells.indices { cells[index].reference = moved(cells[index].reference) }
        for index in names.indices { names[index].cell = moved(names[index].cell) }
        mergedRanges = mergedRanges.map { CellRange(first: moved($0.first), last: moved($0.last)) }
        validations = []
        repeatedRows = nil
        printedRange = nil
    }
}
