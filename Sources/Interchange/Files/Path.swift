/// A path of the file system, taken apart.
struct Path: Hashable, Sendable {
    /// The path as it was given.
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// What follows the last slash.
    var name: String {
        text.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? text
    }

    /// The folder it lies in, with its slash; empty for one in the current folder.
    var folder: String {
        guard let slash = text.lastIndex(of: "/") else { return "" }
        return String(text[...slash])
    }

    /// The name without its extension.
    var stem: String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// What follows the last dot of the name; empty where it has none.
    var pathExtension: String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return String(name[name.index(after: dot)...])
    }

    /// Whether another path is of the same file, were both to be written: the same name in the same folder.
    func isSameFile(as other: Path) -> Bool {
        if text == other.text { return true }
        let folders = [self, other].map { FileIdentity.Status($0.folder.isEmpty ? "." : $0.folder)?.identity }
        return name == other.name && folders[0] != nil && folders[0] == folders[1]
    }

    /// The path of a file in this folder.
    func appending(_ name: String) -> String {
        text.hasSuffix("/") || text.isEmpty ? text + name : text + "/" + name
    }
}
