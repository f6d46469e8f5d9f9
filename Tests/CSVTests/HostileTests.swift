import TestSupport
import Testing

@testable import CSV

@Suite struct HostileTests {
    private func error(_ bytes: [UInt8], _ limits: CSVLimits = .standard) -> CSVError? {
        thrown { () throws(CSVError) in try CSVReader(limits: limits).read(bytes: bytes) }
    }

    private func repeated(_ text: String, _ count: Int) -> [UInt8] {
        Array(String(repeating: text, count: count).utf8)
    }

    @Test func nothing() {
        #expect(error([]) == .empty)
        #expect(error([0xEF, 0xBB, 0xBF]) == .empty)
        #expect(error([0xFF, 0xFE]) == .empty)
        #expect(error([0x0A]) == nil)
    }

    @Test func otherKindsOfFiles() {
        #expect(error([0x50, 0x4B, 0x03, 0x04, 0x14]) == .binary(.zip))
        #expect(error([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]) == .binary(.compoundFile))
        #expect(error(Array("%PDF-1.7\n".utf8)) == .binary(.pdf))
        #expect(error([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0]) == .binary(.other))
        #expect(error([UInt8](repeating: 0, count: 1000)) == .binary(.other))
    }

    @Test func randomBytesComeToTheSameInEveryStep() {
        var generator = SplitMix64()
        for _ in 0..<300 {
            let count = Int.random(in: 1...400, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            func error(step: Int) -> CSVError? {
                thrown { () throws(CSVError) in
                    try CSVReader().read(
                        CSVRecords(
                            source: ByteSource(bytes, limit: .max), encoding: nil, delimiter: nil,
                            limits: .standard, step: step))
                }
            }
            let whole = error(step: 1 << 18)
            for step in [4, 5, 7] { #expect(error(step: step) == whole, "seed \(SplitMix64.seed)") }
        }
    }

    @Test func nuls() {
        #expect(error(Array("a,b\nc,\0\n".utf8)) == .nul(line: 2))
        #expect(error(Array("绩效,\"a\n\0\"\n".utf8)) == .nul(line: 2))
    }

    @Test func oneEndlessLine() {
        #expect(error(repeated("a", 2 << 20)) == .fieldTooLong(line: 1, limit: 1 << 20))
        #expect(error(repeated("\"\"", 2 << 20)) == .fieldTooLong(line: 1, limit: 1 << 20))
        #expect(error(repeated("a", 2000), CSVLimits(bytes: 1999)) == .tooManyBytes(limit: 1999))
    }

    @Test func endlessCommasAndLines() {
        #expect(error(repeated(",", 100_000)) == .tooManyFields(line: 1, limit: 16_384))
        #expect(error(repeated("\n", 1_100_000)) == .tooManyRecords(limit: 1_048_576))
        #expect(error(repeated("\r\n", 1001), CSVLimits(records: 1000)) == .tooManyRecords(limit: 1000))
        #expect(error(repeated("1,2\n", 60), CSVLimits(cells: 100)) == .tooManyCells(limit: 100))
    }

    @Test func limitsPastASheetAreThoseOfASheet() {
        let limits = CSVLimits(fields: .max)
        #expect(error(repeated(",", 20_000), limits) == .tooManyFields(line: 1, limit: 16_384))
    }

    @Test func unclosedQuotes() {
        #expect(error(Array("a,b\n\"c,d\ne,f\n".utf8)) == .unclosedQuote(line: 2))
        #expect(error(Array("\"".utf8)) == .unclosedQuote(line: 1))
    }
}
