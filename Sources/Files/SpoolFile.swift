#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Bytes that are set aside until the file that they belong to is made: on the disk, under no name.
///
/// The file has lost its name before the first byte is in it, so nothing is left behind however the program ends.
public final class SpoolFile {
    private let folder: String
    private var descriptor: Int32 = -1
    /// How many bytes have been set aside.
    public private(set) var count = 0

    private static let attempts = 16

    /// Makes an empty spool, which takes a file in the folder (empty: the current one) when it gets its first bytes.
    public init(folder: String) {
        self.folder = folder
    }

    /// Makes one over a file that is open already, which it closes.
    public init(descriptor: Int32) {
        folder = ""
        self.descriptor = descriptor
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Puts bytes behind those that are there.
    ///
    /// - Throws: `FileError.cannotWrite` with the folder's path.
    public func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        if descriptor < 0 { try open() }
        do throws(SystemError) {
            try systemWrite(bytes, to: descriptor)
        } catch {
            throw .cannotWrite(folder, error)
        }
        count += bytes.count
    }

    /// Reads bytes from a position on; gives how many there were, none at the end.
    ///
    /// - Throws: `FileError.cannotRead`.
    public func read(at position: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        while true {
            let got = pread(descriptor, buffer.baseAddress, buffer.count, off_t(position))
            if got >= 0 { return got }
            guard errno == EINTR else { throw .cannotRead(.last) }
        }
    }

    private func open() throws(FileError) {
        for _ in 0..<SpoolFile.attempts {
            let path = Path(folder).appending(UnfinishedFiles.makeName())
            descriptor = path.withSystemPath {
                systemOpen($0, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            }
            if descriptor >= 0 {
                _ = path.withSystemPath { unlink($0) }
                return
            }
            guard errno == EEXIST || errno == EINTR else { break }
        }
        throw .cannotWrite(folder, .last)
    }
}
