import TestSupport
import Testing

@testable import TextEncodings

/// The project's own ways through bytes, each against the plain one that it stands for.
@Suite struct DecodingTests {
    private struct Decoded: Equatable {
        var outcome: TextDecoder.Outcome
        var text: [UInt8]
    }

    private func ours(_ bytes: [UInt8], _ converter: borrowing Converter) -> Decoded {
        var text: [UInt8] = []
        let outcome = GB18030Decoder.decode(bytes.span, by: converter, to: &text)
        return Decoded(outcome: outcome, text: text)
    }

    private func theirs(_ bytes: [UInt8], _ converter: borrowing Converter) -> Decoded {
        var text: [UInt8] = []
        let outcome = converter.convert(bytes.span, to: &text)
        return Decoded(outcome: outcome, text: text)
    }

    @Test func everyOneAndTwoBytesOfGB18030() throws {
        let converter = try Converter(to: .utf8, from: .gb18030)
        for first in UInt8.min...UInt8.max {
            #expect(ours([first], converter) == theirs([first], converter))
            for second in UInt8.min...UInt8.max {
                let bytes = [first, second]
                if ours(bytes, converter) != theirs(bytes, converter) { Issue.record("\(bytes)") }
            }
        }
    }

    /// All four-byte forms of the basic plane, and the same with a byte that does not belong there.
    @Test func everyFourBytesOfTheBasicPlane() throws {
        let converter = try Converter(to: .utf8, from: .gb18030)
        var generator = SplitMix64()
        for first in UInt8(0x81)...0x84 {
            for second in UInt8(0x30)...0x39 {
                for third in UInt8(0x81)...0xFE {
                    for fourth in UInt8(0x30)...0x39 {
                        var bytes = [first, second, third, fourth]
                        if ours(bytes, converter) != theirs(bytes, converter) { Issue.record("\(bytes)") }
                        let place = Int.random(in: 0..<4, using: &generator)
                        bytes[place] = UInt8.random(in: 0...255, using: &generator)
                        if ours(bytes, converter) != theirs(bytes, converter) { Issue.record("\(bytes)") }
                    }
                }
            }
        }
    }

    @Test func mixedGB18030() throws {
        let converter = try Converter(to: .utf8, from: .gb18030)
        var generator = SplitMix64()
        for _ in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 1000) {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...40, using: &generator) {
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes += Array("abc12345678".utf8.prefix(Int.random(in: 1...11, using: &generator)))
                case 1, 2:
                    bytes.append(UInt8.random(in: 0x81...0xFE, using: &generator))
                    bytes.append(UInt8.random(in: 0x80...0xFE, using: &generator))
                case 3: bytes += generator.one(of: [[0x95, 0x32, 0x82, 0x36], [0x81, 0x39, 0xEF, 0x31]])
                default:
                    if generator.once(in: 4) { bytes.append(UInt8.random(in: 0...255, using: &generator)) }
                }
            }
            #expect(ours(bytes, converter) == theirs(bytes, converter), "seed \(SplitMix64.seed)")
        }
    }

    /// Each pair of bytes where rules begin and end, at any place of two blocks of Chinese.
    @Test func everyKindOfUTF8() {
        var generator = SplitMix64()
        let edges: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0,
            0xF4, 0xF5,
        ]
        let chinese = Array("绩效目标自评表，绩效目标自评表，绩效目标自评表，绩效目标自评表，绩效目标自评表，绩效目标自评表".utf8)
        for first in UInt8.min...UInt8.max {
            for second in edges {
                let tail: [UInt8] = generator.one(of: [
                    [], [0x80], [0x80, 0x80], [0xBF, 0xBF, 0x41], [0x41],
                ])
                let place = 3 * Int.random(in: 0...chinese.count / 3, using: &generator)
                let ascii = [UInt8](repeating: 0x20, count: Int.random(in: 0...2, using: &generator))
                var bytes = ascii
                bytes += chinese[..<place]
                bytes += [first, second]
                bytes += tail
                bytes += chinese[place...]
                compare(bytes)
            }
        }
    }

    @Test func randomUTF8() {
        var generator = SplitMix64()
        let parts = [
            "a", "1234567890", "é", "绩", "\u{800}", "\u{D7FF}", "\u{E000}", "😀", "\u{10FFFF}", "\u{10000}",
        ]
        for _ in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 500) {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...150, using: &generator) {
                bytes += Array(generator.one(of: parts).utf8)
            }
            compare(bytes)
            compare(bytes.dropLast())
            if bytes.isEmpty { continue }
            bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
                in: 0...255, using: &generator)
            compare(bytes)
        }
    }

    private func compare(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        if UTF8Check.validPrefix(of: bytes.span) != UTF8Check.plainPrefix(of: bytes.span) {
            Issue.record("seed \(SplitMix64.seed): \(bytes)")
        }
    }
}
