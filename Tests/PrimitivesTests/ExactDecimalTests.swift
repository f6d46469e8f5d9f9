import Primitives
import TestSupport
import Testing

@Suite struct ExactDecimalTests {
    private let seed = SplitMix64.seed

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("+0.000", "0"), ("0e999", "0"), ("1", "1"), ("-5", "-5"), ("+3", "3"),
        (".5", "0.5"), ("5.", "5"), ("007", "7"), ("89.7558", "89.7558"), ("12.50", "12.5"), ("1000", "1000"),
        ("1000000000000000000000", "1000000000000000000000"), ("1e-7", "0.0000001"), ("1.5E-7", "0.00000015"),
        ("2E+3", "2000"), ("0.1e1", "1"), ("100e-2", "1"),
        ("123456789012345678", "123456789012345678"), ("1234567890123456789", "1234567890123456789"),
        ("0.1234567890123456789", "0.1234567890123456789"),
        ("100000000000000000000000000000000001", "100000000000000000000000000000000001"),
        ("999999999999999999999999999999999999", "999999999999999999999999999999999999"),
        ("-999999999999999999999999999999999.999", "-999999999999999999999999999999999.999"),
        ("1000000000000000000000000000000000000000000", "1000000000000000000000000000000000000000000"),
    ])
    func reads(text: String, printed: String) {
        #expect(ExactDecimal(text)?.description == printed)
    }

    @Test(arguments: [
        "", "-", "+", ".", "-.", "e5", ".e5", "1e", "1e+", "1e-", "1.2.3", "--1", "1-", "1 ", " 1", "１",
        "1,000",
        "NaN", "inf", "0x10", "1e401", "1e-401", "1e99999999999999999999", "10e400",
        "1234567890123456789012345678901234567", "1000000000000000000000000000000000001",
    ])
    func refuses(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test func printsAtTheLimits() {
        #expect(ExactDecimal("1e400")?.description == "1" + String(repeating: "0", count: 400))
        #expect(ExactDecimal("1e-400")?.description == "0." + String(repeating: "0", count: 399) + "1")
        // Beyond what is read, a number keeps a short text whatever its exponent.
        #expect(ExactDecimal(significand: 15, exponent: 5000).description == "15E+5000")
        #expect(ExactDecimal(significand: -15, exponent: .min).description == "-15E-1000000")
        #expect(ExactDecimal(significand: 10, exponent: .max).description == "1E+1000001")
        #expect(ExactDecimal(1).scaled(byPowerOfTen: .max).scaled(byPowerOfTen: .max).exponent == 1_000_000)
        #expect(ExactDecimal(1).scaled(byPowerOfTen: .min).exponent == -1_000_000)
        let lowest = "-170141183460469231731687303715884105728"
        #expect(ExactDecimal(significand: .min, exponent: 0).description == lowest)
    }

    @Test func printingAndReadingAreInverse() {
        var random = SplitMix64(seed: seed)
        for _ in 0..<3000 {
            let number = random.decimal(exponents: -400...360)
            #expect(ExactDecimal(number.description) == number, "seed \(seed)")
            #expect(
                ExactDecimal("\(number.significand)e\(number.exponent)") == number, "seed \(seed)")
        }
    }

    @Test(arguments: [
        ("1", "2"), ("-2", "-1"), ("-1", "0"), ("0", "0.0001"), ("9.99", "10"), ("0.5", "12"), ("-12", "0.5"),
        ("999999999999999999999999999999999999", "1e36"), ("1e-400", "1e400"), ("-1e400", "-1e-400"),
        ("0.1", "0.10000000000000000000000000000000001"), ("1e-400", "1"), ("-1e400", "1e-400"),
    ])
    func orders(smaller: String, greater: String) throws {
        let (left, right) = (try #require(ExactDecimal(smaller)), try #require(ExactDecimal(greater)))
        #expect(left < right)
        #expect(!(right < left))
        #expect(!(left < left))
    }

    @Test func orderingAgreesWithSubtraction() {
        var random = SplitMix64(seed: seed)
        for _ in 0..<3000 {
            let (left, right) = (
                random.decimal(exponents: -9...0), random.decimal(exponents: -9...0)
            )
            guard let difference = left.subtracting(right) else { continue }
            #expect((left < right) == difference.isNegative, "seed \(seed)")
            #expect(difference.adding(right) == left, "seed \(seed)")
        }
    }

    @Test func addsAndMultipliesExactly() throws {
        let tenth = try #require(ExactDecimal("0.1"))
        #expect(tenth.adding(ExactDecimal("0.2")!) == ExactDecimal("0.3"))
        #expect(ExactDecimal(7).subtracting(ExactDecimal(7)) == .zero)
        #expect(tenth.multiplied(by: tenth) == ExactDecimal("0.01"))
        #expect(ExactDecimal(-25).multiplied(by: ExactDecimal(4)) == ExactDecimal(-100))
        #expect(ExactDecimal("1e400")?.adding(tenth) == nil)
        #expect(ExactDecimal("1e300")?.multiplied(by: ExactDecimal("1e300")!) == nil)
        let wide = try #require(ExactDecimal("999999999999999999999999999999999999"))
        #expect(wide.adding(ExactDecimal(1)) == ExactDecimal("1e36"))
        #expect(wide.adding(wide) == nil)
        #expect(wide.multiplied(by: wide) == nil)
        #expect(wide.adding(wide.negated) == .zero)
        #expect(ExactDecimal.zero.multiplied(by: wide) == .zero)
    }

    @Test func arithmeticAgreesWithWholeNumbers() {
        var random = SplitMix64(seed: seed)
        for _ in 0..<2000 {
            let left = Int.random(in: -1_000_000_000...1_000_000_000, using: &random)
            let right = Int.random(in: -1_000_000_000...1_000_000_000, using: &random)
            let (a, b) = (ExactDecimal(left), ExactDecimal(right))
            #expect(a.adding(b) == ExactDecimal(left + right), "seed \(seed)")
            #expect(a.subtracting(b) == ExactDecimal(left - right), "seed \(seed)")
            #expect(a.multiplied(by: b) == ExactDecimal(left * right), "seed \(seed)")
            #expect((a < b) == (left < right), "seed \(seed)")
        }
    }

    @Test(arguments: [
        ("240.96", "242.2596", 4, "0.9946"), ("1", "3", 2, "0.33"), ("2", "3", 2, "0.67"),
        ("1", "8", 2, "0.13"),
        ("-1", "8", 2, "-0.13"), ("1", "-8", 2, "-0.13"), ("1", "2", 0, "1"), ("-1", "2", 0, "-1"),
        ("1", "4", 0, "0"), ("1250", "1", -2, "1300"), ("0", "7", 5, "0"), ("1e-400", "1e400", 2, "0"),
        ("5", "1000", 2, "0.01"), ("4.999", "1000", 2, "0"), ("100", "0.5", 3, "200"),
    ])
    func divides(dividend: String, divisor: String, places: Int, quotient: String) throws {
        let above = try #require(ExactDecimal(dividend))
        let below = try #require(ExactDecimal(divisor))
        #expect(above.divided(by: below, places: places)?.description == quotient)
    }

    @Test func divisionThatDoesNotFitGivesNil() {
        #expect(ExactDecimal(1).divided(by: .zero, places: 2) == nil)
        #expect(ExactDecimal(1).divided(by: ExactDecimal(3), places: 60) == nil)
        #expect(ExactDecimal(1).divided(by: ExactDecimal(3), places: .max) == nil)
        #expect(ExactDecimal(1).divided(by: ExactDecimal(3), places: .min) == nil)
        #expect(ExactDecimal("1e400")?.divided(by: ExactDecimal("1e-400")!, places: 2) == nil)
    }

    @Test(arguments: [
        ("1.005", 2, "1.01"), ("-1.005", 2, "-1.01"), ("1.004", 2, "1"), ("99.995", 2, "100"),
        ("12.5", 0, "13"),
        ("-12.5", 0, "-13"), ("1250", -2, "1300"), ("49", -2, "0"), ("50", -2, "100"), ("12.34", 5, "12.34"),
        ("0.4", -400, "0"), ("1e-400", 3, "0"), ("999999999999999999999999999999999999", -1, "1e36"),
        ("12.34", .max, "12.34"), ("12.34", .min, "0"),
    ])
    func rounds(text: String, places: Int, rounded: String) throws {
        let number = try #require(ExactDecimal(text))
        #expect(number.rounded(toPlaces: places) == ExactDecimal(rounded))
    }

    @Test func roundingIsNearest() {
        var random = SplitMix64(seed: seed)
        for _ in 0..<2000 {
            let number = random.decimal(exponents: -30...0)
            let places = Int.random(in: 0...6, using: &random)
            let rounded = number.rounded(toPlaces: places)
            #expect(rounded.exponent >= -places || rounded == number, "seed \(seed)")
            guard let distance = number.subtracting(rounded) else { continue }
            let half = ExactDecimal(significand: 5, exponent: -places - 1)
            #expect(distance.magnitude <= half, "seed \(seed)")
        }
    }

    @Test(arguments: [
        (28.799999999999997, "28.8"), (0.1 + 0.2, "0.3"), (0.9982, "0.9982"), (1e-7, "0.0000001"),
        (-0.0, "0"),
        (123_456_789_012_345_680, "123456789012346000"), (1.7976931348623157e308, "1.79769313486232e308"),
        (Double.leastNonzeroMagnitude, "5e-324"), (99.99999999999999, "100"),
        (9_007_199_254_740_992, "9007199254740990"),
    ])
    func readsDoublesAtFifteenDigits(double: Double, text: String) {
        #expect(ExactDecimal(double: double) == ExactDecimal(text))
    }

    @Test func infinityAndNaNGiveNil() {
        #expect(ExactDecimal(double: .nan) == nil)
        #expect(ExactDecimal(double: .infinity) == nil)
        #expect(ExactDecimal(double: -.infinity) == nil)
    }

    /// The shortest digits are those that the double's own description has, however they are found.
    @Test func shortestDigitsAreThoseOfTheDescription() {
        var random = SplitMix64(seed: seed)
        for _ in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 5000) {
            let hundredths = Double.random(in: -1e4...1e4, using: &random).rounded() / 100
            let wide = Double.random(in: -2e15...2e15, using: &random).rounded() / 100
            let bits = Double(bitPattern: random.next())
            for double in [hundredths, hundredths.nextUp, hundredths / 3, wide, wide.nextDown, bits] {
                #expect(
                    ExactDecimal(shortest: double) == ExactDecimal(double.description), "seed \(seed)")
            }
        }
    }

    @Test func doublesAreTheNearest() {
        var random = SplitMix64(seed: seed)
        for _ in 0..<2000 {
            let number = random.decimal(exponents: -50...20)
            #expect(number.double == Double(number.description), "seed \(seed)")
        }
        #expect(ExactDecimal("1e400")?.double == .infinity)
    }
}

extension SplitMix64 {
    /// A decimal of 1 to 36 digits.
    fileprivate mutating func decimal(exponents: ClosedRange<Int>) -> ExactDecimal {
        var significand: Int128 = 0
        for _ in 0..<Int.random(in: 1...36, using: &self) {
            significand = significand * 10 + Int128.random(in: 0...9, using: &self)
        }
        return ExactDecimal(
            significand: once(in: 2) ? significand : -significand,
            exponent: Int.random(in: exponents, using: &self))
    }
}
