import Checks
import GRDB
import Ledger
import Performance
import Primitives
import Sheets
import Templates
import TestSupport
import Testing
import XLSX

@testable import Interchange

@Suite("Sums over a bulk export")
struct ExportSumsTests {
    static let columns = [("annual_budget", "全年预算数（万元）"), ("executed", "全年执行数（万元）")]

    @Test("sums are the same in every output, to the last digit")
    func sums() async throws {
        let folder = try ExportFolder()
        let outputs = ["汇总.xlsx", "汇总.sqlite", "汇总.jsonl"]
        let report = try await folder.export(to: outputs)
        let first = try outputs.map(folder.folder.contents)
        let forms = try CanonicalJSON.read(folder.folder.contents(of: "汇总.jsonl"))
        let checker = Checker(try RulePackStore(TemplateFiles()).pack(RulePackStore.standardID))
        let figures = forms.map { checker.examine($0).figures }
        let expected = [
            try Self.sum(figures.compactMap(\.annualBudget)), try Self.sum(figures.compactMap(\.executed)),
        ]
        #expect(expected.allSatisfy { $0 > .zero })

        let database = try DatabaseQueue(path: folder.folder.file("汇总.sqlite"))
        let workbook = try Self.workbook(folder.folder.contents(of: "汇总.xlsx"))
        for (column, sum) in zip(Self.columns, expected) {
            let stored = try await database.read { database in
                try String.fetchAll(
                    database, sql: "SELECT \(column.0)_exact FROM forms WHERE \(column.0)_exact IS NOT NULL")
            }
            #expect(try Self.sum(stored.map { try #require(ExactDecimal($0)) }) == sum)
            #expect(try Self.subtotal(under: column.1, in: "表", of: workbook) == sum)
        }
        let counts = try await database.read { database in
            try ["forms", "indicators", "inputs WHERE is_read = 0"].map { table in
                try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)")
            }
        }
        #expect(counts == [forms.count, forms.reduce(0) { $0 + $1.indicators.count }, report.refused])
        #expect(forms.count == report.forms)

        // And the next day the same bytes.
        try await folder.export(to: outputs) { $0.width = 1 }
        #expect(try outputs.map(folder.folder.contents) == first)
    }

    private static func sum(_ numbers: [ExactDecimal]) throws -> ExactDecimal {
        try numbers.reduce(.zero) { try #require($0.adding($1)) }
    }

    private static func workbook(_ bytes: [UInt8]) throws -> Workbook {
        var reader = XLSXReader()
        return try reader.read(bytes: bytes).workbook
    }

    /// The figure over a column's head.
    private static func subtotal(
        under head: String, in name: String, of workbook: Workbook
    ) throws -> ExactDecimal {
        let sheet = try #require(workbook.sheets.first { $0.name == name })
        let place = try #require(sheet.cells.first { sheet.text(of: $0) == head }?.reference)
        let above = try #require(
            sheet.cells.first {
                $0.reference == CellReference(row: place.row - 1, column: place.column)
            })
        #expect(sheet.formula(of: above)?.hasPrefix("SUBTOTAL(109,") == true)
        return try #require(ExactDecimal(sheet.stored(of: above)))
    }
}
