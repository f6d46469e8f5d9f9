import Checks
import FormSupport
import Ledger
import LedgerDatabase
import Performance
import Primitives
import Templates
import TestSupport
import Testing

@Suite("Rows in the database")
struct RowTests {
    private static let cases = UInt64(SplitMix64.number("JIXIAO_CASES") ?? 20)

    private static func entries(_ seed: UInt64) -> [LedgerEntry] {
        var generator = LedgerGenerator(seed: SplitMix64.seed &+ seed)
        return (0..<8).map { _ in generator.entry() }
    }

    @Test("Every cell comes back, to the byte", arguments: 0..<cases)
    func everyCell(seed: UInt64) throws {
        var generator = LedgerGenerator(seed: SplitMix64.seed &+ seed)
        let entries = (0..<8).map { _ in generator.entry() }
        let units = (0..<5).map { _ in generator.row(of: .units) }
        let database = try WrittenDatabase(entries, units: units)

        var expected: [String: [[StoredCell]]] = [:]
        var form = 0
        for (index, entry) in entries.enumerated() {
            let input = index + 1
            expected["inputs", default: []].append(
                [.key(input)] + StoredCell.cells(entry.row, of: .inputs) + [.text(entry.sameAs)])
            for problem in entry.problems {
                let number = expected["problems", default: []].count + 1
                expected["problems", default: []].append(
                    [.key(number), .key(input), .key(problem.form.map { form + $0 + 1 })]
                        + StoredCell.cells(problem.row, of: .problems))
            }
            for rows in entry.forms {
                form += 1
                expected["forms", default: []].append(
                    [.key(form), .key(input)] + StoredCell.cells(rows.row, of: .forms) + [.text(rows.sameAs)])
                for (row, cells) in rows.funds.enumerated() {
                    expected["funds", default: []].append(
                        [.key(form), .key(row + 1)] + StoredCell.cells(cells, of: .funds))
                }
                for (row, cells) in rows.indicators.enumerated() {
                    expected["indicators", default: []].append(
                        [.key(form), .key(row + 1)] + StoredCell.cells(cells, of: .indicators))
                }
                for (row, cells) in rows.others.enumerated() {
                    expected["other_values", default: []].append(
                        [.key(form), .key(row + 1)] + StoredCell.cells(cells, of: .others))
                }
            }
        }
        expected["units"] = units.enumerated().map {
            [.key($0.offset + 1)] + StoredCell.cells($0.element, of: .units)
        }
        for table in LedgerTable.all {
            let stored = try database.stored(table.name)
            let rows = expected[table.name] ?? []
            #expect(stored.count == rows.count, "\(table.name)")
            for (number, pair) in zip(stored, rows).enumerated() {
                #expect(pair.0 == pair.1, "\(table.name), row \(number + 1)")
            }
        }
    }

    @Test("Foreign keys hold, and the integrity check passes", arguments: 0..<cases)
    func references(seed: UInt64) throws {
        let database = try WrittenDatabase(RowTests.entries(seed))
        #expect(try database.rows("PRAGMA foreign_key_check").isEmpty)
        #expect(try database.texts("PRAGMA integrity_check") == ["ok"])
    }

    @Test("The same rows make the same bytes, and nothing lies beside the file", arguments: 0..<cases)
    func sameBytes(seed: UInt64) throws {
        let database = try WrittenDatabase(RowTests.entries(seed))
        #expect(try database.bytes == WrittenDatabase(RowTests.entries(seed)).bytes)
        #expect(try database.names == ["汇总.sqlite"])
    }

