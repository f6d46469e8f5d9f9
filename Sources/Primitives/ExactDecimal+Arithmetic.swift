// Nothing here rounds, overflows or traps unseen: an exact result that does not fit is nil.

extension ExactDecimal: Comparable {
    /// By value: `0.5 < 12`.
    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.significand.signum() != right.significand.signum() {
            return left.significand.signum() < right.significand.signum()
        }
        return left.isNegative
            ? magnitude(of: right, isBelow: left) : magnitude(of: left, isBelow: right)
    }

    private static func magnitude(of left: ExactDecimal, isBelow right: ExactDecimal) -> Bool {
        let leftLength = left.digitCount + left.exponent
        let rightLength = right.digitCount + right.exponent
        guard leftLength == rightLength else { return leftLength < rightLength }
        // The same length before the point: the one with the coarser last digit is filled up with zeros.
        // Where that overflows, the filled one is beyond anything the other can be.
        if left.exponent >= right.exponent {
            guard let filled = left.magnitudeFilled(to: right.exponent) else { return false }
            return filled < right.significand.magnitude
        }
        guard let filled = right.magnitudeFilled(to: left.exponent) else { return true }
        return left.significand.magnitude < filled
    }

    /// The significand's magnitude, if the exponent were this lower one.
    private func magnitudeFilled(to lower: Int) -> UInt128? {
        guard let power = PowersOfTen.power(exponent - lower) else { return nil }
        let (filled, overflow) = significand.magnitude.multipliedReportingOverflow(by: power)
        return overflow ? nil : filled
    }
}

extension ExactDecimal {
    /// The exact sum; nil where it has more than `maximumDigits` digits.
    public func adding(_ other: ExactDecimal) -> ExactDecimal? {
        if significand == 0 { return other }
        if other.significand == 0 { return self }
        let lower = min(exponent, other.exponent)
        guard let left = significandFilled(to: lower), let right = other.significandFilled(to: lower)
        else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : ExactDecimal(significand: sum, exponent: lower).fitting
    }

    /// The exact difference; nil where it has more than `maximumDigits` digits.
    public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
        adding(other.negated)
    }

    /// The exact product; nil where the two have more than some 38 digits together.
    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
        return overflow
            ? nil : ExactDecimal(significand: product, exponent: exponent + other.exponent).fitting
    }

    /// The quotient to so many decimal places, rounded half away from zero (四舍五入).
    ///
    /// ```swift
    /// ExactDecimal("240.96")!.divided(by: ExactDecimal("242.2596")!, places: 4)   // 0.9946
    /// ```
    /// - Returns: nil where the divisor is zero, or the digits that the division needs do not fit.
    public func divided(by divisor: ExactDecimal, places: Int) -> ExactDecimal? {
        let limit = ExactDecimal.maximumExponent
        guard divisor.significand != 0, (-limit...limit).contains(places) else { return nil }
        let shift = exponent - divisor.exponent + places
        var above = significand.magnitude
        var below = divisor.significand.magnitude
        if above == 0 { return .zero }
        if shift >= 0 {
            guard let power = PowersOfTen.power(shift) else { return nil }
            let (filled, overflow) = above.multipliedReportingOverflow(by: power)
            guard !overflow else { return nil }
            above = filled
        } else {
            // A divisor beyond 128 bits makes less than half of the last place.
            guard let power = PowersOfTen.power(-shift) else { return .zero }
            let (filled, overflow) = below.multipliedReportingOverflow(by: power)
            guard !overflow else { return .zero }
            below = filled
        }
        return ExactDecimal(
            magnitude: ExactDecimal.rounding(above, dividedBy: below),
            isNegative: isNegative != divisor.isNegative, exponent: -places)?.fitting
    }

    /// The number to so many decimal places, rounded half away from zero (四舍五入); negative places round
    /// before the point. A number with fewer places stays as it is.
    public func rounded(toPlaces places: Int) -> ExactDecimal {
        let bound = 2 * ExactDecimal.exponentBound
        let places = max(-bound, min(places, bound))
        let cut = -places - exponent
        guard cut > 0 else { return self }
        // A power beyond 128 bits is more than twice any significand.
        guard let power = PowersOfTen.power(cut) else { return .zero }
        return ExactDecimal(
            magnitude: ExactDecimal.rounding(significand.magnitude, dividedBy: power),
            isNegative: isNegative, exponent: -places) ?? self
    }

    /// The number to so many significant digits, at least one, rounded half away from zero.
    public func rounded(toDigits digits: Int) -> ExactDecimal {
        let count = digitCount
        return count <= digits ? self : rounded(toPlaces: max(1, digits) - count - exponent)
    }

    private static func rounding(_ above: UInt128, dividedBy below: UInt128) -> UInt128 {
        let (quotient, remainder) = above.quotientAndRemainder(dividingBy: below)
        return remainder >= below - remainder ? quotient + 1 : quotient
    }

    private init?(magnitude: UInt128, isNegative: Bool, exponent: Int) {
        guard let significand = Int128(exactly: magnitude) else { return nil }
        self.init(significand: isNegative ? -significand : significand, exponent: exponent)
    }

    /// The significand, if the exponent were this lower one.
    private func significandFilled(to lower: Int) -> Int128? {
        guard exponent > lower else { return significand }
        guard let power = PowersOfTen.power(exponent - lower), let factor = Int128(exactly: power)
        else { return nil }
        let (filled, overflow) = significand.multipliedReportingOverflow(by: factor)
        return overflow ? nil : filled
    }

    /// The number itself; nil where it has too many digits or is too large or too small to be read again.
    private var fitting: ExactDecimal? {
        digitCount <= ExactDecimal.maximumDigits && abs(exponent) <= ExactDecimal.maximumExponent
            ? self : nil
    }
}
