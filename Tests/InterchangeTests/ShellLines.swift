import Foundation
import TestSupport
import Testing

/// Lines for a shell that finds the program in its path, as a reader of the documents would type them.
enum ShellLines {
    /// Runs lines in a folder; gives what was said on each stream and how it ended, by name.
    static func run(_ lines: String, in folder: String) throws -> [String: Data] {
        let program = URL(filePath: try #require(CommandTests.program))
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", lines]
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = [
            "LANG": "zh_CN.UTF-8",
            "PATH": program.deletingLastPathComponent().path() + ":/usr/bin:/bin",
        ]
        let streams = try TemporaryFolder()
        func stream(_ name: String) throws -> FileHandle {
            try #require(FileHandle(forWritingAtPath: streams.write([], to: name)))
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try stream("stdout")
        process.standardError = try stream("stderr")
        try process.run()
        process.waitUntilExit()
        return [
            "stdout": Data(try streams.contents(of: "stdout")),
            "stderr": Data(try streams.contents(of: "stderr")),
            "status": Data("\(process.terminationStatus)\n".utf8),
        ]
    }
}
