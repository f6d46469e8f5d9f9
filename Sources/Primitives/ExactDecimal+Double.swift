extension ExactDecimal {
    /// Reads a double as a spreadsheet program shows it, at 15 significant digits: 28.799999999999997 is
    /// 28.8. Nil where it is not finite.
    public init?(double: Double) {
        // The shortest text that gives the double back has at most 17 digits, and lies on the same side of
        // every 15-digit boundary as the double itself.
        guard let shortest = ExactDecimal(double.description) else { return nil }
        self = shortest.rounded(toDigits: 15)
    }

    /// The nearest double; infinite where the number is beyond all doubles. Exact enough to be stored and
    /// read again at up to 15 digits.
    public var double: Double {
        // Up to 2^53 and 10^22 both are exact as doubles, so one division or product rounds once.
        if let narrow = Int64(exactly: significand), narrow.magnitude < 1 << 53, abs(exponent) <= 22 {
            var power = 1.0
            for _ in 0..<abs(exponent) { power *= 10 }
            return exponent < 0 ? Double(narrow) / power : Double(narrow) * power
        }
        return Double(description) ?? 0
    }
}
