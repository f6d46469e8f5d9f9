public import Primitives

/// One 绩效目标表 or 绩效自评表 in canonical form: what every reader makes and every writer takes.
///
/// Its JSON is fixed by the schema `performance-form/1`, published beside this
/// module's sources as `performance-form-1.schema.json`.
public struct Form: Hashable, Sendable {
    /// What sort of form it is.
    public var kind: FormKind
    /// The id of the layout under Templates/ it was recognised as, such as `project-2021-xinjiang`.
    public var layout: String
    /// The id of its fund type, where one is known.
    public var fundType: String?
    /// The title as printed; empty where none is.
    public var title: String
    /// The budget year: from the year line, else the title, else given by the caller; 1 to 9999.
    public var fiscalYear: Int?
    /// Of a monitoring form, the months that its executed amounts and actual values cover.
    public var period: ClosedRange<CivilMonth>?
    /// Who and what the form is about: project, departments, contact.
    public var subject: Subject
    /// The rows of the funds table, in order.
    public var funds: [Fund]
    /// The annual goals (年度总体目标), in order.
    public var goals: [Goal]
    /// The indicators (绩效指标), one a row, in order.
    public var indicators: [Indicator]
    /// The 总分 row, where the form has one.
    public var total: Total?
    /// What the form says of its whole implementation period, where it prints the year's own too.
    public var term: Term?
    /// The rows of 年度主要任务, in order.
    public var tasks: [AnnualTask]
    /// 审核意见 and other opinions, in order.
    public var opinions: [Opinion]
    /// 说明 and 备注, in order.
    public var notes: [String]
    /// Values that have no key of their own and belong to no row, in order.
    public var also: [Also]
    /// Where it was read, and the geometry a faithful write-back needs.
    public var origin: Origin?

    /// Makes a form; everything but kind and layout may be left empty.
    public init(
        kind: FormKind, layout: String, fundType: String? = nil, title: String = "", fiscalYear: Int? = nil,
        period: ClosedRange<CivilMonth>? = nil, subject: Subject = Subject(), funds: [Fund] = [],
        goals: [Goal] = [], indicators: [Indicator] = [],
        total: Total? = nil, term: Term? = nil, tasks: [AnnualTask] = [], opinions: [Opinion] = [],
        notes: [String] = [], also: [Also] = [], origin: Origin? = nil
    ) {
        self.kind = kind
        self.layout = layout
        self.fundType = fundType
        self.title = title
        self.fiscalYear = fiscalYear
        self.period = period
        self.subject = subject
        self.funds = funds
        self.goals = goals
        self.indicators = indicators
        self.total = total
        self.term = term
        self.tasks = tasks
        self.opinions = opinions
        self.notes = notes
        self.also = also
        self.origin = origin
    }
}
