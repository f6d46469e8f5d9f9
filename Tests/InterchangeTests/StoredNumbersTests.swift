import Foundation
import Performance
import Primitives
import Sheets
import TestSupport
import Testing
import XLSX

@testable import Interchange

/// Numbers and dates are what cells store, through every format and back.
@Suite("Stored numbers")
struct StoredNumbersTests {
    /// Formats that show fewer digits, another sign, other numerals, or nothing.
    static let formats = [
        "0", "0.0", "#,##0", "0%", "0.0%", "0.00_);(0.00)",
        "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        "0.00\"万元\"", "[DBNum2]General", "# ?/?", "General", ";;;", "0.0,", "¥#,##0.00", "0.00E+00",
    ]

    /// A workbook with other digits and other formats in its number cells.
    private func changed(_ path: String, _ random: inout SplitMix64) throws -> [UInt8] {
        var reader = XLSXReader()
        let book = try reader.read(path: path)
        var drafts: [SheetDraft] = []
        for sheet in book.workbook.sheets {
            var draft = SheetDraft(name: sheet.name, mergedRanges: sheet.mergedRanges)
            for cell in sheet.cells {
                var content = SheetDraft.Content.text(sheet.text(of: cell))
                if cell.kind == .number, let number = ExactDecimal(sheet.stored(of: cell)),
                    let more = ["0", "0.98765", "0.123456", "-0.5"].randomElement(using: &random).flatMap({
                        ExactDecimal($0)
                    }), let sum = number.adding(more)?.rounded(toDigits: 12)
                {
                    content = .number(
                        stored: sum, format: Self.formats.randomElement(using: &random) ?? "0", text: "")
                }
                draft.cells.append(SheetDraft.Cell(reference: cell.reference, content: content, role: .value))
            }
            if !draft.cells.isEmpty { drafts.append(draft) }
        }
        return try XLSXWriter().bytes(of: drafts)
    }

    @Test(
        "forms whose cells show fewer digits come back the same, every number",
        arguments: [
            "book", "project-2021-xinjiang", "project-2023-urumqi", "project-2020-zhuzhou",
        ])
    func fewerDigits(name: String) throws {
        var random = SplitMix64(seed: SplitMix64.seed)
        let templates = try Templates()
        let verifier = Verifier(reader: try DocumentReader(templates: templates), templates: templates)
        let bytes = try changed(ProjectFolder.fixture("\(name).xlsx"), &random)
        let verification = try verifier.verify(InputFile(path: nil, bytes: bytes, format: .xlsx))
        for check in verification.routes {
            #expect(check.failure == nil, "\(check.route) \(String(describing: check.failure))")
            #expect(
                check.differences.isEmpty,
                "\(check.route) \(check.differences.prefix(5)) seed \(SplitMix64.seed)")
        }
        #expect(verification.routes[0].numbers.total > 0)
    }

    /// A self-evaluation of one indicator whose amounts and dates are under formats.
    private func form(_ cells: [(String, SheetDraft.Content)]) throws -> Form {
        let labels = [
            ("A1", "项目支出绩效自评表"), ("A2", "项目名称"), ("B2", "管网改造"), ("A3", "项目资金"), ("B3", "年初预算数"),
            ("C3", "全年预算数"), ("D3", "全年执行数"), ("E3", "分值"), ("F3", "执行率"), ("G3", "得分"),
            ("A4", "年度资金总额"), ("A5", "一级指标"), ("B5", "二级指标"), ("C5", "三级指标"), ("D5", "年度指标值"),
            ("E5", "实际完成值"), ("F5", "分值"), ("G5", "得分"), ("A6", "产出指标"), ("B6", "时效指标"), ("C6", "完成时间"),
        ]
        var draft = SheetDraft(name: "表1")
        for (place, text) in labels {
            let reference = try #require(CellReference(place))
            draft.cells.append(SheetDraft.Cell(reference: reference, content: .text(text), role: .label))
        }
        for (place, content) in cells {
            let reference = try #require(CellReference(place))
            draft.cells.append(SheetDraft.Cell(reference: reference, content: content, role: .value))
        }
        draft.cells.sort { $0.reference < $1.reference }
        let bytes = try XLSXWriter().bytes(of: [draft])
        let reader = try DocumentReader(templates: Templates())
        return try #require(
            try reader.read(InputFile(path: nil, bytes: bytes, format: .xlsx)).forms.first)
    }

    private func number(_ stored: String, _ format: String) throws -> SheetDraft.Content {
        .number(stored: try #require(ExactDecimal(stored)), format: format, text: "")
    }

    @Test func valuesAreWhatIsStored() throws {
        let form = try form([
            ("B4", number("9.87654", "0.00")), ("C4", number("-1234.5", "#,##0.00_);(#,##0.00)")),
            ("D4", number("0", "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ")),
            ("F4", number("0.98765", "0%")), ("D6", number("45657", "m\"月\"d\"日\"")),
            ("E6", number("45657.75", "yyyy\"年\"m\"月\"")), ("F6", number("20", ";;;")),
            ("G6", number("0.354166666666667", "h:mm")),
        ])
        let fund = try #require(form.funds.first)
        #expect(fund.initialBudget == Value(text: "9.88", number: ExactDecimal("9.87654")))
        #expect(fund.annualBudget == Value(text: "(1,234.50)", number: ExactDecimal("-1234.5")))
        #expect(fund.executed == Value(text: "-", number: .zero))
        #expect(fund.executionRate == Value(text: "99%", number: ExactDecimal("98.765"), unit: "%"))
        let indicator = try #require(form.indicators.first)
        #expect(indicator.target == Value(text: "12月31日", date: CalendarTime("2024-12-31")))
        #expect(indicator.actual == Value(text: "2024年12月", date: CalendarTime("2024-12-31")))
        #expect(indicator.weight == Value(text: "", number: ExactDecimal(20)))
        #expect(indicator.score == Value(text: "8:30", date: CalendarTime("T08:30")))
        let formats = try #require(form.origin).formats.map { "\($0.cell) \($0.text)" }
        #expect(
            formats.contains("B4 0.00") && formats.contains("F6 ;;;") && formats.contains("D6 m\"月\"d\"日\""))
    }

    @Test("a rule that shown and stored numbers answer differently says so")
    func judgedDifferently() throws {
        var form = try form([
            ("B4", number("100", "0")), ("C4", number("100.4", "0")), ("D4", number("50.2", "0.0")),
            ("E4", number("10", "0")), ("F4", number("0.5", "0%")), ("G4", number("5.004", "0.0")),
            ("D6", number("10", "0")), ("E6", number("10", "0")), ("F6", number("90", "0")),
            ("G6", number("90.4", "0")),
        ])
        form.origin?.file = "表.xlsx"
        let checker = try FormChecker(
            reader: DocumentReader(templates: Templates()), rules: RuleBook(nil, overriding: nil),
            templates: Templates(), messages: Messages(.chinese))
        let document = CanonicalJSON.document([form])
        let entry = try checker.check(InputFile(path: "表.json", bytes: document, format: .json))
        let overWeight = try #require(entry.problems.first { $0.code == "score-over-weight" })
        #expect(overWeight.stored == "90.4")
        #expect(overWeight.judgedBy == .stored)
        #expect(Messages(.chinese).finding(overWeight).contains("单元格所存为 90.4；这是按所存的数判断"))
    }
}
