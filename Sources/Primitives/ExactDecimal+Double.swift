extension ExactDecimal {
    /// Reads a double as a spreadsheet program shows it, at 15 significant digits: 28.799999999999997 is
    /// 28.8. Nil where it is not finite.
    public init?(double: Double) {
        // The shortest text that gives the double back has at most 17 digits, and lies on the same side of
        // every 15-digit boundary as the double itself.
        guard let shortest = ExactDecimal(double.description) else { return nil }
        self = shortest.rounded(toDigits: 15)
    }

    /// The shortest digits that give the double back; nil where it is not finite.
    public init?(shortest double: Double) {
        guard let number = ExactDecimal(hundredths: double) ?? ExactDecimal(double.description) else {
            return nil
        }
        self = number
    }

    /// The number of a double that has no more than two places, as nearly every width and height does; nil for
    /// others.
    ///
    /// No other decimal of 15 digits at most gives the same double, so that this one is the shortest.
    init?(hundredths double: Double) {
        let hundredths = (double * 100).rounded()
        guard abs(hundredths) < 1e15, hundredths / 100 == double else { return nil }
        self.init(significand: Int128(hundredths), exponent: -2)
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
