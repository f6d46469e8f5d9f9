/// What is known of inputs beforehand, so that it need not be found out.
public struct ReadingOptions: Hashable, Sendable {
    /// The layout that every form is taken for; nil to recognise it.
    public var layout: String?
    /// The year of forms that print none.
    public var fiscalYear: Int?
    /// The only sheet to read of a workbook; nil for all of them.
    public var sheet: String?
    /// Whether hidden sheets, rows and columns are read like others.
    public var readsHidden = false
    /// How delimited text is written; what is not said is found out.
    public var text = TextStyle()

    /// Makes options that leave everything to be found out.
    public init() {}
}
