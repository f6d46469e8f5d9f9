/// What the first label of a line under the indicators can say of the line; the raw value is its key in the vocabulary.
enum LeadingLabel: String, CaseIterable, Sendable {
    /// 自评得分合计: the total of the form.
    case total
    /// 小计: the sum of some indicators, which is none itself.
    case subtotal
    /// 其他需说明的事项: a remark.
    case note

    /// A longer text is no label: sixteen characters.
    static let maximumBytes = 48
}
