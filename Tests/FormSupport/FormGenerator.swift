public import Performance
import Primitives
public import TestSupport

/// Makes random forms of every shape that the model allows, nasty texts included; the seed decides all.
public struct FormGenerator {
    public var random: SplitMix64
    /// Whether values are only those that the grammar reads from their text, and no text holds a NUL: what a
    /// format that keeps texts alone can give back.
    public var isOfTextAlone = false

    /// Starts with a seed.
    public init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// A form with up to so many rows in each table.
    public mutating func form(maximumRows: Int = 6) -> Form {
        var form = Form(kind: random.one(of: FormKind.allCases), layout: text())
        form.fundType = optional { $0.text() }
        form.title = text()
        form.fiscalYear = optional { Int.random(in: 1...9999, using: &$0.random) }
        form.period = optional { $0.months() }
        form.subject = subject()
        form.funds = rows(maximumRows) { $0.fund() }
        form.goals = rows(maximumRows) { $0.goal() }
        form.indicators = rows(maximumRows) { $0.indicator() }
        form.total = optional { generator in
            Total(
                weight: generator.value(), score: generator.value(), grade: generator.optional { $0.text() },
                note: generator.optional { $0.text() })
        }
        form.term = optional { generator in
            Term(
                funds: generator.rows(maximumRows) { $0.fund() },
                goals: generator.rows(maximumRows) { $0.goal() },
                indicators: generator.rows(maximumRows) { $0.indicator() })
        }
        form.tasks = rows(maximumRows) { generator in
            AnnualTask(
                name: generator.text(), content: generator.optional { $0.text() },
                actual: generator.optional { $0.text() }, funds: generator.rows(2) { $0.fund() })
        }
        form.opinions = rows(maximumRows) { Opinion(label: $0.text(), text: $0.text()) }
        form.notes = rows(maximumRows) { $0.text() }
        form.also = rows(maximumRows) { $0.also() }
        form.origin = optional { $0.origin() }
        return form
    }

    mutating func subject() -> Subject {
        var subject = Subject()
        for key in Subject.Key.known where random.once(in: 2) { subject[key] = text() }
        if random.once(in: 4) { subject[Subject.Key("\(text())·")] = text() }
        return subject
    }

    mutating func goal() -> Goal { Goal(expected: text(), actual: optional { $0.text() }) }

    mutating func also() -> Also {
        let value = value()
        return Also(
            head: text(), content: value.map { .value($0) } ?? .text(text()),
            measure: optional { $0.random.one(of: Also.Measure.allCases) }, period: optional { $0.period() },
            stage: optional { $0.random.one(of: Also.Stage.allCases) }, region: optional { $0.text() })
    }

