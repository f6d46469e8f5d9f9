import TestSupport
import Testing

@testable import XLS

/// Streams come out of a compound file as they went in, however it is laid out.
struct CompoundFileTests {
    private func random(_ count: Int, _ random: inout SplitMix64) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    @Test(arguments: [9, 12])
    func everyStreamComesBack(sectorShift: Int) throws {
        var random = SplitMix64()
        for _ in 0..<30 {
            var writer = CompoundFileWriter()
            writer.sectorShift = sectorShift
            writer.usesMiniStream = !random.once(in: 3)
            let generator = random
            if random.once(in: 2) {
                writer.order = { places in
                    var generator = generator
                    return places.shuffled(using: &generator)
                }
            }
            let sizes = [1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 9000, 40_000]
            for index in 0..<Int.random(in: 1...6, using: &random) {
                writer.entries.append(("Stream \(index)", self.random(random.one(of: sizes), &random)))
            }
            let file = try CompoundFile(writer.bytes())
            for (name, contents) in writer.entries {
                let entry = try #require(file.stream(named: name.uppercased()))
                #expect(try file.contents(of: entry) == contents, "\(name) of \(contents?.count ?? 0)")
            }
            #expect(file.stream(named: "Stream") == nil)
        }
    }

    /// Over 109 sectors of the table of sectors, which is 7 MB, further sectors say where the others are.
    @Test func aLargeFileComesBack() throws {
        var writer = CompoundFileWriter()
        var contents: [UInt8] = []
        for sector in 0..<(15 << 10) {
            contents += [UInt8](repeating: UInt8(truncatingIfNeeded: sector), count: 512)
        }
        writer.entries = [("Workbook", contents)]
        let bytes = writer.bytes()
        let file = try CompoundFile(bytes)
        let entry = try #require(file.stream(named: "workbook"))
        #expect(try file.contents(of: entry) == contents)
    }

    @Test func theRootsOwnStreamIsTakenFirst() throws {
        var writer = CompoundFileWriter()
        writer.entries = [("Workbook", [1]), ("Workbook", [2])]
        var bytes = writer.bytes()
        // The second is the root's only child: the first lies in a storage.
        let directory = (Int(bytes.unsigned32(at: 48)) + 1) << 9
        bytes[directory + 76] = 2
        let file = try CompoundFile(bytes)
        let entry = try #require(file.stream(named: "Workbook"))
        #expect(try file.contents(of: entry) == [2])
    }

    @Test func aChainThatLeadsBackIntoItselfIsRefused() throws {
        var writer = CompoundFileWriter()
        writer.entries = [("Workbook", [UInt8](repeating: 7, count: 9000))]
        let whole = writer.bytes()
        let table = (whole.unsigned32(at: 76) + 1) << 9
        for (from, to) in [(0, 0), (5, 2), (4, 0xFFFFF0)] {
            var bytes = whole
            bytes.replaceSubrange(
                (table + 4 * from)..<(table + 4 * from + 4), with: UInt32(to).littleEndianBytes)
            let file = try CompoundFile(bytes)
            let entry = try #require(file.stream(named: "Workbook"))
            #expect(throws: XLSError.damagedContainer) { try file.contents(of: entry) }
        }
    }

    /// The last sector of a file may be cut off; what lies behind the end is missed.
    @Test func cutFiles() throws {
        var writer = CompoundFileWriter()
        writer.entries = [("Workbook", [UInt8](repeating: 7, count: 9000))]
        let whole = writer.bytes()
        for count in stride(from: 0, to: whole.count, by: 97) {
            #expect(readingError(of: Array(whole.prefix(count))) != nil)
        }
    }
}
