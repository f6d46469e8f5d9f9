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
        guard let stream = opendir(path) else { throw .cannotRead(SystemError.last) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard !name.hasPrefix("."), !name.hasPrefix("~$"), DocumentFormat(path: name) != nil,
                !exists(Path(path).appending(name))
            else { continue }
            names.append(name)
        }
        guard !names.isEmpty else { throw .emptyFolder }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map(Path(path).appending)
    }

    /// Whether there is nothing in a folder.
    static func isEmpty(_ path: String) -> Bool {
        guard let stream = opendir(path) else { return true }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { return false }
        }
        return true
    }

    /// The first of some inputs that is the very file at a path, by whatever way they lead to it.
    static func input(_ inputs: [String], at path: String) -> String? {
        var target = stat()
        guard path != "-", stat(path, &target) == 0 else { return nil }
        return inputs.first { input in
            var status = stat()
            return input != "-" && stat(input, &status) == 0 && status.st_dev == target.st_dev
                && status.st_ino == target.st_ino
        }
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