    private mutating func period() -> Period {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .previous
        case 1: .term
        case 2: .year(Int.random(in: 1...9999, using: &random))
        default: .months(months())
        }
    }

    private mutating func day() -> CivilDate {
        CivilDate(daysSince1970: Int.random(in: -700_000...2_900_000, using: &random)).unsafelyUnwrapped
    }

    private mutating func months() -> ClosedRange<CivilMonth> {
        let months = [day(), day()].compactMap { CivilMonth(year: $0.year, month: $0.month) }.sorted()
        return months[0]...months[1]
    }

    private mutating func time() -> CalendarTime {
        let (one, other) = (day(), day())
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .month(months().lowerBound)
        case 1: return .months(months())
        case 2: return .days(min(one, other)...max(one, other))
        case 3:
            return TimeOfDay(
                hour: Int.random(in: 0...23, using: &random), minute: Int.random(in: 0...59, using: &random),
                second: optional { Int.random(in: 0...59, using: &$0.random) }
            ).map { .time($0) } ?? .day(one)
        default: return .day(one)
        }
    }

    mutating func fund() -> Fund {
        var fund = Fund(label: text(), source: random.one(of: Fund.Source.allCases))
        for column in Fund.Column.allCases { fund[column] = value() }
        if random.once(in: 4) { fund.also = rows(2) { $0.also() } }
        return fund
    }

    mutating func indicator() -> Indicator {
        var indicator = Indicator()
        for column in Indicator.Column.allCases {
            switch indicator[column] {
            case .string: indicator[column] = .string(optional { $0.text() })
            case .value: indicator[column] = .value(value())
            }
        }
        if random.once(in: 4) { indicator.also = rows(2) { $0.also() } }
        return indicator
    }

    /// A value cell: nil, words, or any parts at all, whether or not the grammar would read them so.
    public mutating func value() -> Value? {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return nil
        case 1: return Value(reading: random.one(of: FormGenerator.cells))
        case _ where isOfTextAlone: return Value(reading: text())
        case 2: return Value(text: text())
        default:
            return Value(
                text: text(), comparator: optional { $0.random.one(of: Value.Comparator.allCases) },
                number: optional { $0.decimal() }, upper: optional { $0.decimal() },
                unit: optional { $0.text() }, notApplicable: random.once(in: 2),
                date: optional { $0.time() })
        }
    }

    /// A decimal of up to 36 digits, mostly short.
    mutating func decimal() -> ExactDecimal {
        let digits = random.once(in: 8) ? 36 : Int.random(in: 1...15, using: &random)
        var significand: Int128 = 0
        for _ in 0..<digits { significand = significand * 10 + Int128.random(in: 0...9, using: &random) }
        let exponent = random.once(in: 8) ? Int.random(in: -300...300, using: &random) : -4
        return ExactDecimal(significand: random.once(in: 4) ? -significand : significand, exponent: exponent)
    }

    mutating func origin() -> Origin {
        var origin = Origin(
            file: optional { $0.text() }, sheet: optional { $0.text() }, encoding: optional { $0.text() },
            range: range())
        origin.mergedRanges = rows(4) { $0.range() }
        origin.columnWidths = measures(last: CellReference.lastColumn)
        origin.rowHeights = measures(last: CellReference.lastRow)
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let source = Origin.Source(field: fieldPath(), cell: cell())
            if !origin.fields.contains(where: { $0.field == source.field }) { origin.fields.append(source) }
        }
        origin.texts = Array(Set(rows(8) { $0.cell() })).sorted().map { cell in
            Origin.Text(cell: cell, text: text())
        }
        origin.givenYear = optional { Int.random(in: 1...9999, using: &$0.random) }
        origin.checksum = optional { Checksum(value: UInt64.random(in: 0...UInt64.max, using: &$0.random)) }
        return origin
    }

    private mutating func measures(last: Int) -> [Origin.Measure] {
        Array(Set(rows(4) { Int.random(in: 0...last, using: &$0.random) })).sorted().map { index in
            Origin.Measure(
                index: index,
                size: random.once(in: 2)
                    ? Double(Int.random(in: 0...80, using: &random))
                    : Double.random(in: 0...409.5, using: &random))
        }
    }

    mutating func fieldPath() -> FieldPath {
        let row = Int.random(in: 0...40, using: &random)
        switch Int.random(in: 0..<11, using: &random) {
        case 0: return random.one(of: [.title, .fiscalYear, .period])
        case 1: return .subject(Subject.Key(random.once(in: 2) ? text() : "projectName"))
        case 2: return .fundLabel(row)
        case 3: return .fund(row, random.one(of: Fund.Column.allCases))
        case 4: return random.one(of: [.goalExpected(row), .goalActual(row)])
        case 5: return random.one(of: [.totalWeight, .totalScore, .totalGrade, .totalNote])
        case 6: return random.one(of: [.note(row), .opinionLabel(row), .opinion(row)])
        case 7: return random.one(of: [.also(row), .fundAlso(row, 0), .indicatorAlso(row, 1)])
        case 8:
            return random.one(of: [
                .task(row, random.one(of: AnnualTask.Column.allCases)),
                .taskFund(row, random.one(of: [.fundLabel(0), .fund(1, .executed), .fundAlso(0, 2)])),
            ])
        case 9:
            return .term(
                random.one(of: [
                    .fundLabel(row), .fund(row, .received), .goalExpected(row), .indicator(row, .target),
                    .indicatorAlso(row, 0),
                ]))
        default: return .indicator(row, random.one(of: Indicator.Column.allCases))
        }
    }

    private mutating func cell() -> CellReference {
        random.once(in: 4)
            ? CellReference(
                row: Int.random(in: 0...CellReference.lastRow, using: &random),
                column: Int.random(in: 0...CellReference.lastColumn, using: &random))
            : CellReference(
                row: Int.random(in: 0...60, using: &random), column: Int.random(in: 0...12, using: &random))
    }

    private mutating func range() -> CellRange {
        let (one, other) = (cell(), cell())
        return CellRange(
            rows: min(one.row, other.row)...max(one.row, other.row),
            columns: min(one.column, other.column)...max(one.column, other.column))
    }

    /// A text of pieces that trip up writers and readers.
    mutating func text() -> String {
        let pieces = Int.random(in: 0...4, using: &random)
        let text = (0..<pieces).map { _ in random.one(of: FormGenerator.pieces) }.joined()
        return isOfTextAlone
            ? String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\0" })) : text
    }

    private mutating func optional<Result>(_ make: (inout FormGenerator) -> Result) -> Result? {
        random.once(in: 2) ? make(&self) : nil
    }

    private mutating func rows<Row>(_ maximum: Int, _ make: (inout FormGenerator) -> Row) -> [Row] {
        (0..<Int.random(in: 0...maximum, using: &random)).map { _ in make(&self) }
    }

    private static let cells = [
        "10", "100%", "≥12个", "3-5天", "1,619.90", "—", "效果显著", "2022年12月31日", "=300元/人/半天", "100%%",
        "0.04万元", "部分达成预期指标(70%)", "90分（含）以上", "",
    ]
    private static let pieces = [
        "项目名称", "产出指标", "a", " ", "\n", "\r\n", "\t", "\"", "\\", "/", "\u{0}", "\u{1}", "\u{8}", "\u{C}",
        "\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "😀",
        "👨‍👩‍👧‍👦", "𠮷", "𪚥", "e\u{301}", "\u{301}", "\\u0041", "}", "]", ",", ":", "null", "１２％", "“”",
        "一段很长的文字，写到超过十六个字节为止。", "\u{10FFFF}",
    ]
}
