/// One annual goal (年度总体目标): what was meant, and what came of it.
public struct Goal: Hashable, Sendable {
    /// 预期目标
    public var expected: String
    /// 实际完成情况; nil where the form has no such column, empty where it was left blank.
    public var actual: String?

    /// Makes a goal.
    public init(expected: String, actual: String? = nil) {
        self.expected = expected
        self.actual = actual
    }
}
