import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The files that are being written, so that a program that is interrupted can take them away, and the next one
/// those that a killed one could not.
public final class UnfinishedFiles: Sendable {
    /// The files of this process.
    public static let shared = UnfinishedFiles()

    private struct State {
        var paths: Set<String> = []
        var isClosed = false
        var sweptFolders: Set<FileIdentity> = []
    }

    private let state = Mutex(State())

    // Every name has the same length, whatever the file is to be called: one of the longest that a file system
    // takes would leave no room for more.
    private static let prefix = ".jixiao-"
    private static let suffix = ".part"

    /// A name that no other file has.
    static func makeName() -> String {
        prefix + String(UInt64.random(in: 0...UInt64.max), radix: 36) + suffix
    }

    /// Takes note of a file; after `discardAll()` it is removed at once.
    func insert(_ path: String) {
        state.withLock {
            if $0.isClosed { UnfinishedFiles.remove(path) } else { $0.paths.insert(path) }
        }
    }

    /// Forgets a file that has its name.
    func forget(_ path: String) {
        state.withLock { _ = $0.paths.remove(path) }
    }

    /// Removes a file that will not be finished.
    func discard(_ path: String) {
        state.withLock {
            if $0.paths.remove(path) != nil { UnfinishedFiles.remove(path) }
        }
    }

    /// Removes all of them, and every one that is begun after it.
    public func discardAll() {
        state.withLock { state in
            for path in state.paths { UnfinishedFiles.remove(path) }
            state.paths.removeAll()
            state.isClosed = true
        }
    }

    /// Removes what killed runs have left in a folder, once for each folder.
    ///
    /// Whoever writes such a file holds a lock on it, which ends with its process: one that can be locked belongs to
    /// nobody. Where a file system has no locks, all are left alone.
    func sweep(_ folder: String) {
        guard let status = FileIdentity.Status(folder.isEmpty ? "." : folder),
            state.withLock({ $0.sweptFolders.insert(status.identity).inserted }),
            let names = try? Folder.names(in: folder)
        else { return }
        for name in names
        where name.hasPrefix(UnfinishedFiles.prefix) && name.hasSuffix(UnfinishedFiles.suffix) {
            let path = folder + name
            let descriptor = path.withSystemPath {
                systemOpen($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
            }
            guard descriptor >= 0 else { continue }
            if FileIdentity.Status(descriptor: descriptor)?.isFile == true,
                flock(descriptor, LOCK_EX | LOCK_NB) == 0
            {
                UnfinishedFiles.remove(path)
            }
            close(descriptor)
        }
    }

    private static func remove(_ path: String) { _ = path.withSystemPath { unlink($0) } }
}
