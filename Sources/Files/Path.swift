#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A path of the file system, taken apart.
///
/// Its text stands for bytes: a name that is not UTF-8 leads back to its file, see `bytes`.
public struct Path: Hashable, Sendable {
    /// The path as it was given.
    public let text: String

    /// The path that a text stands for.
    public init(_ text: String) {
        self.text = text
    }

    /// The path of the system's bytes.
    public init(bytes: some Collection<UInt8>) {
        text = PathText.text(of: bytes)
    }

    /// The bytes that the system knows it by.
    public var bytes: [UInt8] { PathText.bytes(of: text) }

    /// What follows the last slash.
    public var name: String {
        text.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? text
    }

    /// The folder it lies in, with its slash; empty for one in the current folder.
    public var folder: String {
        guard let slash = text.lastIndex(of: "/") else { return "" }
        return String(text[...slash])
    }

    /// The name without its extension.
    public var stem: String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// What follows the last dot of the name; empty where it has none.
    public var pathExtension: String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return String(name[name.index(after: dot)...])
    }

    /// Whether another path is of the same file, were both to be written.
    public func isSameFile(as other: Path) -> Bool {
        text == other.text || destination == other.destination
    }

    /// The path of a file in this folder.
    public func appending(_ name: String) -> String {
        text.hasSuffix("/") || text.isEmpty ? text + name : text + "/" + name
    }

    /// The path without links, `.` and `..`: of the file that would be written to, whether it is there yet or not.
    ///
    /// What is not there is taken as a name, so that `new/../form.json` is `form.json` whether or not there is a
    /// folder `new`. A link to a file leads to that file; one that leads nowhere is the link itself.
    public var destination: Path {
        var rest = text.split(separator: "/").map(String.init)
        if text.hasSuffix("/") { rest.append(".") }
        var missing: [String] = []
        while true {
            let known = (text.hasPrefix("/") ? "/" : "./") + rest.joined(separator: "/")
            if let real = Path.real(known) { return Path(Path.joined(real, missing)) }
            guard let last = rest.popLast() else { return self }
            missing.insert(last, at: 0)
        }
    }

    /// The path that the system has for a file or folder that is there.
    private static func real(_ path: String) -> String? {
        guard let real = path.withSystemPath({ realpath($0, nil) }) else { return nil }
        defer { free(real) }
        return PathText.text(of: UnsafeRawBufferPointer(start: real, count: strlen(real)))
    }

    /// A path with steps behind it that lead to nothing yet.
    private static func joined(_ base: String, _ steps: [String]) -> String {
        var parts = base.split(separator: "/").map(String.init)
        for step in steps where step != "." {
            if step == ".." { _ = parts.popLast() } else { parts.append(step) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
