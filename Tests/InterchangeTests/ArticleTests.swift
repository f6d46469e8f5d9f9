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
        let blocks = FencedBlock.all(
            in: try String(contentsOfFile: Self.folder + name, encoding: .utf8))
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
                #expect(blocks[index + 1].shows(output), "\(block.text) says:\n\(output)")
            }
        }
    }

    /// Types the commands of the page that is packed with a release; `check` and whole folders may find faults.
    @Test("the commands of the officers' page work", .enabled(if: CommandTests.program != nil))
    func officersPage() throws {
        let page = try String(contentsOfFile: ProjectFolder.path + ".ci/使用说明.txt", encoding: .utf8)
        let work = try TemporaryFolder()
        for name in ["示例-自评表.xlsx", "自评表.xlsx"] {
            try FileManager.default.copyItem(
                atPath: ProjectFolder.fixture("project-2021-xinjiang.xlsx"), toPath: work.file(name))
        }
        try FileManager.default.copyItem(
            atPath: ProjectFolder.path + "Fixtures/Scenarios/export-folder/报送", toPath: work.file("报送"))
        let commands = page.split(separator: "\n").filter { $0.hasPrefix("    jixiao") }.map { line in
            // What stands behind a gap explains the command.
            String(
                line.dropFirst(4).prefix(
                    upTo: line.dropFirst(4).firstRange(of: "   ")?.lowerBound ?? line.endIndex))
        }
        #expect(commands.count > 10)
        for command in commands {
            let said = try ShellLines.run(command, in: work.path)
            let finds = command.contains(" check ") || command.contains("报送")
            let status = String(decoding: said["status"] ?? Data(), as: UTF8.self)
            #expect(status == "0\n" || finds && status == "1\n", "\(command): \(status)")
        }
        #expect(
            try Set(work.names).isSuperset(of: ["已标.xlsx", "退回", "新表.xlsx", "结果", "年末自评表.xlsx", "汇总.xlsx"]))
    }

    /// A block of `text` of the README is what the commands in the block before it print, typed in the folder of the
    /// project.
    @Test("what the README shows is so", .enabled(if: CommandTests.program != nil))
    func readme() throws {
        let blocks = FencedBlock.all(
            in: try String(contentsOfFile: ProjectFolder.path + "README.md", encoding: .utf8))
        let work = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: work.file("Fixtures"), withDestinationPath: ProjectFolder.path + "Fixtures")
        var shown = 0
        for (commands, picture) in zip(blocks, blocks.dropFirst())
        where commands.language == "sh" && picture.language == "text" {
            let said = try ShellLines.run(commands.text.endingLines(with: " 2>&1"), in: work.path)
            let output = String(decoding: said["stdout"] ?? Data(), as: UTF8.self)
            #expect(picture.shows(output), "\(commands.text) says:\n\(output)")
            shown += 1
        }
        #expect(shown >= 4)
    }
}
