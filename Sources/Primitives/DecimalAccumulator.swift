/// The digits of a number while they are read, before it is known whether they make one.
///
/// Whoever reads a spelling of numbers of its own (thousands separators, full-width digits) feeds the digits
/// one by one, and gets the exact number at the end:
///
/// ```swift
/// var digits = DecimalAccumulator()
/// _ = digits.append(1)
/// digits.beginFraction()
/// _ = digits.append(5)
/// digits.number()!.description   // "1.5"
/// ```
public struct DecimalAccumulator: Sendable {
    /// Whether any digit was appended.
    @inlinable
    public var hasDigits: Bool { sawDigit }
    /// Whether the fraction has begun.
    @inlinable
    public var hasPoint: Bool { sawPoint }

    @usableFromInline var sawDigit = false
    @usableFromInline var sawPoint = false
    // Up to 18 digits stay in a machine word, since 128-bit multiplication is slow.
    @usableFromInline var narrow: UInt64 = 0
    @usableFromInline var wide: Int128 = 0
    @usableFromInline var isWide = false
    @usableFromInline var significantDigits = 0
    // Zeros wait until a digit follows them: 1000…0 has one significant digit.
    @usableFromInline var pendingZeros = 0
    @usableFromInline var places = 0

    /// Makes one without digits.
    @inlinable
    public init() {}

    /// Appends a digit, 0 to 9; false where the number has more significant digits than fit.
    @inlinable
    public mutating func append(_ digit: UInt8) -> Bool {
        sawDigit = true
        if sawPoint { places += 1 }
        if digit == 0 {
            if significantDigits > 0 { pendingZeros += 1 }
            return true
        }
        significantDigits += pendingZeros + 1
        guard significantDigits <= ExactDecimal.maximumDigits else { return false }
        if significantDigits <= 18 {
            while pendingZeros > 0 {
                narrow *= 10
                pendingZeros -= 1
            }
            narrow = narrow * 10 + UInt64(digit)
        } else {
            appendWide(digit)
        }
        return true
    }

    @usableFromInline
    mutating func appendWide(_ digit: UInt8) {
        if !isWide {
            wide = Int128(narrow)
            isWide = true
        }
        while pendingZeros > 0 {
            wide *= 10
            pendingZeros -= 1
        }
        wide = wide * 10 + Int128(digit)
    }

    /// Says that the decimal point stands here; the digits that follow are the fraction's.
    @inlinable
    public mutating func beginFraction() {
        sawPoint = true
    }

    /// The number, times a power of ten; nil where there were no digits or the power is beyond
    /// `ExactDecimal.maximumExponent`.
    @inlinable
    public func number(isNegative: Bool = false, power: Int = 0) -> ExactDecimal? {
        guard sawDigit else { return nil }
        guard significantDigits > 0 else { return .zero }
        let exponent = pendingZeros - places + power
        guard abs(exponent) <= ExactDecimal.maximumExponent else { return nil }
        let magnitude = isWide ? wide : Int128(narrow)
        return ExactDecimal(normalised: isNegative ? -magnitude : magnitude, exponent: exponent)
    }
}
