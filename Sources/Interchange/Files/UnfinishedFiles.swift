import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The files that are being written, so that a program that is interrupted can take them away.
public final class UnfinishedFiles: Sendable {
    /// The files of this process.
    public static let shared = UnfinishedFiles()

    private struct State {
        var paths: Set<String> = []
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Takes note of a file; after `discardAll()` it is removed at once.
    func insert(_ path: String) {
        state.withLock {
            if $0.isClosed { unlink(path) } else { $0.paths.insert(path) }
        }
    }

    /// Forgets a file that has its name.
    func remove(_ path: String) {
        state.withLock { _ = $0.paths.remove(path) }
    }

    /// Removes a file that will not be finished.
    func discard(_ path: String) {
        state.withLock {
            if $0.paths.remove(path) != nil { unlink(path) }
        }
    }

    /// Removes all of them, and every one that is begun after it.
    public func discardAll() {
        state.withLock { state in
            for path in state.paths { unlink(path) }
            state.paths.removeAll()
            state.isClosed = true
        }
    }
}
