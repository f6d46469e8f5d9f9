#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Which file of the file system it is, by whatever path it was reached.
public struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64

    private init(_ status: stat) {
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
    }

    /// A name in a folder, by whatever path it was reached.
    public struct Entry: Hashable, Sendable {
        private let folder: FileIdentity
        private let name: String

        /// Follows links to where they lead; nil where there is nothing.
        public init?(_ path: String) {
            var status = stat()
            guard path.withSystemPath({ lstat($0, &status) }) == 0 else { return nil }
            let place = status.st_mode & S_IFMT == S_IFLNK ? Path(path).destination : Path(path)
            guard let folder = Status(place.folder.isEmpty ? "." : place.folder)?.identity else { return nil }
            self.folder = folder
            name = place.name
        }
    }

    /// What the file system says of a file.
    public struct Status: Hashable, Sendable {
        /// Which file it is.
        public let identity: FileIdentity
        /// Whether it is a folder.
        public let isFolder: Bool
        /// Whether it is a file with bytes of its own: no folder, pipe or device.
        public let isFile: Bool
        /// How many bytes it says that it has.
        public let size: Int
        /// When it, or what is known of it, was last changed, in nanoseconds of the system's time; programs cannot
        /// set it back.
        public let changed: Int
        /// When its content was last changed, in nanoseconds; programs that copy files set it.
        public let modified: Int
        /// Who may read and write it, as the system counts it.
        let permissions: UInt32

        /// Asks the file system; nil where there is nothing at the path, or it may not be asked.
        public init?(_ path: String) {
            var status = stat()
            guard path.withSystemPath({ stat($0, &status) }) == 0 else { return nil }
            self.init(status)
        }

        /// Asks about an open file; nil if it is not one.
        public init?(descriptor: Int32) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { return nil }
            self.init(status)
        }

        private init(_ status: stat) {
            identity = FileIdentity(status)
            isFolder = status.st_mode & S_IFMT == S_IFDIR
            isFile = status.st_mode & S_IFMT == S_IFREG
            size = Int(clamping: status.st_size)
            modified = Int(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int(status.st_mtim.tv_nsec)
            changed = Int(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int(status.st_ctim.tv_nsec)
            permissions = UInt32(status.st_mode) & 0o7777
        }
    }
}
