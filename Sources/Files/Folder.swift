#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A folder of the file system.
public enum Folder {
    /// Whether a path is a folder that exists.
    public static func exists(_ path: String) -> Bool { FileIdentity.Status(path)?.isFolder == true }

    /// The names of all that is in a folder, in the order of their bytes; an empty path is the current folder.
    ///
    /// - Throws: `FileError.cannotRead`.
    public static func names(in path: String) throws(FileError) -> [String] {
        guard let stream = (path.isEmpty ? "." : path).withSystemPath({ opendir($0) }) else {
            throw .cannotRead(.last)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { PathText.text(of: $0.prefix { $0 != 0 }) }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Makes a folder and those above it, where they are not there yet.
    ///
    /// - Throws: `FileError.cannotWrite`.
    public static func make(_ path: String) throws(FileError) {
        if path.isEmpty || exists(path) { return }
        let parts = path.split(separator: "/")
        var whole = path.hasPrefix("/") ? "/" : ""
        for part in parts {
            whole += part + "/"
            if whole.withSystemPath({ mkdir($0, 0o777) }) != 0, errno != EEXIST {
                throw .cannotWrite(whole, .last)
            }
        }
        guard exists(path) else { throw .cannotWrite(path, .isNoFolder) }
    }
}
