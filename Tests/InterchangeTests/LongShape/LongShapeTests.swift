import CSV
import FormSupport
import Performance
import Primitives
import Sheets
import TestSupport
import Testing

@testable import Interchange

@Suite("The long shape of CSV")
struct LongShapeTests {
    static func write(_ forms: [Form], _ dialect: CSVDialect = .officer) throws -> [UInt8] {
        try LongWriter.bytes(of: forms, dialect)
    }

    static let reader = Result { try DocumentReader(templates: Templates()) }

    static func read(_ bytes: [UInt8]) throws -> [Form] {
        try reader.get().read(InputFile(path: "long.csv", bytes: bytes)).forms
    }

    /// A table of two forms as its fields, to be tampered with.
    static func records() throws -> [[String]] {
        var records = try CSVRecords(bytes: write([form, other]))
        var fields: [[String]] = []
        while let record = try records.next() {
            fields.append((0..<record.count).map { record.text(at: $0) })
        }
        return fields
    }

    static func bytes(_ records: [[String]]) throws -> [UInt8] {
        try CSVWriter().write(records: records.map { $0.map { .text($0) } })
    }

    static let form: Form = {
        var form = Form(kind: .projectSelfEvaluation, layout: "project-2021-xinjiang", title: "自评表")
        form.fiscalYear = 2023
        form.subject[.projectName] = "青年工匠夜校"
        form.subject[Subject.Key("preparer")] = "某某"
        form.indicators = [
            Indicator(
                level1: "产出指标", level3: "学员人数", target: Value(reading: "≥60人"), actual: Value(reading: "84人"),
                deviation: ""),
            Indicator(level1: "产出指标", level3: "开办期数", target: Value(reading: "3-5期")),
        ]
        form.funds = [Fund(label: "总额", source: .total, executed: Value(reading: "1,619.90"))]
        form.goals = [Goal(expected: "办夜校", actual: "")]
        form.notes = ["一", ""]
        form.total = Total(weight: Value(reading: "100"))
        return form
    }()

    static let other = Form(kind: .regionalTarget, layout: "regional-2018-wide")

