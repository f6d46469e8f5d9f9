import Primitives
import TestSupport
import Testing

@testable import NumberFormats

/// Stored numbers of up to fifteen digits are shown without a format as the same number.
struct StoredNumberTests {
    private func shown(_ stored: String) -> (text: String, isPlain: Bool)? {
        let bytes = Array(stored.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            guard let number = StoredNumber(bytes) else { return nil }
            var arena = ByteArena()
            number.writeGeneral(to: &arena)
            return (arena.string(0..<arena.count), number.isPlain)
        }
    }

    @Test func keepsTheNumber() throws {
        var random = SplitMix64(seed: SplitMix64.seed)
        func digits(_ count: Int) -> String {
            String((0..<count).map { _ in "0123456789".randomElement(using: &random) ?? "0" })
        }
        for round in 0..<20_000 {
            let whole = Int.random(in: 1...10, using: &random)
            var stored = (Bool.random(using: &random) ? "-" : "") + digits(whole)
            if Bool.random(using: &random) {
                stored += "." + digits(Int.random(in: 1...(15 - whole), using: &random))
            }
            let comment: Comment = "seed \(SplitMix64.seed), round \(round): \(stored)"
            let number = try #require(shown(stored), comment)
            #expect(ExactDecimal(number.text) == ExactDecimal(stored), comment)
            // Plain are those that are shown as they are stored, and no others.
            #expect(number.isPlain == (number.text == stored), comment)
        }
    }

    @Test(arguments: [
        ("28.799999999999997", "28.8"), ("999999999999999.9", "1000000000000000"),
        ("0.1999999999999999999", "0.2"),
        ("1234567890123456789012", "1.23456789012346E+21"),
        ("123456789012345678901", "123456789012346000000"),
        ("0.00000000000000000001", "0.00000000000000000001"), ("0.000000000000000000001", "1E-21"),
        ("-0", "0"),
        ("-0.0", "0"), ("000", "0"), (".5", "0.5"), ("5.", "5"), ("+1", "1"), ("1e3", "1000"),
        ("1E-3", "0.001"),
        ("00012.5000", "12.5"), ("99999999999999950", "100000000000000000"),
    ])
    func rounds(_ stored: String, _ text: String) { #expect(shown(stored)?.text == text) }

    @Test(arguments: [
        "", "-", ".", "-.", "1.2.3", "1e", "1e+", "1e1.5", "e5", "1 2", "0x1", "1e400", "--1", "NaN",
    ])
    func refuses(_ stored: String) { #expect(shown(stored) == nil) }
}