    @Test("Exact texts add up to what the rows' numbers do, to the last digit", arguments: 0..<cases)
    func exactSums(seed: UInt64) throws {
        var random = SplitMix64(seed: SplitMix64.seed &+ seed)
        let amounts = (0..<300).map { _ in
            ExactDecimal(
                significand: Int128(Int.random(in: Int.min...Int.max, using: &random)), exponent: -6)
        }
        let column = try #require(LedgerTable.funds.index(of: "executed"))
        let rows = amounts.map { amount in
            var row = [LedgerCell](repeating: .blank, count: LedgerTable.funds.columns.count)
            row[column] = .measure("\(amount)万元", amount)
            return row
        }
        var generator = LedgerGenerator(seed: seed)
        let form = LedgerEntry.FormRows(
            json: [], row: generator.row(of: .forms), funds: rows, indicators: [])
        let database = try WrittenDatabase([LedgerEntry(row: generator.row(of: .inputs), forms: [form])])

        let exact = try database.texts("SELECT executed_exact FROM funds").map {
            try #require(ExactDecimal($0))
        }
        #expect(try sum(exact) == sum(amounts))
    }

    private func sum(_ numbers: [ExactDecimal]) throws -> ExactDecimal {
        try numbers.reduce(.zero) { try #require($0.adding($1)) }
    }

    @Test("The rows of any form fit the tables", arguments: 0..<cases)
    func realRows(seed: UInt64) throws {
        let pack = try RulePackStore(TemplateFiles()).pack(RulePackStore.standardID)
        var generator = FormGenerator(seed: SplitMix64.seed &+ seed)
        let forms = (0..<10).map { _ in generator.form() }
        let rows = forms.map { form in
            let source = FormSource(
                form, figures: Checker(pack).examine(form).figures, file: "a.xlsx", kind: "项目支出绩效自评表",
                fundType: nil,
                problems: [])
            return LedgerEntry.FormRows(
                json: [], row: source.row, funds: source.fundRows, indicators: source.indicatorRows,
                others: source.otherRows(part: { $0.rawValue }, column: { "\($0)" }))
        }
        let problem = Problem(code: "funds-total", severity: .error, found: "1", expected: "2")
        let entry = LedgerEntry(
            row: InputSource(path: "a.xlsx", bytes: 1, formCount: 10, refusal: nil, outcome: "已读").row,
            forms: rows,
            problems: [
                LedgerEntry.ProblemRow(
                    form: 9,
                    row: ProblemSource(problem, file: "a.xlsx", severity: "错误", rule: "合计不符", message: "不等")
                        .row)
            ])
        let database = try WrittenDatabase(
            [entry], units: [UnitSource(name: "交通运输局", formCount: 0, outcome: "未报").row])
        #expect(try database.stored("forms").count == 10)
        #expect(
            try database.stored("indicators").count == forms.reduce(0) { $0 + $1.indicators.count })
        // The whole term's funds stand beside the year's, never among them.
        #expect(try database.stored("funds").count == forms.reduce(0) { $0 + $1.funds.count })
        let opinions = try database.texts("SELECT content FROM other_values WHERE part = 'opinion'")
        #expect(
            opinions.map(\.utf8.count).count
                == forms.reduce(0) { $0 + $1.opinions.count { !$0.text.isEmpty } })
    }

    @Test("Views join rows with their forms, and lose none")
    func views() throws {
        let database = try WrittenDatabase(RowTests.entries(1))
        for table in ["fund", "indicator", "other_value"] {
            #expect(
                try database.rows("SELECT form_id, row FROM \(table)_list ORDER BY 1, 2").map(\.description)
                    == database.rows("SELECT form_id, row FROM \(table)s ORDER BY 1, 2").map(\.description))
            let columns = try database.columns(of: "\(table)_list")
            #expect(Set(columns).count == columns.count, "\(columns)")
        }
    }

    @Test("The catalogue has every table and column")
    func catalogue() throws {
        let database = try WrittenDatabase()
        for table in LedgerTable.all {
            #expect(
                try database.texts(
                    "SELECT column_name FROM catalogue WHERE table_name = '\(table.name)' AND position > 0 ORDER BY position"
                ) == database.columns(of: table.name))
        }
        #expect(
            try database.texts("SELECT table_name FROM catalogue WHERE position = 0 ORDER BY 1")
                == LedgerTable.all.map(\.name).sorted())
    }
}
