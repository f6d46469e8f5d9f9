/// One performance indicator (绩效指标): a row of the indicators table.
public struct Indicator: Hashable, Sendable {
    /// 一级指标; nil where the form has no such level.
    public var level1: String?
    /// 二级指标; nil where the form has no such level.
    public var level2: String?
    /// 三级指标; nil where the form has no such level.
    public var level3: String?
    /// 年度指标值
    public var target: Value?
    /// 定性 or 定量; nil where the form does not say.
    public var nature: String?
    /// 指标值设定依据; nil where the form has no such column.
    public var basis: String?
    /// 绩效标准, 评分标准, 评价标准, where `basis` is another column; nil where the form has no such column.
    public var standard: String?
    /// 实际完成值
    public var actual: Value?
    /// 分值
    public var weight: Value?
    /// 得分
    public var score: Value?
    /// 偏差原因分析及改进措施; nil where the form has no such column.
    public var deviation: String?
    /// 备注, where the form has a column of reasons too or is a target form; nil where it has no such column.
    public var remark: String?
    /// The row's values that have no key of their own, in order.
    public var also: [Also]

    /// A column of the indicators table; the raw value is its JSON key.
    public enum Column: String, CaseIterable, Sendable {
        /// 一级指标
        case level1
        /// 二级指标
        case level2
        /// 三级指标
        case level3
        /// 年度指标值
        case target
        /// 定性 or 定量
        case nature
        /// 指标值设定依据
        case basis
        /// 绩效标准, 评分标准
        case standard
        /// 实际完成值
        case actual
        /// 分值
        case weight
        /// 得分
        case score
        /// 偏差原因分析及改进措施
        case deviation
        /// 备注
        case remark
    }

    /// What stands in a column.
    public enum Content: Hashable, Sendable {
        /// A string column: the levels, `nature`, `basis`, `standard`, `deviation` and `remark`; nil where the form has no such column.
        case string(String?)
        /// A value column; nil where the cell is empty.
        case value(Value?)
    }

    /// Makes a row.
    public init(
        level1: String? = nil, level2: String? = nil, level3: String? = nil, target: Value? = nil,
        nature: String? = nil, basis: String? = nil, standard: String? = nil, actual: Value? = nil,
        weight: Value? = nil, score: Value? = nil, deviation: String? = nil, remark: String? = nil,
        also: [Also] = []
    ) {
        self.level1 = level1
        self.level2 = level2
        self.level3 = level3
        self.target = target
        self.nature = nature
        self.basis = basis
        self.standard = standard
        self.actual = actual
        self.weight = weight
        self.score = score
        self.deviation = deviation
        self.remark = remark
        self.also = also
    }

    /// What stands in a column; setting content of the other sort does nothing.
    public subscript(column: Column) -> Content {
        get {
            switch column {
            case .level1: .string(level1)
            case .level2: .string(level2)
            case .level3: .string(level3)
            case .target: .value(target)
            case .nature: .string(nature)
            case .basis: .string(basis)
            case .standard: .string(standard)
            case .actual: .value(actual)
            case .weight: .value(weight)
            case .score: .value(score)
            case .deviation: .string(deviation)
            case .remark: .string(remark)
            }
        }
        set {
            switch (column, newValue) {
            case (.level1, .string(let text)): level1 = text
            case (.level2, .string(let text)): level2 = text
            case (.level3, .string(let text)): level3 = text
            case (.target, .value(let value)): target = value
            case (.nature, .string(let text)): nature = text
            case (.basis, .string(let text)): basis = text
            case (.standard, .string(let text)): standard = text
            case (.actual, .value(let value)): actual = value
            case (.weight, .value(let value)): weight = value
            case (.score, .value(let value)): score = value
            case (.deviation, .string(let text)): deviation = text
            case (.remark, .string(let text)): remark = text
            default: break
            }
        }
    }
}