    @Test("forms come back as they were, those without any row too")
    func roundTrip() throws {
        #expect(
            try Self.read(Self.write([Self.form, Self.other, Self.form])) == [
                Self.form, Self.other, Self.form,
            ])
    }

    @Test("random forms come back as they were")
    func randomForms() throws {
        for run in 0..<150 {
            var generator = FormGenerator(seed: SplitMix64.seed &+ UInt64(run))
            generator.isOfTextAlone = true
            let forms = (0...run % 3).map { _ in
                var form = generator.form(maximumRows: run % 7)
                form.origin = nil
                return form
            }
            let dialect: CSVDialect = run % 2 == 0 ? .officer : .unicodeText
            #expect(try Self.read(Self.write(forms, dialect)) == forms, "run \(run)")
        }
    }

    @Test("the columns are these, in this order")
    func columns() {
        #expect(
            LongColumn.all.map(\.name).prefix(10) == [
                "form", "part", "row", "kind", "layout", "fundType", "title", "fiscalYear", "period",
                "subject.projectName",
            ])
        #expect(Set(LongColumn.all.map(\.name)).count == LongColumn.all.count)
        #expect(
            LongColumn.all.map(\.name).filter { $0.hasPrefix("indicators.") } == [
                "indicators.level1", "indicators.level2", "indicators.level3", "indicators.target",
                "indicators.target.comparator", "indicators.target.number", "indicators.target.upper",
                "indicators.target.unit", "indicators.target.date", "indicators.nature", "indicators.basis",
                "indicators.standard", "indicators.actual", "indicators.actual.comparator",
                "indicators.actual.number", "indicators.actual.upper", "indicators.actual.unit",
                "indicators.actual.date", "indicators.weight", "indicators.weight.number",
                "indicators.weight.unit", "indicators.score", "indicators.score.number",
                "indicators.score.unit", "indicators.deviation", "indicators.remark",
            ])
        #expect(
            LongColumn.all.map(\.name).filter { $0.hasPrefix("also.") || $0.hasPrefix("tasks") } == [
                "tasks.name", "tasks.content", "tasks.actual", "also.head", "also.value",
                "also.value.comparator", "also.value.number", "also.value.upper", "also.value.unit",
                "also.value.date", "also.text", "also.measure", "also.period", "also.stage", "also.region",
            ])
    }

    @Test("an indicator's row has the form's fields, its text and what the text says")
    func row() throws {
        let records = try Self.records()
        #expect(
            records.map { $0[1] } == [
                "part", "indicator", "indicator", "fund", "goal", "note", "note", "subject", "form",
            ])
        func field(_ name: String, _ row: Int) -> String {
            records[0].firstIndex(of: name).map { records[row][$0] } ?? "?"
        }
        let names = [
            "form", "row", "fiscalYear", "subject.projectName", "total.weight.number", "indicators.target",
            "indicators.target.comparator", "indicators.target.number", "indicators.target.unit", "blank",
        ]
        #expect(
            names.map { field($0, 1) }
                == ["1", "1", "2023", "青年工匠夜校", "100", "≥60人", "≥", "60", "人", "indicators.deviation"])
        #expect(field("indicators.target.upper", 2) == "5")
        #expect(field("funds.executed", 3) == "1,619.90")
        #expect(field("funds.executed.number", 3) == "1619.9")
        #expect(field("form", 8) == "2")
    }

    @Test("columns in another order, and without those of no interest, are read too")
    func fewerColumns() throws {
        let records = try Self.records()
        let kept = records[0].indices.filter {
            !["row", "blank"].contains(records[0][$0]) && !records[0][$0].hasSuffix(".number")
        }
        let order = kept.prefix(2) + kept.dropFirst(2).reversed()
        var expected = Self.form
        expected.indicators[0].deviation = nil
        expected.goals[0].actual = nil
        #expect(
            try Self.read(Self.bytes(records.map { record in order.map { record[$0] } })) == [
                expected, Self.other,
            ])
    }

    struct Tampering: Sendable, CustomTestStringConvertible {
        var row: Int
        var column: String
        var text: String
        var fault: LongShapeError.Fault

        var testDescription: String { "\(column) \(text)" }
    }

    @Test(
        "a contradiction is an error with its line and column",
        arguments: [
            Tampering(
                row: 1, column: "indicators.target.number", text: "61",
                fault: .contradiction("61", text: "≥60人")),
            Tampering(
                row: 1, column: "indicators.target", text: "≥70人", fault: .contradiction("60", text: "≥70人")),
            Tampering(
                row: 2, column: "indicators.weight.number", text: "5", fault: .contradiction("5", text: "")),
            Tampering(
                row: 2, column: "subject.projectName", text: "夜校",
                fault: .difference("夜校", first: "青年工匠夜校")),
            Tampering(
                row: 3, column: "funds.source", text: "bank",
                fault: .unknownWord("bank", allowed: Fund.Source.allCases.map(\.rawValue))),
            Tampering(row: 4, column: "notes", text: "x", fault: .misplaced("x", part: "goal")),
            Tampering(row: 2, column: "row", text: "3", fault: .wrongRow("3", expected: 2)),
            Tampering(row: 8, column: "form", text: "", fault: .missing),
            Tampering(row: 4, column: "form", text: "x", fault: .missing),
            Tampering(row: 1, column: "fiscalYear", text: "今年", fault: .notAYear("今年")),
            Tampering(
                row: 8, column: "part", text: "row",
                fault: .unknownWord(
                    "row",
                    allowed: [
                        "indicator", "fund", "goal", "term.indicator", "term.fund", "term.goal", "task",
                        "task.fund", "opinion", "note", "also", "subject", "form",
                    ])),
            Tampering(row: 1, column: "period", text: "上半年", fault: .notAPeriod("上半年")),
        ])
    func contradictions(tampering: Tampering) throws {
        var records = try Self.records()
        let column = try #require(records[0].firstIndex(of: tampering.column))
        records[tampering.row][column] = tampering.text
        if tampering.column == "form", tampering.text == "x" {
            // A form between a form's rows: the rest comes again.
            #expect(
                throws: InterchangeError.longShape(
                    .cell(line: 6, column: 0, name: "form", .formAgain("1")))
            ) { try Self.read(Self.bytes(records)) }
            return
        }
        var name = tampering.column
        if name == "indicators.target" { name = "indicators.target.number" }
        let place = try #require(records[0].firstIndex(of: name))
        #expect(
            throws: InterchangeError.longShape(
                .cell(line: tampering.row + 1, column: place, name: name, tampering.fault))
        ) { try Self.read(Self.bytes(records)) }
    }

    @Test("an incomplete header is reported")
    func headers() throws {
        var records = try Self.records()
        records[0][5] = "fundtype"
        #expect(throws: InterchangeError.longShape(.unknownColumn("fundtype", column: 5))) {
            try Self.read(Self.bytes(records))
        }
        records[0][5] = "title"
        #expect(throws: InterchangeError.longShape(.repeatedColumn("title", column: 6))) {
            try Self.read(Self.bytes(records))
        }
        #expect(throws: InterchangeError.longShape(.missingColumn("kind"))) {
            try Self.read(Array("form,part\n1,form\n".utf8))
        }
        #expect(throws: InterchangeError.noForm) {
            try Self.read(Array("form,part,kind,layout\n".utf8))
        }
        #expect(
            throws: InterchangeError.longShape(.cell(line: 2, column: 4, name: "", .surplus("x")))
        ) {
            try Self.read(Array("form,part,kind,layout\n1,form,regionalTarget,a,x\n".utf8))
        }
    }

    @Test("a value whose text says otherwise is refused, since only the text would come back")
    func unheld() throws {
        var form = Self.form
        form.indicators[1].actual = Value(text: "约3期", upper: ExactDecimal(4))
        #expect(throws: InterchangeError.longShape(.unheld(.indicator(1, .actual)))) {
            try Self.write([form])
        }
        #expect(
            Messages(.chinese).text(.longShape(.unheld(.indicator(1, .actual))))
                == "第 2 个指标的完成值的数值和文字不一致，长表以文字为准，请先改正")
    }

    @Test(
        "a number that says more than its text shows comes back as it is, one that says another with its own text"
    )
    func exactNumbers() throws {
        var form = Form(kind: .projectTarget, layout: "general")
        form.indicators = [
            Value(text: "9.88", number: ExactDecimal("9.87654")),
            Value(text: "99%", number: ExactDecimal("98.765"), unit: "%"),
            Value(text: "-", number: .zero), Value(text: "####", number: ExactDecimal(12)),
            Value(text: "二〇二二年", date: CalendarTime("2022-12-31")),
            Value(text: "2022", date: CalendarTime("2022-12-31")), Value(text: "—", notApplicable: true),
        ].map { Indicator(target: $0) }
        #expect(try Self.read(Self.write([form])) == [form])
        for (text, number) in [("9.88", "9.8"), ("99%", "98.4")] {
            var value = try #require(Value(reading: text))
            value.number = ExactDecimal(number)
            form.indicators = [Indicator(target: value)]
            let read = try #require(try Self.read(Self.write([form])).first?.indicators[0].target)
            #expect(read.number == value.number && read.text != value.text, "\(text) \(number)")
        }
    }

    static let wholeTerm: Form = {
        var form = Form(kind: .projectTarget, layout: "general")
        form.indicators = [
            Indicator(
                level3: "里程",
                also: [Also(head: "乡镇 › 城关", content: .value(Value(text: "效果好")), region: "城关")])
        ]
        form.term = Term(
            funds: [Fund(label: "项目总额", source: .total, annualBudget: Value(reading: "900"))],
            indicators: [Indicator(level3: "里程", target: Value(reading: "≥36公里"))])
        form.tasks = [
            AnnualTask(
                name: "修路", funds: [Fund(label: "总额", source: .total, executed: Value(reading: "3"))])
        ]
        return form
    }()

    @Test("the whole term and tasks have parts of their own, so that no sum of the year takes them in")
    func otherParts() throws {
        #expect(try Self.read(Self.write([Self.wholeTerm])) == [Self.wholeTerm])
        var records = try CSVRecords(bytes: Self.write([Self.wholeTerm]))
        var fields: [[String]] = []
        while let record = try records.next() {
            fields.append((0..<record.count).map { record.text(at: $0) })
        }
        let path = try #require(fields[0].firstIndex(of: "path"))
        #expect(
            fields.map { "\($0[1]) \($0[path])" } == [
                "part path", "indicator ", "term.indicator ", "term.fund ", "task ",
                "task.fund tasks[0].funds[0]",
                "also indicators[0].also[0]",
            ])
        for (row, text) in [(5, "tasks[1].funds[0]"), (5, "tasks[0].funds[1]"), (6, "also[1]"), (6, "x")] {
            var changed = fields
            changed[row][path] = text
            #expect(
                throws: InterchangeError.longShape(
                    .cell(line: row + 1, column: path, name: "path", .wrongPath(text)))
            ) { try Self.read(Self.bytes(changed)) }
        }
        #expect(
            Messages(.chinese).text(
                .longShape(.cell(line: 6, column: 0, name: "path", .wrongPath("tasks[1].funds[0]"))))
                == "第 6 行 A 列（path）：「tasks[1].funds[0]」不对：前面没有这一行，或者序号不连续")
    }

    @Test("a table of too many forms is refused")
    func tooManyForms() throws {
        var limits = LongReader.Limits()
        limits.forms = 2
        let bytes = try Self.write([Self.form, Self.other, Self.form])
        #expect(throws: InterchangeError.longShape(.tooManyForms(limit: 2))) {
            try LongReader.read(bytes, CSVReader(), limits: limits)
        }
        limits.forms = 3
        #expect(try LongReader.read(bytes, CSVReader(), limits: limits).count == 3)
    }

    @Test("messages name the line and the column as a spreadsheet program does")
    func messages() {
        let error = InterchangeError.longShape(
            .cell(line: 12, column: 29, name: "indicators.target.number", .contradiction("61", text: "≥60人")))
        #expect(
            Messages(.chinese).text(error)
                == "第 12 行 AD 列（indicators.target.number）：「61」和文字「≥60人」不一致，请改成一致或留空")
        #expect(
            Messages(.english).text(error)
                == "line 12, column AD (indicators.target.number): “61” contradicts the text “≥60人”; make them agree or leave it empty"
        )
    }

    @Test("several files become one table whose forms are numbered on")
    func severalInputs() async throws {
        let folder = try TemporaryFolder()
        let templates = try Templates()
        var options = WritingOptions(format: .csv)
        options.shape = .long
        let converter = Converter(
            reader: try DocumentReader(templates: templates), templates: templates, options: options, width: 2
        )
        let inputs = ["stacked.xlsx", "transfer-2018.csv", "book.xlsx"].map { ProjectFolder.fixture($0) }
        try await converter.convert(inputs, into: folder.file("all.csv")) { #expect(!$0.isFailure) }
        var expected = try inputs.flatMap { try ConverterTests.forms($0) }
        for index in expected.indices { expected[index].origin = nil }
        #expect(try Self.read(folder.contents(of: "all.csv")) == expected)
        #expect(expected.count == 6)
    }
}
