import Foundation

/// A folder of a test's own, removed with everything in it when the test ends.
public final class TemporaryFolder {
    /// Where it is.
    public let path: String

    /// Makes an empty one.
    public init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "jixiao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path()
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file in it.
    public func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Puts a file into it, and the folders that its name asks for.
    public func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        try FileManager.default.createDirectory(
            at: URL(filePath: file(name)).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: file(name)))
        return file(name)
    }

    /// The bytes of a file in it.
    public func contents(of name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: file(name))))
    }

    /// The names of everything in it, hidden files too.
    public var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}
