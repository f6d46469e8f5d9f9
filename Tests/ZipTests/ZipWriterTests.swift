import Foundation
import Glibc
import TestSupport
import Testing

@testable import Zip

@Suite struct ZipWriterTests {
    /// Bytes that pack well, or not at all.
    private static func content(_ size: Int, _ random: inout SplitMix64) -> [UInt8] {
        let isNoise = random.once(in: 2)
        var words: [UInt64] = []
        while words.count * 8 < size { words.append(isNoise ? random.next() : UInt64(words.count / 50)) }
        return words.withUnsafeBytes { Array($0.prefix(size)) }
    }

    private static func entries(_ bytes: [UInt8]) throws -> [(name: String, bytes: [UInt8])] {
        let archive = try ZipArchive(copying: bytes, maximumEntries: 100)
        return try (0..<archive.count).map { number in
            let name = String(decoding: archive.name(of: number), as: UTF8.self)
            let entry = try archive.entry(number, name: name)
            return (name, try archive.open(entry, name: name).rest(limit: 1 << 24, name: name))
        }
    }

    /// However an entry is put in, it comes out as it was, in memory and from a file.
    @Test func whatIsPackedIsUnpacked() throws {
        var random = SplitMix64()
        let folder = try TemporaryFolder()
        for round in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 12) {
            let sizes = [0, 1, 500, 70_000, 300_000, (1 << 20) + 1, 3_000_000]
            let contents = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                Self.content(random.one(of: sizes), &random)
            }
            let path = folder.file("\(round).zip")
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            defer { close(descriptor) }
            var memory = ZipWriter()
            var file = ZipWriter(descriptor: descriptor)
            let packer = Packer()
            for (number, content) in contents.enumerated() {
                try memory.add("part\(number)", content.span, with: packer)
                if random.once(in: 2) {
                    try file.add("part\(number)", content.span, with: packer)
                } else {
                    var place = 0
                    let step = random.one(of: [1_000, 1 << 20])
                    try file.add("part\(number)", size: content.count, level: 5) { buffer in
                        let piece = content[place...].prefix(min(step, buffer.count))
                        buffer.copyBytes(from: piece)
                        place += piece.count
                        return piece.count
                    }
                }
            }
            let bytes = try memory.finished()
            #expect(try file.finished() == [])
            for packed in [bytes, try folder.contents(of: "\(round).zip")] {
                let read = try Self.entries(packed)
                #expect(read.map(\.name) == contents.indices.map { "part\($0)" })
                #expect(read.map(\.bytes) == contents)
            }
            let archive = try ZipArchive(
                descriptor: open(path, O_RDONLY | O_CLOEXEC), maximumEntries: 100)
            #expect(archive.count == contents.count)
        }
    }

    /// What is not changed keeps its packed bytes and its place.
    @Test func rewritingChangesNothingElse() throws {
        var random = SplitMix64()
        for _ in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 20) {
            var writer = ZipWriter()
            var contents: [(name: String, bytes: [UInt8])] = []
            let packer = Packer()
            for number in 0..<Int.random(in: 1...8, using: &random) {
                let content = Self.content(random.one(of: [0, 10, 5_000, 200_000]), &random)
                contents.append(("Part\(number)", content))
                try writer.add("Part\(number)", content.span, with: packer)
            }
            let bytes = try writer.finished()
            var changes: [String: [UInt8]?] = ["new/b": [1], "new/a": [2, 2], "gone": nil]
            var expected = contents
            for index in contents.indices.reversed() where random.once(in: 3) {
                let isGone = random.once(in: 2)
                changes["part\(index)"] = .some(isGone ? nil : [7, 7])
                if isGone { expected.remove(at: index) } else { expected[index].bytes = [7, 7] }
            }
            expected += [("new/a", [2, 2]), ("new/b", [1])]
            let archive = try ZipArchive(copying: bytes, maximumEntries: 100)
            let changed = try ZipRewriting.bytes(of: archive, changing: changes)
            let read = try Self.entries(changed)
            #expect(read.map(\.name) == expected.map(\.name))
            #expect(read.map(\.bytes) == expected.map(\.bytes))
            #expect(try ZipRewriting.bytes(of: archive, changing: [:]) == bytes)
        }
    }

    /// Sizes and places that four bytes cannot say go where zip64 has them.
    @Test func saysWhatIsLargeAsZip64Does() {
        var header = EntryHeader(name: Array("a".utf8))
        (header.size, header.packedSize) = (5 << 30, 0x1_0000_0001)
        var local: [UInt8] = []
        header.appendLocal(to: &local)
        #expect(Array(local[4..<6]) == [45, 0])
        #expect(Array(local[18..<26]) == [UInt8](repeating: 0xFF, count: 8))
        #expect(
            Array(local[31...]) == [1, 0, 16, 0, 0, 0, 0, 0x40, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0])
        var record: [UInt8] = []
        header.size = 3
        header.packedSize = 4
        header.appendDirectory(to: &record, offset: 6 << 30)
        #expect(Array(record[20..<28]) == [4, 0, 0, 0, 3, 0, 0, 0])
        #expect(Array(record[42..<46]) == [0xFF, 0xFF, 0xFF, 0xFF])
        #expect(Array(record[47...]) == [1, 0, 8, 0, 0, 0, 0, 0x80, 1, 0, 0, 0])
    }

    /// Room is left before the size is known, and is of the same length whatever it comes to.
    @Test func aLargeEntrysHeaderHasTheSameLengthForAnySize() {
        var header = EntryHeader(name: Array("a".utf8))
        header.isLarge = true
        var before: [UInt8] = []
        header.appendLocal(to: &before)
        (header.size, header.packedSize) = (4_100_000_000, 12)
        var after: [UInt8] = []
        header.appendLocal(to: &after)
        #expect(before.count == after.count)
    }

    /// `/dev/full` takes nothing, as a full disk does.
    @Test func saysThatTheDiskIsFull() throws {
        let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
        defer { close(full) }
        var writer = ZipWriter(descriptor: full)
        let content: [UInt8] = [1, 2, 3]
        try writer.add("a", content.span, with: Packer())
        #expect(throws: ZipError.cannotWrite(ENOSPC)) { try writer.finished() }
    }

    @Test func refusesWhatIsDamaged() throws {
        var writer = ZipWriter()
        let content = [UInt8](repeating: 65, count: 1_000)
        try writer.add("a", content.span, with: Packer())
        let bytes = try writer.finished()
        #expect(throws: ZipError.tooManyEntries(limit: 0)) {
            try ZipArchive(copying: bytes, maximumEntries: 0)
        }
        for place in [0, 31, bytes.count / 2, bytes.count - 3] {
            var damaged = bytes
            damaged[place] ^= 0x5A
            // An error, and no trap: it need not be seen at once.
            _ = try? Self.entries(damaged)
        }
        #expect(throws: ZipError.damaged(entry: nil)) {
            try ZipArchive(copying: Array("绩效".utf8), maximumEntries: 1)
        }
        let archive = try ZipArchive(copying: bytes, maximumEntries: 1)
        #expect(throws: ZipError.missing(entry: "b")) { try archive.entry(named: "b") }
        let entry = try archive.entry(named: "A")
        #expect(throws: ZipError.tooLarge(entry: "A", limit: 999)) {
            try archive.open(entry, name: "A").rest(limit: 999, name: "A")
        }
    }
}
