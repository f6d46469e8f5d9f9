/// One row of the funds table (项目资金): where the money comes from, how much, how much of it was spent.
public struct Fund: Hashable, Sendable {
    /// The label as printed, trimmed: `其中：当年财政拨款`.
    public var label: String
    /// The source that the label stands for.
    public var source: Source
    /// 年初预算数
    public var initialBudget: Value?
    /// 全年预算数（A）; also the amount of a row printed as label and value only.
    public var annualBudget: Value?
    /// 到位数
    public var received: Value?
    /// 全年执行数（B）
    public var executed: Value?
    /// 分值
    public var weight: Value?
    /// 执行率（B/A）
    public var executionRate: Value?
    /// 得分
    public var score: Value?
    /// The row's values that have no key of their own, in order.
    public var also: [Also]

    /// Where money comes from.
    public enum Source: String, CaseIterable, Sendable {
        /// 年度资金总额
        case total
        /// 当年财政拨款
        case fiscalAppropriation
        /// 上年结转资金
        case carryover
        /// 中央
        case central
        /// 省、自治区
        case region
        /// 地（州、市）
        case prefecture
        /// 地方
        case local
        /// 其他资金
        case other
    }

    /// A column of the funds table that holds a `Value`; the raw value is its JSON key.
    public enum Column: String, CaseIterable, Sendable {
        /// 年初预算数
        case initialBudget
        /// 全年预算数（A）
        case annualBudget
        /// 到位数
        case received
        /// 全年执行数（B）
        case executed
        /// 分值
        case weight
        /// 执行率
        case executionRate
        /// 得分
        case score
    }

    /// Makes a row.
    public init(
        label: String, source: Source, initialBudget: Value? = nil, annualBudget: Value? = nil,
        received: Value? = nil, executed: Value? = nil, weight: Value? = nil, executionRate: Value? = nil,
        score: Value? = nil, also: [Also] = []
    ) {
        self.label = label
        self.source = source
        self.initialBudget = initialBudget
        self.annualBudget = annualBudget
        self.received = received
        self.executed = executed
        self.weight = weight
        self.executionRate = executionRate
        self.score = score
        self.also = also
    }

    /// The value in a column.
    public subscript(column: Column) -> Value? {
        get {
            switch column {
            case .initialBudget: initialBudget
            case .annualBudget: annualBudget
            case .received: received
            case .executed: executed
            case .weight: weight
            case .executionRate: executionRate
            case .score: score
            }
        }
        set {
            switch column {
            case .initialBudget: initialBudget = newValue
            case .annualBudget: annualBudget = newValue
            case .received: received = newValue
            case .executed: executed = newValue
            case .weight: weight = newValue
            case .executionRate: executionRate = newValue
            case .score: score = newValue
            }
        }
    }
}
