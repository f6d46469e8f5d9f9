#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A folder of the file system.
public enum Folder {
    /// Whether a path is a folder that exists.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The files in a folder whose extension is one of ours, by name; not those of folders inside it, nor
    /// hidden files and the lock files (`~$…`) that office programs leave.
    ///
    /// - Throws: `InterchangeError.cannotRead`, or `.emptyFolder` where there is none.
    public static func documents(in path: String) throws(InterchangeError) -> [String] {
        let found = try names(in: path).filter { name in
            !name.hasPrefix(".") && !name.hasPrefix("~$") && DocumentFormat(path: name) != nil
                && !exists(Path(path).appending(name))
        }
        guard !found.isEmpty else { throw .emptyFolder }
        return found.map(Path(path).appending)
    }

    /// The names of all that is in a folder, in the order of their bytes; an empty path is the current folder.
    ///
    /// - Throws: `InterchangeError.cannotRead`.
    static func names(in path: String) throws(InterchangeError) -> [String] {
        guard let stream = opendir(path.isEmpty ? "." : path) else { throw .cannotRead(SystemError.last) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The first of some inputs that is the very file at a path, by whatever way they lead to it.
    static func input(_ inputs: [String], at path: String) -> String? {
        guard path != "-", let target = FileIdentity.Status(path)?.identity else { return nil }
        return inputs.first { $0 != "-" && FileIdentity.Status($0)?.identity == target }
    }

    /// Makes a folder and those above it, where they are not there yet.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    static func make(_ path: String) throws(InterchangeError) {
        if path.isEmpty || exists(path) { return }
        let parts = path.split(separator: "/")
        var whole = path.hasPrefix("/") ? "/" : ""
        for part in parts {
            whole += part + "/"
            if mkdir(whole, 0o777) != 0, errno != EEXIST { throw .cannotWrite(whole, SystemError.last) }
        }
        guard exists(path) else { throw .cannotWrite(path, .isNoFolder) }
    }
}
