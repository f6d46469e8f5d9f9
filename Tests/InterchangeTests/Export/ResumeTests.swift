import Foundation
import Ledger
import Primitives
import TestSupport
import Testing

@testable import Interchange

@Suite("An export that was stopped")
struct ResumeTests {
    static let outputs = ["汇总.jsonl", "汇总.csv"]

    /// What a run that nothing disturbs writes, and its journal as it is before that.
    private static func undisturbed(_ folder: ExportFolder) async throws -> (
        files: [[UInt8]], journal: [UInt8]
    ) {
        var journal: [UInt8] = []
        try await folder.export(to: outputs) { _ in
        } tell: { event in
            if case .writing = event { journal = (try? folder.folder.contents(of: "汇总.jsonl.journal")) ?? [] }
        }
        return (try outputs.map(folder.folder.contents), journal)
    }

    @Test("a resumed export goes on where its journal ends, without duplicates or gaps")
    func cutAnywhere() async throws {
        let folder = try ExportFolder()
        let (files, journal) = try await Self.undisturbed(folder)
        #expect(journal.count > 10_000)
        var random = SplitMix64()
        for round in 0..<8 {
            var cut = Array(journal[..<Int.random(in: 0...journal.count, using: &random)])
            // What a machine that went down leaves may be other bytes than were written.
            if round % 2 == 1, let last = cut.indices.last {
                cut[Int.random(in: max(0, last - 100)...last, using: &random)] ^= 0x55
            }
            if cut.count < 25 || round == 0 { cut = [] }
            _ = try folder.folder.write(cut, to: "汇总.jsonl.journal")
            let report = try await folder.export(to: Self.outputs) { $0.resumes = true }
            #expect(report.found == folder.count)
            #expect(try Self.outputs.map(folder.folder.contents) == files, "cut at \(cut.count)")
            #expect(try !folder.folder.names.contains("汇总.jsonl.journal"))
        }
    }

    @Test("reads again what has changed since, and all that follows")
    func changed() async throws {
        let folder = try ExportFolder(hostile: false)
        let (_, journal) = try await Self.undisturbed(folder)
        let list = InputSearch.find([folder.inputs])
        let path = list.path(5)
        let other = try ExportFolder.bytes("transfer-2018.csv")
        try Data(other).write(to: URL(filePath: path))
        _ = try folder.folder.write(journal, to: "汇总.jsonl.journal")
        let report = try await folder.export(to: Self.outputs) { $0.resumes = true }
        #expect(report.resumed == 5)
        let resumed = try Self.outputs.map(folder.folder.contents)
        #expect(try await Self.undisturbed(folder).files == resumed)
    }

    @Test("an export is not resumed with other options, or by two processes at once")
    func others() async throws {
        let folder = try ExportFolder(hostile: false)
        let (_, journal) = try await Self.undisturbed(folder)
        let path = try folder.folder.write(journal, to: "汇总.jsonl.journal")
        await #expect(throws: InterchangeError.otherExport(path)) {
            try await folder.export(to: Self.outputs) {
                $0.resumes = true
                $0.isPublic = true
            }
        }
        let held = try Journal(path, fingerprint: .init(value: 1), resumes: false)
        await #expect(throws: InterchangeError.exportUnderWay(path)) {
            try await folder.export(to: Self.outputs)
        }
        withExtendedLifetime(held) {}
        #expect(
            Messages(.chinese).text(.otherExport("a.journal"), in: "a.jsonl")
                == "错误：a.jsonl：a.journal 是用别的选项运行时留下的，不能接着做；请用原来的选项，或去掉 --resume 重新开始")
    }

    @Test(
        "an export that is killed at random moments and resumed gives the same outputs",
        .enabled(if: CommandTests.program != nil))
    func killed() async throws {
        let folder = try ExportFolder()
        let names = ["汇总.jsonl", "汇总.csv"]
        let arguments = ["export", folder.inputs] + names.flatMap { ["-o", folder.folder.file($0)] }
        #expect(try CommandTests.run(arguments).status == 1)
        let whole = try names.map(folder.folder.contents)
        for name in names { try FileManager.default.removeItem(atPath: folder.folder.file(name)) }
        var random = SplitMix64()
        var kills = 0
        for _ in 0..<12 {
            let process = Process()
            process.executableURL = URL(filePath: try #require(CommandTests.program))
            process.arguments = arguments + ["--resume"]
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32.random(in: 20_000...400_000, using: &random))
            if process.isRunning { kills += kill(process.processIdentifier, SIGKILL) == 0 ? 1 : 0 }
            process.waitUntilExit()
            // Outputs appear whole or not at all.
            for (name, bytes) in zip(names, whole)
            where FileManager.default.fileExists(atPath: folder.folder.file(name)) {
                #expect(try folder.folder.contents(of: name) == bytes)
            }
        }
        #expect(kills > 0)
        #expect(try CommandTests.run(arguments + ["--resume"]).status == 1)
        #expect(try names.map(folder.folder.contents) == whole)
        #expect(try !folder.folder.names.contains { $0.hasSuffix(".journal") })
    }

    @Test("stopped by Ctrl-C, it says how to go on", .enabled(if: CommandTests.program != nil))
    func interrupted() throws {
        let folder = try ExportFolder()
        // A pipe that gives nothing keeps the run where it is.
        let process = Process()
        process.executableURL = URL(filePath: try #require(CommandTests.program))
        let output = folder.folder.file("汇总.jsonl")
        process.arguments = ["export", folder.inputs, "-", "-o", output]
        process.standardInput = Pipe()
        let error = Pipe()
        process.standardError = error
        process.environment = ["LANG": "C"]
        try process.run()
        usleep(1_500_000)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(process.terminationStatus == SIGINT)
        let said = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(said.hasSuffix("\n已停止。进度记在 \(output).journal，原来的命令加 --resume 就接着做\n"))
        #expect(!FileManager.default.fileExists(atPath: output))
        #expect(try folder.folder.names.filter { $0.hasPrefix(".") } == [])
    }
}
