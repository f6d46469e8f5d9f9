/// Powers of ten as far as 128 bits go.
enum PowersOfTen {
    /// The greatest power of ten in a `UInt128`.
    static let last = 38

    private static let powers: [UInt128] = {
        var powers: [UInt128] = [1]
        for _ in 0..<last { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    /// `10^power`; nil where it does not fit.
    static func power(_ power: Int) -> UInt128? {
        powers.indices.contains(power) ? powers[power] : nil
    }

    /// How many digits a number has; zero has one.
    static func digitCount(_ magnitude: UInt128) -> Int {
        if let narrow = UInt64(exactly: magnitude), narrow < 10_000 {
            return narrow < 10 ? 1 : narrow < 100 ? 2 : narrow < 1000 ? 3 : 4
        }
        // 1233 / 4096 is log₁₀ 2 from above: the estimate is right or one too low.
        let bits = UInt128.bitWidth - magnitude.leadingZeroBitCount
        let estimate = (bits * 1233) >> 12
        return estimate <= last && magnitude >= powers[estimate] ? estimate + 1 : estimate
    }
}
