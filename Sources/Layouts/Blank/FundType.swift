public import Performance

/// A sort of money that performance forms are made for, and what such forms usually measure.
///
/// It is data: a file under Templates/fund-types. Adding one is adding a file.
public struct FundType: Hashable, Sendable {
    /// The id, `strategic-emerging`.
    public var id: String
    /// The name for people, in Chinese.
    public var name: String
    /// The forms that it has, by kind, in the order of the file.
    public var forms: [Forms]
    /// The indicators that its forms usually have, in order.
    public var indicators: [UsualIndicator]

    /// The forms of one kind.
    public struct Forms: Hashable, Sendable {
        /// The kind.
        public var kind: FormKind
        /// The ids of the layouts, the usual one first.
        public var layouts: [String]
    }

    /// An indicator that forms of a fund type usually have.
    public struct UsualIndicator: Hashable, Sendable {
        /// 一级指标
        public var level1: String
        /// 二级指标
        public var level2: String
        /// 三级指标; nil where every form words its own.
        public var level3: String?
        /// The relation that its target usually demands.
        public var comparator: Value.Comparator?
        /// The unit of its target.
        public var unit: String?
        /// What a target looks like, `≥20家`; `{year}` stands for the year.
        public var target: String?
    }

    /// The kinds of form that it has.
    public var kinds: [FormKind] { forms.map(\.kind) }

    /// The layouts of a kind, the usual one first; empty where it has no form of that kind.
    public func layouts(of kind: FormKind) -> [String] {
        forms.first { $0.kind == kind }?.layouts ?? []
    }
}
