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

    /// The most significant digits a number may have.
    public static let maximumDigits = 36
    /// The furthest power of ten that is read; anything beyond is no number of a form.
    public static let maximumExponent = 400

    /// Zero.
    public static let zero = ExactDecimal(significand: 0, exponent: 0)

    /// Makes `significand × 10^exponent`; trailing zeros of the significand move into the exponent.
    public init(significand: Int128, exponent: Int) {
        var digits = significand
        var power = exponent
        if digits == 0 {
            power = 0
        } else {
            while digits % 10 == 0 {
                digits /= 10
                power += 1
            }
        }
        self.significand = digits
        self.exponent = power
    }

    /// Makes a whole number.
    public init(_ whole: Int) {
        self.init(significand: Int128(whole), exponent: 0)
    }

    /// Reads `-12.50`, `.5` or `1.5E-7`; nil where the text is anything else, or has too many digits.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: text.utf8)
    }

    /// Reads a number from its ASCII bytes, as `init(_:)` does.
    @inlinable
    public init?(utf8: some Sequence<UInt8>) {
        var significand: Int128 = 0
        var digits = 0
        var sawDigit = false
        var exponent = 0
        var pendingZeros = 0
        var isNegative = false
        var sawPoint = false
        var written = 0
        var writtenNegative = false
        var state = 0  // 0 before the digits, 1 in them, 2 after e, 3 in the exponent's digits
        for byte in utf8 {
            switch (byte, state) {
            case (UInt8(ascii: "-"), 0):
                isNegative = true
                state = 1
            case (UInt8(ascii: "+"), 0):
                state = 1
            case (UInt8(ascii: "0")...UInt8(ascii: "9"), 0...1):
                state = 1
                sawDigit = true
                if sawPoint { exponent -= 1 }
                // Zeros wait until a digit follows them: 1000…0 has one significant digit.
                if byte == UInt8(ascii: "0") {
                    if digits > 0 { pendingZeros += 1 }
                    continue
                }
                digits += pendingZeros + 1
                guard digits <= ExactDecimal.maximumDigits else { return nil }
                while pendingZeros > 0 {
                    significand *= 10
                    pendingZeros -= 1
                }
                significand = significand * 10 + Int128(byte - UInt8(ascii: "0"))
            case (UInt8(ascii: "."), 0...1):
                guard !sawPoint else { return nil }
                sawPoint = true
                state = 1
            case (UInt8(ascii: "e"), 1), (UInt8(ascii: "E"), 1):
                guard sawDigit else { return nil }
                state = 2
            case (UInt8(ascii: "-"), 2):
                writtenNegative = true
                state = 4
            case (UInt8(ascii: "+"), 2):
                state = 4
            case (UInt8(ascii: "0")...UInt8(ascii: "9"), 2...4):
                state = 3
                written = written * 10 + Int(byte - UInt8(ascii: "0"))
                guard written <= 4 * ExactDecimal.maximumExponent else { return nil }
            default:
                return nil
            }
        }
        guard sawDigit, state == 1 || state == 3 else { return nil }
        exponent += pendingZeros + (writtenNegative ? -written : written)
        guard significand == 0 || abs(exponent) <= ExactDecimal.maximumExponent else { return nil }
        self.init(significand: isNegative ? -significand : significand, exponent: exponent)
    }
}

extension ExactDecimal {
    /// How many significant digits it has; zero has one.
    public var digitCount: Int {
        var count = 1
        var rest = significand.magnitude / 10
        while rest > 0 {
            count += 1
            rest /= 10
        }
        return count
    }

    /// Whether it is below zero.
    public var isNegative: Bool { significand < 0 }

    /// The same number without its sign.
    public var magnitude: ExactDecimal {
        ExactDecimal(significand: significand < 0 ? -significand : significand, exponent: exponent)
    }

    /// The same number times a power of ten: moves the decimal point, exactly.
    public func scaled(byPowerOfTen power: Int) -> ExactDecimal {
        ExactDecimal(significand: significand, exponent: exponent + power)
    }

    /// The nearest double; exact enough to be stored again for up to 15 digits.
    public var double: Double { Double(description) ?? 0 }
}

extension ExactDecimal: CustomStringConvertible {
    /// Plain digits with a decimal point, no exponent and no needless zeros: `0.0000001`, `-5`, `120`.
    public var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text of `description` to a buffer of UTF-8.
    public func write(to bytes: inout [UInt8]) {
        if significand < 0 { bytes.append(UInt8(ascii: "-")) }
        var digits: [UInt8] = []
        if let small = UInt64(exactly: significand.magnitude) {
            // 128-bit division is slow, and nearly every number fits.
            var rest = small
            repeat {
                digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
            } while rest > 0
        } else {
            var rest = significand.magnitude
            repeat {
                digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
            } while rest > 0
        }
        digits.reverse()
        if exponent >= 0 {
            bytes += digits
            bytes += repeatElement(UInt8(ascii: "0"), count: exponent)
        } else if -exponent < digits.count {
            bytes += digits[..<(digits.count + exponent)]
            bytes.append(UInt8(ascii: "."))
            bytes += digits[(digits.count + exponent)...]
        } else {
            bytes.append(UInt8(ascii: "0"))
            bytes.append(UInt8(ascii: "."))
            bytes += repeatElement(UInt8(ascii: "0"), count: -exponent - digits.count)
            bytes += digits
        }
    }
}
