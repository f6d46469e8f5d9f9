/// A time of day without a time zone, as forms print it: `8:30`.
public struct TimeOfDay: Hashable, Sendable {
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int
    /// 0 to 59; nil where none is printed.
    public let second: Int?

    /// Makes a time; nil where no clock shows it.
    public init?(hour: Int, minute: Int, second: Int? = nil) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second ?? 0) else {
            return nil
        }
        self.hour = hour
        self.minute = minute
        self.second = second
    }
}

extension TimeOfDay {
    /// Whether it is the very start of a day.
    public var isMidnight: Bool { hour == 0 && minute == 0 && second ?? 0 == 0 }
}

extension TimeOfDay: CustomStringConvertible {
    /// Reads ISO 8601, `T08:30` or `T08:30:15`, with every digit; nil where the text is anything else.
    public init?(_ iso: some StringProtocol) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 6 || bytes.count == 9, bytes[0] == UInt8(ascii: "T") else { return nil }
        var parts: [Int] = []
        for part in bytes.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) {
            guard part.count == 2, part.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else { return nil }
            parts.append(part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
        }
        guard parts.count == (bytes.count == 6 ? 2 : 3) else { return nil }
        self.init(hour: parts[0], minute: parts[1], second: parts.count == 3 ? parts[2] : nil)
    }

    /// ISO 8601, `T08:30`, with seconds where there are any.
    public var description: String {
        func digits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "T\(digits(hour)):\(digits(minute))" + (second.map { ":" + digits($0) } ?? "")
    }
}
