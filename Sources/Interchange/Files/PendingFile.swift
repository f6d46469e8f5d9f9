#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The name of a file being written: beside its target under another one, and renamed over it when it is whole.
final class PendingFile: Sendable {
    /// The path that it will have.
    let path: String
    /// The path to write to.
    let temporary: String
    private let target: String

    /// Finds a name, and makes sure that a file can be written there.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    init(_ path: String) throws(InterchangeError) {
        try Folder.make(Path(path).folder)
        guard !Folder.exists(path) else { throw .cannotWrite(path, .isFolder) }
        self.path = path
        // A link to a file stays a link: what it leads to is replaced.
        let real = realpath(path, nil)
        defer { free(real) }
        target = real.map { String(cString: $0) } ?? path
        if let status = FileIdentity.Status(target), !status.isFile { throw .cannotWrite(path, .isNoFile) }
        temporary = "\(Path(target).folder).\(Path(target).name).\(getpid()).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .cannotWrite(path, SystemError.last) }
        close(descriptor)
        UnfinishedFiles.shared.insert(temporary)
    }

    /// Removes what runs that were killed have left of a file, unless the process that wrote it goes on.
    static func removeLeftovers(of path: String) {
        let folder = Path(path).folder
        let prefix = ".\(Path(path).name)."
        for name in (try? Folder.names(in: folder)) ?? [] {
            guard name.hasPrefix(prefix), name.hasSuffix(".part"),
                let process = Int32(name.dropFirst(prefix.count).dropLast(5)), process != getpid(),
                kill(process, 0) != 0
            else { continue }
            unlink(folder + name)
        }
    }

    deinit { UnfinishedFiles.shared.discard(temporary) }

    /// Gives the file its name.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    func commit() throws(InterchangeError) {
        guard rename(temporary, target) == 0 else { throw .cannotWrite(path, SystemError.last) }
        UnfinishedFiles.shared.remove(temporary)
    }
}
