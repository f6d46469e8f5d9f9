/// One row of 年度主要任务: what is to be done in the year, and with how much.
public struct AnnualTask: Hashable, Sendable {
    /// 任务名称
    public var name: String
    /// 主要内容; nil where the form has no such column.
    public var content: String?
    /// 完成情况; nil where the form has no such column.
    public var actual: String?
    /// The row's amounts, one fund for each source that has columns of its own, in order.
    public var funds: [Fund]

    /// A column of the tasks that holds words; the raw value is its JSON key.
    public enum Column: String, CaseIterable, Sendable {
        /// 任务名称
        case name
        /// 主要内容
        case content
        /// 完成情况
        case actual
    }

    /// Makes a task.
    public init(name: String, content: String? = nil, actual: String? = nil, funds: [Fund] = []) {
        self.name = name
        self.content = content
        self.actual = actual
        self.funds = funds
    }

    /// The words in a column; the name cannot be taken away, only emptied.
    public subscript(column: Column) -> String? {
        get {
            switch column {
            case .name: name
            case .content: content
            case .actual: actual
            }
        }
        set {
            switch column {
            case .name: name = newValue ?? ""
            case .content: content = newValue
            case .actual: actual = newValue
            }
        }
    }
}
