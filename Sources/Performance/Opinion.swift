/// A block in which somebody says what they think of the form: 审核意见, 财政部门意见.
///
/// Signatures, seals and dates under it are not part of it.
public struct Opinion: Hashable, Sendable {
    /// Whose opinion it is, as printed.
    public var label: String
    /// What is said; empty where the block was left blank.
    public var text: String

    /// Makes an opinion.
    public init(label: String, text: String) {
        self.label = label
        self.text = text
    }
}
