#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file being written: beside its target under another name, and renamed over it when it is whole.
///
/// Whatever happens before `commit()`, the target is as it was. The file that is replaced hands on its permissions;
/// a link to a file stays a link, and what it leads to is replaced.
public final class PendingFile: Sendable {
    /// The path that it will have, as it was given.
    public let path: String
    /// The path to write to.
    public let temporary: String
    /// The file at `temporary`, open for writing and locked as long as this one lives.
    let descriptor: Int32
    private let target: String

    private static let attempts = 16

    /// Makes the file, and its folder where there is none.
    ///
    /// - Throws: `FileError.cannotWrite`.
    public init(_ path: String) throws(FileError) {
        let target = path.isEmpty ? path : Path(path).destination.text
        let folder = Path(target).folder
        try PendingFile.makeFolder(folder, of: path)
        let status = FileIdentity.Status(target)
        if let status, !status.isFile { throw .cannotWrite(path, status.isFolder ? .isFolder : .isNoFile) }
        guard !path.isEmpty, !path.hasSuffix("/") else { throw .cannotWrite(path, .isFolder) }
        // The target's name may be too long where ours is not.
        if status == nil, errno == ENAMETOOLONG { throw .cannotWrite(path, .nameTooLong) }
        UnfinishedFiles.shared.sweep(folder)
        self.path = path
        self.target = target
        (temporary, descriptor) = try PendingFile.make(in: folder, replacing: status, path)
        UnfinishedFiles.shared.insert(temporary)
    }

    private static func makeFolder(_ folder: String, of path: String) throws(FileError) {
        do throws(FileError) {
            try Folder.make(folder)
        } catch .cannotWrite(_, let reason) {
            // Told as the user has written it.
            throw .cannotWrite(Path(path).folder.isEmpty ? folder : Path(path).folder, reason)
        }
    }

    /// Makes an empty file under a name of its own, which nobody else can have put there.
    private static func make(
        in folder: String, replacing earlier: FileIdentity.Status?, _ path: String
    ) throws(FileError) -> (path: String, descriptor: Int32) {
        for _ in 0..<attempts {
            let temporary = folder + UnfinishedFiles.makeName()
            // Where an earlier file is private, this one is at no time anything else.
            let descriptor = temporary.withSystemPath {
                systemOpen(
                    $0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, earlier == nil ? 0o666 : 0o600)
            }
            guard descriptor >= 0 else {
                guard errno == EEXIST || errno == EINTR else { throw .cannotWrite(path, .last) }
                continue
            }
            if let earlier { fchmod(descriptor, mode_t(earlier.permissions)) }
            // Another run that removes leftovers may have come between: then there is nothing at the path any more.
            let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
            if isLocked, let own = FileIdentity.Status(descriptor: descriptor)?.identity,
                FileIdentity.Status(temporary)?.identity == own
            {
                return (temporary, descriptor)
            }
            close(descriptor)
        }
        throw .cannotWrite(path, .other(EEXIST))
    }

    deinit {
        UnfinishedFiles.shared.discard(temporary)
        close(descriptor)
    }

    /// Gives the file its name.
    ///
    /// - Throws: `FileError.cannotWrite`; nothing is left behind then.
    public func commit() throws(FileError) {
        // Some file systems say only when a file is closed that they are full. The lock goes with the last
        // descriptor, so it is a second one that is closed here.
        let second = dup(descriptor)
        guard second >= 0, close(second) == 0 else { throw .cannotWrite(path, .last) }
        let outcome = temporary.withSystemPath { from in target.withSystemPath { rename(from, $0) } }
        guard outcome == 0 else { throw .cannotWrite(path, .last) }
        UnfinishedFiles.shared.forget(temporary)
    }
}
