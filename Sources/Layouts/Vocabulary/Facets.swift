import Performance

/// What a label says: a few independent things, each of which it may leave open.
///
/// 全年预算数 says the period *year* and the measure *budget*; 其中：中央财政资金 the source *central* and that it is part of
/// what stands above it. The facets of all heads of a cell together tell its field.
struct Facets: Hashable, Sendable {
    var part: Part?
    var measure: Measure?
    var source: Source?
    var period: LabelTime?
    var stage: Stage?
    /// A line of the head of a form, by its position in `Vocabulary.subjects`.
    var subject: SubjectIndex?
    var marks: Marks = []

    /// A position in `Vocabulary.subjects`.
    typealias SubjectIndex = UInt8

    /// The part of a form that a label belongs to.
    enum Part: String, CaseIterable, Sendable {
        case fund, goal, indicator, total, subtotal, grade, task, base, note, opinion, signature
    }

    /// What is measured, or which column of a table a head stands over.
    enum Measure: String, CaseIterable, Sendable {
        case budget, executed, change, remainder, received, receivedRate, rate, share, pooled
        case weight, score, coefficient, completion, evidence, code, number
        case level1, level2, level3, level
        case target, actual, value, comparator, unit, nature, direction
        case basis, scoring, standard, description, deviation, possibility, guarantee, remark
        case expected, taskName, taskContent
    }

    /// Where money comes from, as a label says it.
    enum Source: String, CaseIterable, Sendable {
        case total, sum, fiscalAppropriation, carryover, central, region, prefecture, local, upper, other
    }

    /// How far an amount or a value has come.
    enum Stage: String, CaseIterable, Sendable {
        case initial, adjusted, forecast, audited
    }

    /// What else a label may say.
    struct Marks: OptionSet, Hashable, Sendable {
        let rawValue: UInt16
        /// 其中: part of what stands above it.
        static let partOf = Marks(rawValue: 1)
        /// 金额单位：万元
        static let unitLine = Marks(rawValue: 2)
        /// It names people or how to reach them.
        static let personal = Marks(rawValue: 4)
        /// A district, a town, a village.
        static let region = Marks(rawValue: 8)
        /// What stands in a level's cell: 产出指标.
        static let levelClass = Marks(rawValue: 16)
        /// The year of the form: 预算年度.
        static let year = Marks(rawValue: 32)
        /// A total of one source: 财政资金总额.
        static let wholeSource = Marks(rawValue: 64)
        /// The label at the side of a whole table: 绩效指标.
        static let section = Marks(rawValue: 128)
    }

    /// Whether it says nothing.
    var isEmpty: Bool { self == Facets() }

    /// Whether it says more than when, how far or where.
    var isStrong: Bool { part != nil || measure != nil || subject != nil || source != nil }

    /// Takes what a nearer head says, which wins where both say the same facet.
    mutating func join(_ nearer: Facets) {
        part = nearer.part ?? part
        measure = nearer.measure ?? measure
        source = nearer.source ?? source
        period = nearer.period ?? period
        stage = nearer.stage ?? stage
        subject = nearer.subject ?? subject
        marks.formUnion(nearer.marks)
    }

    /// Says of a year by its number that it is the form's own: 2023年度 in a form of 2023 is 年度.
    mutating func settle(year: Int?) {
        if case .named(let named)? = period, year == Int(named) { period = .year }
    }

    /// Takes from another what this one leaves open.
    mutating func fill(_ other: Facets) {
        var joined = other
        joined.join(self)
        self = joined
    }
}

extension Facets.Measure {
    /// Whether it heads a level of the indicators.
    var isLevel: Bool {
        switch self {
        case .level1, .level2, .level3, .level: true
        default: false
        }
    }

    /// Whether it heads a column of the indicators.
    var isOfIndicators: Bool {
        switch self {
        case .level1, .level2, .level3, .level, .value, .completion, .evidence, .target, .actual, .weight,
            .score,
            .comparator, .unit, .nature, .direction, .basis, .scoring, .standard, .description, .deviation,
            .possibility,
            .guarantee, .remark, .coefficient:
            true
        default: false
        }
    }

    /// Whether it heads a column of the funds.
    var isOfFunds: Bool {
        switch self {
        case .change, .remainder, .budget, .executed, .received, .receivedRate, .rate, .share, .pooled,
            .weight, .score,
            .code, .number, .deviation, .basis:
            true
        default: false
        }
    }

    /// Whether it is of money and nothing else.
    var isMoney: Bool {
        switch self {
        case .budget, .executed, .received, .rate, .share, .change, .remainder: true
        default: false
        }
    }
}

extension Facets.Source {
    /// A level of government, or money of another year: more exact than that it is public money.
    var isExact: Bool {
        switch self {
        case .central, .region, .prefecture, .local, .upper, .carryover: true
        case .total, .sum, .fiscalAppropriation, .other: false
        }
    }

    /// The source in the canonical form.
    var canonical: Fund.Source {
        switch self {
        case .total, .sum: .total
        case .fiscalAppropriation: .fiscalAppropriation
        case .carryover: .carryover
        case .central: .central
        case .region: .region
        case .prefecture: .prefecture
        case .local: .local
        case .upper, .other: .other
        }
    }
}
