import Ledger
import Primitives
import TestSupport
import Testing

@Suite("Entries of the ledger as bytes")
struct CodingTests {
    @Test("an entry comes back as it was")
    func comesBack() throws {
        var random = SplitMix64()
        for _ in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 200) {
            let entry = Self.entry(&random)
            var encoder = RecordEncoder()
            entry.encode(into: &encoder)
            var decoder = RecordDecoder(encoder.bytes[...])
            #expect(try LedgerEntry(from: &decoder) == entry)
            #expect(decoder.rest.isEmpty)
        }
    }

    @Test("cut off or changed bytes are an error or another entry, and never more")
    func damaged() throws {
        var random = SplitMix64()
        for _ in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 200) {
            let entry = Self.entry(&random)
            var encoder = RecordEncoder()
            entry.encode(into: &encoder)
            let bytes = encoder.bytes
            let cut = Int.random(in: 0..<bytes.count, using: &random)
            var short = RecordDecoder(bytes[..<cut])
            #expect(throws: RecordDecoder.Damage.self) { try LedgerEntry(from: &short) }
            var changed = bytes
            changed[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                in: 0...255, using: &random)
            var decoder = RecordDecoder(changed[...])
            let other = try? LedgerEntry(from: &decoder)
            var again = RecordEncoder()
            other?.encode(into: &again)
            #expect(again.bytes.count <= 2 * bytes.count + 64)
        }
    }

    @Test("a checksum tells any single changed byte")
    func checksum() {
        var random = SplitMix64()
        for _ in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 200) {
            let bytes = (0..<Int.random(in: 1...100, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            var changed = bytes
            let place = Int.random(in: 0..<bytes.count, using: &random)
            changed[place] ^= UInt8.random(in: 1...255, using: &random)
            #expect(Checksum(bytes) != Checksum(changed))
            #expect(Checksum(bytes) == Checksum(bytes[...]))
            #expect(Checksum(bytes) != Checksum(bytes + [0]))
        }
    }

    static func entry(_ random: inout SplitMix64) -> LedgerEntry {
        var entry = LedgerEntry(row: row(&random))
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            entry.forms.append(
                LedgerEntry.FormRows(
                    json: (0..<Int.random(in: 0...40, using: &random)).map { UInt8($0) }, row: row(&random),
                    funds: rows(&random), indicators: rows(&random), others: rows(&random)))
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let form = Bool.random(using: &random) ? Int.random(in: 0...300, using: &random) : nil
            entry.problems.append(LedgerEntry.ProblemRow(form: form, row: row(&random)))
        }
        return entry
    }

    private static func rows(_ random: inout SplitMix64) -> [[LedgerCell]] {
        var rows: [[LedgerCell]] = []
        for _ in 0..<Int.random(in: 0...4, using: &random) { rows.append(row(&random)) }
        return rows
    }

    private static func row(_ random: inout SplitMix64) -> [LedgerCell] {
        var row: [LedgerCell] = []
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let text =
                ["", "绩效", "=1+1", "a\u{0}b", "🈶️\n", String(repeating: "长", count: 200)].randomElement(
                    using: &random) ?? ""
            let number = ExactDecimal(
                significand: Int128(Int64.random(in: .min ... .max, using: &random))
                    << Int128(Int.random(in: 0...50, using: &random)),
                exponent: Int.random(in: -60...60, using: &random))
            switch Int.random(in: 0...5, using: &random) {
            case 0: row.append(.blank)
            case 1: row.append(.text(text))
            case 2: row.append(.whole(Int.random(in: .min ... .max, using: &random)))
            case 3: row.append(.number(number))
            case 4: row.append(.measure(text, number))
            default: row.append(.measure(text, nil))
            }
        }
        return row
    }
}
