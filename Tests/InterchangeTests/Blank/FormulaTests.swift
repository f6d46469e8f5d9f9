import Foundation
import Performance
import Primitives
import Sheets
import TestSupport
import Testing
import XLSX

@testable import Interchange
@testable import Layouts

/// What the formulas of a template come to.
@Suite("Live formulas")
struct FormulaTests {
    private static func value(_ text: String) -> Value? { Value(reading: text) }

    /// A blank with everything filled in that its formulas look at.
    private static func filled(_ blank: Blank) -> Blank {
        var form = blank.printed
        for row in form.funds.indices {
            form.funds[row].annualBudget = value(["242.2596", "300", "0", "17"][row % 4])
            form.funds[row].executed = value(["240.96", "310.5", "5", "11.3"][row % 4])
        }
        for row in form.indicators.indices {
            form.indicators[row].target = value("≥\(row + 1)个")
            if blank.layout.indicatorColumns.contains(.weight) { form.indicators[row].weight = value("7.5") }
            if blank.layout.indicatorColumns.contains(.score) {
                form.indicators[row].score = value(row.isMultiple(of: 2) ? "7.25" : "6.333")
            }
        }
        if !blank.layout.fundColumns.contains(.executed) {
            for row in form.funds.indices { form.funds[row].executed = nil }
        }
        return Blank(
            layout: blank.layout, fundType: blank.fundType, form: form, printed: form, carried: [],
            usual: [:],
            vocabulary: blank.vocabulary, guide: blank.guide)
    }

    @Test("figures are worked out exactly, and rounded as a spreadsheet rounds them")
    func arithmetic() {
        var form = Form(kind: .projectSelfEvaluation, layout: "x")
        form.funds = [
            Fund(
                label: "年度资金总额", source: .total, annualBudget: Self.value("242.2596"),
                executed: Self.value("240.96"), weight: Self.value("10"))
        ]
        let arithmetic = FormArithmetic(form: form)
        #expect(arithmetic.text(of: .fund(0, .executionRate)) == "99.46%")
        #expect(arithmetic.text(of: .fund(0, .score)) == "9.95")
        #expect(arithmetic.text(of: .totalScore) == "9.95")
        form.funds[0].executed = Self.value("400")
        #expect(FormArithmetic(form: form).text(of: .fund(0, .executionRate)) == "165.11%")
        #expect(FormArithmetic(form: form).text(of: .fund(0, .score)) == "10")
        form.funds[0].annualBudget = Self.value("0")
        #expect(FormArithmetic(form: form).text(of: .fund(0, .executionRate)) == "")
        #expect(FormArithmetic(form: form).text(of: .totalScore) == "")
    }

    @Test(
        "LibreOffice works out what was put down beforehand",
        .enabled(if: OtherProgram.office != nil, "LibreOffice is not installed"))
    func recalculated() throws {
        let folder = try TemporaryFolder()
        var expected: [String: [CellReference: String]] = [:]
        for blank in BlankCase.oneOfEach {
            for (name, made) in [
                ("blank-\(blank.layout)", try blank.blank()),
                ("full-\(blank.layout)", Self.filled(try blank.blank())),
            ] {
                var draft = try made.workbook()
                for index in draft.sheets[0].cells.indices {
                    let cell = draft.sheets[0].cells[index]
                    guard case .formula(let formula, let format, let result) = cell.content else { continue }
                    expected[name, default: [:]][cell.reference] = result.text
                    // What is put down is wrong here, so that what comes back was worked out.
                    draft.sheets[0].cells[index].content = .formula(
                        formula, format: format, result: .text("没有算过"))
                }
                _ = try folder.write(try XLSXWriter().bytes(of: draft), to: "\(name).xlsx")
            }
        }
        try OtherProgram.saveAgain(folder, into: folder.file("again"))
        var reader = XLSXReader()
        for (name, cells) in expected {
            let book = try reader.read(path: folder.file("again/\(name).xlsx"))
            let sheet = try #require(book.workbook.sheets.first)
            for (place, text) in cells {
                #expect(sheet[place].map { sheet.text(of: $0) } ?? "" == text, "\(name) \(place)")
            }
        }
    }
}
