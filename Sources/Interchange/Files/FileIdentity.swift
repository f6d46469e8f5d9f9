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

    /// A name in a folder, by whatever path it was reached.
    struct Entry: Hashable, Sendable {
        private let folder: FileIdentity
        private let name: String

        /// Follows links to where they lead; nil where there is nothing.
        init?(_ path: String) {
            var status = stat()
            guard lstat(path, &status) == 0 else { return nil }
            var path = path
            if status.st_mode & S_IFMT == S_IFLNK {
                let real = realpath(path, nil)
                defer { free(real) }
                guard let real else { return nil }
                path = String(cString: real)
            }
            let place = Path(path)
            guard let folder = Status(place.folder.isEmpty ? "." : place.folder)?.identity else { return nil }
            self.folder = folder
            name = place.name
        }
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
        /// When its content was last changed, in nanoseconds; programs that copy files set it.
        let modified: Int

        /// Asks the file system; nil where there is nothing at the path, or it may not be asked.
        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            identity = FileIdentity(status)
            isFolder = status.st_mode & S_IFMT == S_IFDIR
            isFile = status.st_mode & S_IFMT == S_IFREG
            size = Int(status.st_size)
            modified = Int(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int(status.st_mtim.tv_nsec)
            changed = Int(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int(status.st_ctim.tv_nsec)
        }
    }
}
