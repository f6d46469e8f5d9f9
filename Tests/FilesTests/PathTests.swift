import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct PathTests {
    /// Whatever bytes a name has, its text leads back to them, and no two names share a text.
    @Test func everyNameHasATextOfItsOwn() {
        var random = SplitMix64()
        let pieces: [[UInt8]] = [
            Array("自评表".utf8), [0xD7, 0xD4, 0xC6, 0xC0], [0xEE, 0xBE, 0x80], [0xEE, 0xBF, 0xBF], [0xEE],
            [0xFF],
            [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE8, 0x87], Array("a.xlsx".utf8), [0x0A, 0x1B],
        ]
        var known: [String: [UInt8]] = [:]
        for _ in 0..<2_000 {
            let name = (0..<Int.random(in: 0...4, using: &random)).flatMap { _ in random.one(of: pieces) }
            let text = PathText.text(of: name)
            #expect(PathText.bytes(of: text) == name)
            #expect(known.updateValue(name, forKey: text).map { $0 == name } ?? true)
        }
        #expect(PathText.text(of: Array("报送/自评表.xlsx".utf8)) == "报送/自评表.xlsx")
    }

    /// A path is of the file that writing to it would make, whatever way it takes there.
    @Test func leadsToWhatItWouldWrite() throws {
        let folder = try TemporaryFolder()
        let real = try #require(Path(folder.path).destination.text as String?)
        _ = try folder.write([1], to: "b.json")
        try FileManager.default.createDirectory(
            atPath: folder.file("sub"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link.json"), withDestinationPath: "b.json")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("elsewhere"), withDestinationPath: "sub")
        for way in [
            "b.json", "./b.json", "a/../b.json", "sub/../b.json", "link.json", "new/./x/../../b.json",
        ] {
            #expect(Path("\(folder.path)/\(way)").destination.text == "\(real)/b.json", "\(way)")
            #expect(Path("\(folder.path)/\(way)").isSameFile(as: Path(folder.file("b.json"))))
        }
        #expect(Path(folder.file("elsewhere/c.json")).destination.text == "\(real)/sub/c.json")
        #expect(Path(folder.file("new/c.json")).destination.text == "\(real)/new/c.json")
        #expect(!Path(folder.file("c.json")).isSameFile(as: Path(folder.file("b.json"))))
    }
}
