/// A month of the calendar, as forms print it: `2021年12月`.
public struct CivilMonth: Hashable, Sendable {
    /// The year, such as 2021.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int

    /// Makes a month of the years 0 to 9999; nil where there is no such month.
    public init?(year: Int, month: Int) {
        guard (1...12).contains(month), (0...9999).contains(year) else { return nil }
        self.year = year
        self.month = month
    }
}

extension CivilMonth: Comparable {
    /// The earlier month comes first.
    public static func < (left: CivilMonth, right: CivilMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }
}

extension CivilMonth: CustomStringConvertible {
    /// Reads ISO 8601, `2021-12`, with every digit; nil where the text is anything else.
    public init?(_ iso: some StringProtocol) {
        // The rules are those of a date, which is a month with a day.
        guard iso.utf8.count == 7, let day = CivilDate("\(iso)-01") else { return nil }
        self.init(year: day.year, month: day.month)
    }

    /// ISO 8601, `2021-12`.
    public var description: String {
        CivilDate(year: year, month: month, day: 1).map { String($0.description.prefix(7)) } ?? ""
    }
}
