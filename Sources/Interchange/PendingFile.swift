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

    /// Finds a name, and makes sure that a file can be written there.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    init(_ path: String) throws(InterchangeError) {
        let folder = Path(path).folder
        try Folder.make(folder)
        guard !Folder.exists(path) else { throw .cannotWrite(path, .isFolder) }
        self.path = path
        temporary = "\(folder).\(Path(path).name).\(getpid()).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .cannotWrite(path, SystemError.last) }
        close(descriptor)
        UnfinishedFiles.shared.insert(temporary)
    }

    deinit { UnfinishedFiles.shared.discard(temporary) }

    /// Gives the file its name.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    func commit() throws(InterchangeError) {
        guard rename(temporary, path) == 0 else { throw .cannotWrite(path, SystemError.last) }
        UnfinishedFiles.shared.remove(temporary)
    }
}
