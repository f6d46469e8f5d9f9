/// A value of a form whose heads were understood, but for which there is no key of its own: last year's
/// amount, a forecast, one district's share, a coefficient.
///
/// What is of another period, stage or region never stands where the year's own value belongs.
public struct Also: Hashable, Sendable {
    /// The heads over and beside it as printed, from the outermost: `近两年收支金额 › 2019年`.
    public var head: String
    /// What stands in the cell.
    public var content: Content
    /// What it says, where there is a word for it.
    public var measure: Measure?
    /// The period it is of, where that is not the form's own year.
    public var period: Period?
    /// How settled it is, where it is not the plain figure.
    public var stage: Stage?
    /// The district or village it is of, as printed.
    public var region: String?

    /// What stands between two heads of a path.
    public static let separator = " › "

    /// What stands in a cell.
    public enum Content: Hashable, Sendable {
        /// Words, such as 正向 or a description.
        case text(String)
        /// A figure, or what stands in its place.
        case value(Value)

        /// The text that the officer sees.
        public var text: String {
            switch self {
            case .text(let text): text
            case .value(let value): value.text
            }
        }
    }

    /// What a value says.
    public enum Measure: String, CaseIterable, Sendable {
        /// 调整系数
        case coefficient
        /// 完成可能性: the ticked head is the value.
        case possibility
        /// 占比
        case share
        /// 科目代码, 项目编码
        case code
        /// 正向 or 反向
        case direction
        /// 指标解释, 指标说明, 指标内容
        case description
    }

    /// How settled a value is.
    public enum Stage: String, CaseIterable, Sendable {
        /// 年初, before it was adjusted
        case initial
        /// 预计
        case forecast
        /// 审核, 核定
        case audited
    }

    /// Makes an entry.
    public init(
        head: String, content: Content, measure: Measure? = nil, period: Period? = nil, stage: Stage? = nil,
        region: String? = nil
    ) {
        self.head = head
        self.content = content
        self.measure = measure
        self.period = period
        self.stage = stage
        self.region = region
    }
}
