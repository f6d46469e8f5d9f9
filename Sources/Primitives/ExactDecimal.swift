/// A decimal number kept exactly as it was written: never a binary fraction.
///
/// The value is `significand × 10^exponent`, normalised so that the significand does not end in a
/// zero. It holds up to 36 significant digits; longer ones do not become a number at all, since
/// rounding them would be a guess.
///
/// ```swift
/// ExactDecimal("89.7558")!.description   // "89.7558"
/// ExactDecimal("1e-7")!.description      // "0.0000001"
/// ```
public struct ExactDecimal: Hashable, Sendable {
    /// The digits as a whole number, with the sign.
    public let significand: Int128
    /// The power of ten that the digits are multiplied by.
    public let exponent: Int

    /// The most significant digits a number that is read or worked out may have.
    public static let maximumDigits = 36
    /// The furthest power of ten that is read; anything beyond is not a number of a form.
    public static let maximumExponent = 400
    /// Where the exponent of a number made of its parts stops, so that no sum of exponents overflows.
    static let exponentBound = 1_000_000

    /// Zero.
    public static let zero = ExactDecimal(significand: 0, exponent: 0)

    /// Makes `significand × 10^exponent`; trailing zeros of the significand move into the exponent.
    ///
    /// The exponent stops at a million either way, far beyond any number that is read.
    public init(significand: Int128, exponent: Int) {
        guard significand != 0 else {
            self.init(normalised: 0, exponent: 0)
            return
        }
        var power = max(-ExactDecimal.exponentBound, min(exponent, ExactDecimal.exponentBound))
        if var narrow = Int64(exactly: significand) {
            while narrow % 10 == 0 {
                narrow /= 10
                power += 1
            }
            self.init(normalised: Int128(narrow), exponent: power)
        } else {
            var wide = significand
            while wide % 10 == 0 {
                wide /= 10
                power += 1
            }
            self.init(normalised: wide, exponent: power)
        }
    }

    /// Makes a number of parts that are known to be normalised.
    @usableFromInline
    init(normalised significand: Int128, exponent: Int) {
        self.significand = significand
        self.exponent = exponent
    }

    /// Makes a whole number.
    public init(_ whole: Int) {
        self.init(significand: Int128(whole), exponent: 0)
    }
}

extension ExactDecimal {
    /// How many significant digits it has; zero has one.
    public var digitCount: Int { PowersOfTen.digitCount(significand.magnitude) }

    /// Whether it is below zero.
    public var isNegative: Bool { significand < 0 }

    /// The same number without its sign.
    public var magnitude: ExactDecimal { isNegative ? negated : self }

    /// The same number with the other sign.
    public var negated: ExactDecimal {
        // The lowest Int128 ends in 8 and has 39 digits, which is never read: it stays as it is.
        ExactDecimal(normalised: 0 &- significand, exponent: exponent)
    }

    /// The same number times a power of ten: moves the decimal point, exactly.
    public func scaled(byPowerOfTen power: Int) -> ExactDecimal {
        let bound = 2 * ExactDecimal.exponentBound
        return ExactDecimal(significand: significand, exponent: exponent + max(-bound, min(power, bound)))
    }
}
