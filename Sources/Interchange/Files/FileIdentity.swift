#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Which file of the file system it is, by whatever path it was reached.
struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64

    private init(_ status: stat) {
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
    }

    /// What the file system says of a file.
    struct Status: Hashable, Sendable {
        let identity: FileIdentity
        let isFolder: Bool
        let isFile: Bool
        let size: Int
        /// When it, or what is known of it, was last changed, in nanoseconds of the system's time; programs cannot
        /// set it back.
        let changed: Int

        /// Asks the file system; nil where there is nothing at the path, or it may not be asked.
        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            identity = FileIdentity(status)
            isFolder = status.st_mode & S_IFMT == S_IFDIR
            isFile = status.st_mode & S_IFMT == S_IFREG
            size = Int(status.st_size)
            changed = Int(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int(status.st_ctim.tv_nsec)
        }
    }
}
