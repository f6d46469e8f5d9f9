#if canImport(Glibc)
    import Glibc
    private let systemWrite = Glibc.write
#elseif canImport(Musl)
    import Musl
    private let systemWrite = Musl.write
#endif

/// A file being written: beside its target under another name, and renamed over it when it is whole.
///
/// Whatever happens before `commit()`, the target is as it was. `-` is standard output, which has no name
/// to protect: there every write goes out at once.
public final class OutputFile {
    /// The path that the file will have.
    public let path: String
    private var temporary: String?
    private var descriptor: Int32
    private var pending: [UInt8] = []

    /// How many bytes are gathered before the system is asked to write them.
    private static let window = 1 << 16

    /// Opens a file to be written; makes its folder where there is none.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    public init(_ path: String) throws(InterchangeError) {
        let opened = try path == "-" ? (nil, STDOUT_FILENO) : OutputFile.temporaryFile(for: path)
        self.path = path
        (temporary, descriptor) = opened
    }

    private static func temporaryFile(for path: String) throws(InterchangeError) -> (String?, Int32) {
        let folder = Path(path).folder
        try Folder.make(folder)
        guard !Folder.exists(path) else { throw .cannotWrite(path, .isFolder) }
        let temporary = "\(folder).\(Path(path).name).\(getpid()).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .cannotWrite(path, SystemError.last) }
        UnfinishedFiles.shared.insert(temporary)
        return (temporary, descriptor)
    }

    /// Appends bytes.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    public func write(_ bytes: some Collection<UInt8>) throws(InterchangeError) {
        pending += bytes
        if pending.count >= OutputFile.window { try flush() }
    }

    private func flush() throws(InterchangeError) {
        var done = 0
        while done < pending.count {
            let count = pending.withUnsafeBytes {
                systemWrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
            }
            if count < 0 {
                let error = SystemError.last
                if error == .other(EINTR) { continue }
                throw .cannotWrite(path, error)
            }
            done += count
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Gives the file its name.
    ///
    /// - Throws: `InterchangeError.cannotWrite`; nothing is left behind then.
    public func commit() throws(InterchangeError) {
        try flush()
        guard let temporary else { return }
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0, rename(temporary, path) == 0 else {
            throw .cannotWrite(path, SystemError.last)
        }
        UnfinishedFiles.shared.remove(temporary)
        self.temporary = nil
    }

    deinit {
        guard let temporary else { return }
        if descriptor >= 0 { close(descriptor) }
        UnfinishedFiles.shared.discard(temporary)
    }
}
