import Foundation
import TestSupport
import Testing

@testable import Interchange

/// What goes wrong around the command: streams, disks, signals, names. Each run ends with an error or a whole file,
/// and leaves nothing behind.
@Suite("Faults around the command", .enabled(if: CommandTests.program != nil))
struct FaultTests {
    private let folder: TemporaryFolder
    private static let form = ProjectFolder.fixture("transfer-2021.xlsx")

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Self.form, toPath: folder.file("表.xlsx"))
    }

    /// Runs a line of the shell, in which `jixiao` is the command, in the test's folder.
    private func shell(_ line: String) throws -> CommandTests.Result {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "jixiao() { \"\(try #require(CommandTests.program))\" \"$@\"; }\n\(line)"]
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.environment = ["LANG": "C", "PATH": "/usr/bin:/bin"]
        let streams = try TemporaryFolder()
        let handles = try ["out", "err"].map { name in
            try #require(FileHandle(forUpdatingAtPath: try streams.write([], to: name)))
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        try process.run()
        process.waitUntilExit()
        return CommandTests.Result(
            status: process.terminationStatus,
            output: String(decoding: try streams.contents(of: "out"), as: UTF8.self),
            error: String(decoding: try streams.contents(of: "err"), as: UTF8.self))
    }

    @Test(
        "standard output that takes nothing is exit 1, with a line",
        arguments: [
            "convert 表.xlsx -o - --to json", "convert 表.xlsx -o - --to csv", "inspect 表.xlsx",
            "inspect --cells 表.xlsx",
            "inspect --brief 表.xlsx", "check 表.xlsx", "check 表.xlsx --format json", "verify 表.xlsx",
            "diff 表.xlsx 表.xlsx --format json", "explain weights-sum", "template list", "schema", "--help",
            "--version",
        ])
    func failedOutput(_ arguments: String) throws {
        for (target, why) in [(">/dev/full", "磁盘已满，请清理后再试"), (">&-", "已经关闭，读的一方不在了")] {
            let result = try shell("jixiao \(arguments) \(target)")
            #expect(result.status == 1, "\(arguments) \(target)")
            #expect(result.error.hasSuffix("错误：无法写到标准输出：\(why)\n"), "\(arguments) \(target): \(result.error)")
        }
        // A reader that has gone away.
        let result = try shell("(jixiao \(arguments); echo $? >&2) | true")
        #expect(!result.error.contains("crash"))
        #expect(try folder.names == ["表.xlsx"])
    }

    @Test("an output is never read as an input, whatever path leads to it")
    func outputsAreNoInputs() throws {
        #expect(try shell("jixiao convert 表.xlsx -o b.json").status == 0)
        let json = try folder.contents(of: "b.json")
        for line in [
            "jixiao convert b.json -o b.json", "jixiao convert b.json -o ./a/../b.json",
            "ln -s . here; jixiao convert b.json -o here/b.json",
            "ln b.json c.json; jixiao convert b.json -o c.json",
            "jixiao convert b.json -o - --to jsonl >>b.json", "jixiao convert 表.xlsx b.json -o b.json",
            "jixiao check 表.xlsx --annotate ./here/表.xlsx", "jixiao export b.json --from-list c.csv -o c.csv",
        ] {
            if line.contains("c.csv") { _ = try folder.write("表.xlsx\n".utf8, to: "c.csv") }
            let result = try shell(line)
            #expect(result.status == 1, "\(line)")
            #expect(result.error.contains("就是输入文件，会把它覆盖，请换一个名字"), "\(line): \(result.error)")
        }
        #expect(try folder.contents(of: "b.json") == json)
        #expect(try folder.contents(of: "c.csv") == Array("表.xlsx\n".utf8))
        #expect(try folder.contents(of: "表.xlsx") == Array(Data(contentsOf: URL(filePath: Self.form))))
        #expect(try folder.names == ["b.json", "c.csv", "c.json", "here", "表.xlsx"])
    }

    @Test("a folder converted into itself is not written over by the next run")
    func intoItsOwnFolder() throws {
        try FileManager.default.copyItem(
            atPath: ProjectFolder.fixture("transfer-2021.csv"), toPath: folder.file("表.csv"))
        #expect(try shell("jixiao convert . -o . --to json").status == 0)
        #expect(try folder.names == ["表.csv", "表.csv.json", "表.xlsx", "表.xlsx.json"])
        let edited = Array("{\"edited\": true}".utf8)
        _ = try folder.write(edited, to: "表.csv.json")
        let second = try shell("jixiao convert . -o . --to json")
        #expect(second.status == 1)
        #expect(second.error.contains("表.csv.json 就是输入文件"))
        #expect(try folder.contents(of: "表.csv.json") == edited)
        #expect(try folder.names == ["表.csv", "表.csv.json", "表.xlsx", "表.xlsx.json"])
    }

    /// Starts a run that has an output begun and waits for its second input, and lets `stop` end it.
    private func stopped(ignoring signals: String = "", _ stop: (Process, Pipe) -> Void) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        let trap = signals.isEmpty ? "" : "trap '' \(signals); "
        process.arguments = [
            "-c", "\(trap)exec \"$0\" convert 表.xlsx - -o out/汇总.jsonl", try #require(CommandTests.program),
        ]
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.environment = ["LANG": "C", "PATH": "/usr/bin:/bin"]
        let input = Pipe()
        process.standardInput = input
        process.standardError = FileHandle.nullDevice
        try process.run()
        // The output is begun when the first input is read.
        for _ in 0..<600 {
            if try !parts().isEmpty { break }
            usleep(50_000)
        }
        #expect(try parts().count == 1)
        stop(process, input)
        process.waitUntilExit()
        return process
    }

    private func parts() throws -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.file("out"))) ?? []).filter {
            $0.hasSuffix(".part")
        }
    }

    @Test("stopped by a signal, it leaves nothing half written", arguments: [SIGINT, SIGTERM, SIGHUP])
    func signals(_ number: Int32) throws {
        let process = try stopped { process, _ in kill(process.processIdentifier, number) }
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == number)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("out")) == [])
    }

    @Test("a hangup that the caller ignores does not stop it")
    func ignoredHangup() throws {
        let process = try stopped(ignoring: "HUP") { process, input in
            kill(process.processIdentifier, SIGHUP)
            usleep(300_000)
            input.fileHandleForWriting.write(FileManager.default.contents(atPath: Self.form) ?? Data())
            try? input.fileHandleForWriting.close()
        }
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("out")) == ["汇总.jsonl"])
    }

    @Test(
        "what a killed run left is removed by the next, of whatever verb",
        arguments: [
            "convert 表.xlsx -o out/b.json", "check 表.xlsx --annotate out/b.xlsx",
            "export 表.xlsx -o out/b.csv",
            "template new general -o out/b.xlsx",
        ])
    func leftovers(_ arguments: String) throws {
        _ = try stopped { process, _ in kill(process.processIdentifier, SIGKILL) }
        #expect(try parts().count == 1)
        _ = try shell("jixiao \(arguments)")
        #expect(try parts() == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("out")).count == 1)
    }

    @Test("a full disk is reported, and the earlier file stays", arguments: ["json", "csv", "xlsx", "jsonl"])
    func fullDisk(_ format: String) throws {
        _ = try folder.write("旧".utf8, to: "out.\(format)")
        // No file may grow beyond a kilobyte.
        let result = try shell("ulimit -f 1; jixiao convert 表.xlsx -o out.\(format)")
        #expect(result.status == 1)
        #expect(
            result.error.contains("磁盘已满") || result.error.contains("没有写完整"), "\(result.error)")
        #expect(try folder.contents(of: "out.\(format)") == Array("旧".utf8))
        #expect(try folder.names == ["out.\(format)", "表.xlsx"])
    }

    @Test("pipes and devices are refused as inputs")
    func pipes() throws {
        let result = try shell(
            "mkfifo p.csv; for i in p.csv /dev/zero; do jixiao convert $i -o a.json; jixiao check $i; done")
        #expect(
            result.error.split(separator: "\n").map(String.init)
                == ["p.csv", "p.csv", "/dev/zero", "/dev/zero"].map { "错误：\($0)：这是管道或设备，不是文件，请给出文件" })
    }

    @Test("names that are GBK on the disk are read, and shown in characters")
    func gbkNames() throws {
        // 青禾县.xlsx
        let line = "n=$(printf 'in/\\307\\340\\272\\314\\317\\330.xlsx'); mkdir in; cp 表.xlsx \"$n\"; "
        #expect(try shell(line + "jixiao convert \"$n\" -o one.json").status == 0)
        #expect(try shell("jixiao convert in -o out/ --to json").status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("out")) == ["青禾县.json"])
        let json = String(decoding: try folder.contents(of: "one.json"), as: UTF8.self)
        #expect(json.contains("青禾县.xlsx"))
        let checked = try shell("jixiao check in --format json")
        #expect(checked.output.contains("\"files\": 1"))
        #expect(try shell("jixiao export in -o all.csv -o all.jsonl -o all.xlsx").status == 0)
        #expect(String(decoding: try folder.contents(of: "all.jsonl"), as: UTF8.self).contains("青禾县.xlsx"))
        let missing = try shell("jixiao convert \"$(printf '\\307\\340.xlsx')\" -o b.json")
        #expect(missing.error == "错误：青.xlsx：文件不存在，请检查路径\n")
    }

    @Test("nothing in a name reaches the terminal that it would obey")
    func controlCharacters() throws {
        let line = "n=$(printf 'a\\nb\\033[31mc\\r\\302\\233\\342\\200\\256.csv'); printf 'x' > \"$n\"; "
        for verb in [
            "convert \"$n\" -o o.json", "check \"$n\"", "verify \"$n\"", "export \"$n\" -o o.csv",
            "inspect \"$n\"",
        ] {
            let result = try shell(line + "jixiao \(verb)")
            #expect(result.status == 1)
            let shown = "a␊b␛[31mc␍\u{FFFD}\u{FFFD}.csv"
            #expect((result.output + result.error).contains(shown), "\(verb): \(result.error)")
            #expect(
                (result.output + result.error).unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
        }
    }

    @Test("inputs that change or go while it runs are told, and the others are read")
    func changingInputs() throws {
        for number in 0..<40 {
            try FileManager.default.copyItem(atPath: Self.form, toPath: folder.file("in-\(number).xlsx"))
        }
        let result = try shell(
            """
            (for i in 1 3 5 7 39; do rm in-$i.xlsx; done; for i in 2 4 38; do printf PK > in-$i.xlsx; done) &
            jixiao export in-*.xlsx -o all.jsonl
            code=$?; wait; exit $code
            """)
        #expect(result.status == 0 || result.status == 1)
        // They are copies of one form, which counts once.
        let read = result.error.firstMatch(of: /读了 (\d+) 个/).flatMap { Int($0.1) } ?? 0
        #expect(read >= 32 && read <= 40, "\(result.error)")
        #expect(result.error.contains("共 1 张表"))
        #expect(try folder.names.allSatisfy { !$0.hasPrefix(".") })
    }

    @Test("killed at random, what it has written is whole, and the next run writes the rest")
    func killed() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.file("in"), withIntermediateDirectories: false)
        for number in 0..<30 {
            try manager.copyItem(atPath: Self.form, toPath: folder.file("in/\(number).xlsx"))
        }
        #expect(try shell("jixiao convert in -o whole/ --to xlsx").status == 0)
        let names = try manager.contentsOfDirectory(atPath: folder.file("whole")).sorted()
        #expect(names.count == 30)
        let whole = try names.map { try folder.contents(of: "whole/\($0)") }
        var random = SplitMix64()
        var kills = 0
        for _ in 0..<10 {
            let process = Process()
            process.executableURL = URL(filePath: try #require(CommandTests.program))
            process.arguments = ["convert", folder.file("in"), "-o", folder.file("out/"), "--to", "xlsx"]
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32.random(in: 20_000...600_000, using: &random))
            if process.isRunning { kills += kill(process.processIdentifier, SIGKILL) == 0 ? 1 : 0 }
            process.waitUntilExit()
            for (name, bytes) in zip(names, whole)
            where manager.fileExists(atPath: folder.file("out/\(name)")) {
                #expect(try folder.contents(of: "out/\(name)") == bytes, "\(name)")
            }
        }
        #expect(kills > 0)
        #expect(try shell("jixiao convert in -o out/ --to xlsx").status == 0)
        #expect(try manager.contentsOfDirectory(atPath: folder.file("out")).sorted() == names)
    }
}
