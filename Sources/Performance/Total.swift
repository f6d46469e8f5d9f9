/// The 总分 row: what the weights and scores make, and the grade where one is printed.
public struct Total: Hashable, Sendable {
    /// 分值, usually 100.
    public var weight: Value?
    /// 得分
    public var score: Value?
    /// 等级: 优, 良, 中 or 差.
    public var grade: String?
    /// What else stands in the row, as printed.
    public var note: String?

    /// Makes a total.
    public init(weight: Value? = nil, score: Value? = nil, grade: String? = nil, note: String? = nil) {
        self.weight = weight
        self.score = score
        self.grade = grade
        self.note = note
    }
}
