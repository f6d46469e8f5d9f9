import Foundation
import TestSupport
import Testing

/// Follows each article of the documentation: writes the files it shows, types its commands, compares what it says.
///
/// A line that ends in `` `PATH`: `` before a fenced block names a file. A block of `sh` is typed in a folder that
/// holds the files shown so far; a block of `text` right behind it is all that the commands print.
@Suite("Articles")
struct ArticleTests {
    static let folder = ProjectFolder.path + "Sources/Interchange/Interchange.docc/"

    static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasPrefix("Adding") }.sorted()

    @Test("there is an article for each thing that is added")
    func complete() {
        #expect(Self.names.count >= 6)
    }

    @Test("what the article shows is so", .enabled(if: CommandTests.program != nil), arguments: names)
    func article(name: String) throws {
        let work = try TemporaryFolder()
        let blocks = Self.blocks(of: try String(contentsOfFile: Self.folder + name, encoding: .utf8))
        for (index, block) in blocks.enumerated() {
            if let file = block.file {
                let url = URL(filePath: work.file(file))
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(block.text.utf8).write(to: url)
            } else if block.language == "sh" {
                let said = try ShellLines.run(block.text.endingLines(with: " 2>&1"), in: work.path)
                let output = String(decoding: said["stdout"] ?? Data(), as: UTF8.self)
                guard index + 1 < blocks.count, blocks[index + 1].language == "text" else {
                    #expect(said["status"] == Data("0\n".utf8), "\(block.text) says:\n\(output)")
                    continue
                }
                #expect(output == blocks[index + 1].text)
            }
        }
    }

    private struct Block {
        var language: String
        var file: String?
        var text: String
    }

    private static func blocks(of article: String) -> [Block] {
        var blocks: [Block] = []
        var open: Block?
        var before = ""
        for line in article.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                    before = ""
                } else {
                    open = Block(language: String(line.dropFirst(3)), file: fileName(at: before), text: "")
                }
            } else if open != nil {
                open?.text += line + "\n"
            } else if !line.isEmpty {
                before = line
            }
        }
        return blocks
    }

    /// The name in a line that ends in `` `PATH`: ``.
    private static func fileName(at line: String) -> String? {
        guard line.hasSuffix("`:"), let start = line.dropLast(2).lastIndex(of: "`") else { return nil }
        return String(line.dropLast(2)[line.index(after: start)...])
    }
}

extension String {
    /// Every line that says something, with what is put behind it.
    fileprivate func endingLines(with end: String) -> String {
        split(separator: "\n").map { $0 + end }.joined(separator: "\n")
    }
}
