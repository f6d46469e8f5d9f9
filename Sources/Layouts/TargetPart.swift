/// What a column beside the targets adds to them, where a form prints `≥`, `12` and `处` in three columns; the
/// raw value is its key in the vocabulary.
enum TargetPart: String, Sendable {
    /// 指标性质: `≥`
    case comparator
    /// 计量单位: `处`
    case unit
    /// 值: `12`, the target itself where one head stands over all parts.
    case value
}
