/// What may be asked of a blank template.
public struct BlankOptions: Hashable, Sendable {
    /// The year; nil to have it filled in.
    public var fiscalYear: Int?
    /// The unit of amounts, such as 元; nil for 万元, as the layouts print it.
    public var unit: String?
    /// How many rows the indicators get; nil for the usual ones and a few to spare.
    public var rows: Int?

    /// The rows to spare under the usual indicators.
    public static let spareRows = 3
    /// The most rows that may be asked for.
    public static let maximumRows = 500

    /// Makes options that leave everything as is usual.
    public init() {}
}
