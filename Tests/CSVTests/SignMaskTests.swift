import TestSupport
import Testing

@testable import CSV

/// Signs found many bytes at once are those found one by one.
@Suite struct SignMaskTests {
    @Test func masksHaveABitForEachSign() {
        var generator = SplitMix64()
        for delimiter in CSVDialect.delimiters + [UInt8(ascii: "|")] {
            let mask = SignMask(delimiter: delimiter)
            for round in 0..<300 {
                let count = round < 256 ? 64 : Int.random(in: 0...63, using: &generator)
                var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
                if round < 256 { bytes[Int.random(in: 0..<64, using: &generator)] = UInt8(round) }
                var expected: UInt64 = 0
                for (index, byte) in bytes.enumerated()
                where byte == delimiter || byte == UInt8(ascii: "\"") || byte < 16 { expected |= 1 << index }
                #expect(bytes.withUnsafeBufferPointer { mask.signs(in: $0, at: 0) } == expected)
            }
        }
    }
}
