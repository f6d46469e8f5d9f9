import DataTrees
import Foundation
import TestSupport
import Testing

@testable import Templates

/// What is embedded in the binary is what the parser makes of the files.
@Suite("Data trees") struct DataTreeTests {
    @Test func yamlBecomesATree() throws {
        let yaml = """
            # remark
            id: &name county
            列: [1, "two", {a: ~}]
            text: |
              one
              two
            again: *name
            """
        func text(_ line: Int, _ text: String) -> DataTree { DataTree(line: line, .text(text)) }
        func entry(_ key: DataTree, _ value: DataTree) -> DataTree.Entry {
            DataTree.Entry(key: key, value: value)
        }
        let inner = DataTree(line: 3, .mapping([entry(text(3, "a"), text(3, "~"))]))
        let list = DataTree(line: 3, .list([text(3, "1"), text(3, "two"), inner]))
        #expect(
            try DataTree(yaml: yaml)
                == DataTree(
                    line: 2,
                    .mapping([
                        entry(text(2, "id"), text(2, "county")), entry(text(3, "列"), list),
                        entry(text(4, "text"), text(4, "one\ntwo\n")),
                        entry(text(7, "again"), text(2, "county")),
                    ])))
    }

    @Test func whatIsNoYAMLIsRefused() {
        #expect(throws: YAMLError(line: nil, words: nil)) { try DataTree(yaml: "") }
        let error = #expect(throws: YAMLError.self) { try DataTree(yaml: "a: 1\nb: [") }
        #expect(error?.line == 2 || error?.line == 3)
        #expect(error?.words?.isEmpty == false)
    }

    /// Nine lists of nine of the one before: 9⁹ texts in a few lines.
    @Test func repetitionIsBounded() {
        var yaml = "a0: &a0 x\n"
        for level in 1...9 {
            let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(items)]\n"
        }
        let error = #expect(throws: YAMLError.self) { try DataTree(yaml: yaml) }
        #expect(error?.words == "more than 100000 values")
    }

    private static let count = SplitMix64.number("JIXIAO_CASES") ?? 300

    /// Every file under Templates/ is embedded, and says there what the parser reads in it.
    @Test func embeddedFilesAreTheFiles() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../Templates").standardizedFileURL
        let parsed = try TemplateFiles(overriding: folder.path())
        let embedded = try TemplateFiles()
        #expect(embedded.paths.count > 40)
        #expect(embedded.paths == parsed.paths)
        for path in embedded.paths {
            #expect(try embedded.node(path).tree == parsed.node(path).tree, "\(path)")
        }
    }

    @Test func embeddedTreesReadBack() {
        var random = SplitMix64()
        for _ in 0..<Self.count {
            let tree = Self.tree(&random, depth: 4)
            #expect(DataTree(embedded: tree.embedded) == tree)
        }
    }

    @Test func damagedTreesAreNone() {
        #expect(DataTree(embedded: "") == nil)
        var random = SplitMix64()
        for _ in 0..<Self.count {
            let text = Self.tree(&random, depth: 3).embedded
            let scalars = text.unicodeScalars
            let cut = String(scalars.prefix(Int.random(in: 0..<scalars.count, using: &random)))
            #expect(DataTree(embedded: cut) == nil)
            #expect(DataTree(embedded: text + "x") == nil)
            var bytes = Array(text.utf8)
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0..<0x80, using: &random)
            _ = DataTree(embedded: String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func tree(_ random: inout SplitMix64, depth: Int) -> DataTree {
        let line = Int.random(in: 1...99_999, using: &random)
        func rows() -> Range<Int> { 0..<Int.random(in: 0...4, using: &random) }
        switch Int.random(in: 0...(depth > 0 ? 2 : 0), using: &random) {
        case 0:
            let letters = ["", "a", "指标", "≥12个", "\n", "\"", "\\", ":", " ", "[1 2:", "\u{0}", "é"]
            return DataTree(line: line, .text(rows().map { _ in random.one(of: letters) }.joined()))
        case 1: return DataTree(line: line, .list(rows().map { _ in tree(&random, depth: depth - 1) }))
        default:
            return DataTree(
                line: line,
                .mapping(
                    rows().map { _ in
                        DataTree.Entry(
                            key: tree(&random, depth: depth - 1), value: tree(&random, depth: depth - 1))
                    }))
        }
    }
}
